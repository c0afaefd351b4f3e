import { describe, expect, it } from "vitest";
import { viewOfElement } from "../../../client/customizer/view-of-element.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");
const viewAt = (xMm: number) =>
  viewOfElement(mug, aMugWith(aText({ placement: { xMm, yMm: 44, rotationDeg: 0 } })), { area: "wrap", element: "e1" });

describe("the view that shows an element", () => {
  it("is on the element's side of the mug", () => {
    expect(viewAt(60)).toBe("left");
    expect(viewAt(114)).toBe("front");
    expect(viewAt(170)).toBe("overview");
  });

  it("is any view for nothing in particular", () => {
    expect(viewOfElement(mug, aMugWith(), { area: "wrap", element: undefined })).toBeUndefined();
  });

  it("is the side of the shirt the area is on", () => {
    const shirt = bundledProduct("t-shirt");
    const configuration = { product: "t-shirt", selections: {}, elements: {} };
    expect(viewOfElement(shirt, configuration, { area: "back", element: undefined })).toBe("back");
  });
});
