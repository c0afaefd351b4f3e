import { describe, expect, it } from "vitest";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { areaSize, designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import {
  addElement,
  changeElement,
  nextElementId,
  removeElement,
  select,
} from "../../../configurator-schemas/configuration/edit.ts";
import { countPrintedGraphemes } from "../../../configurator-schemas/configuration/graphemes.ts";
import { variantOf } from "../../../configurator-schemas/configuration/variant.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import { aMug, aMugWith, anImage, aShape, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const ids = (configuration: Configuration) => configuration.elements["wrap"]?.map((each) => each.id);

describe("configurations", () => {
  it("the contract's example is accepted by the grammar, and a misspelt property is named", () => {
    const example = {
      product: "mug-11oz",
      productVersion: 3,
      selections: { finish: "white", giftBox: true, message: "Joyeux anniversaire" },
      elements: {
        wrap: [
          {
            id: "e1",
            kind: "text",
            text: "Léa",
            font: "playfair-display",
            sizeMm: 18,
            color: "#c2185b",
            align: "center",
            placement: { xMm: 100, yMm: 45, rotationDeg: 0 },
          },
          {
            id: "e3",
            kind: "shape",
            shape: "heart",
            fill: "#c2185b",
            opacity: 0.8,
            placement: { xMm: 150, yMm: 45, widthMm: 20, heightMm: 20, rotationDeg: 0 },
          },
        ],
      },
    };
    expect(parseDocument(Configuration, example).ok).toBe(true);
    const wrong = parseDocument(Configuration, {
      ...example,
      elements: { wrap: [{ ...example.elements.wrap[0], colour: "#000000" }] },
    });
    expect(wrong).toMatchObject({ ok: false, issues: [{ path: "/elements/wrap/0/colour" }] });
  });

  it("edits are pure and leave everything else alone", () => {
    const before = aMugWith(aText(), anImage());
    const frozen = JSON.stringify(before);
    expect(ids(addElement(before, "wrap", aShape()))).toEqual(["e1", "e2", "e3"]);
    expect(ids(removeElement(before, "wrap", "e1"))).toEqual(["e2"]);
    expect(changeElement(before, { area: "wrap", id: "nobody" }, (each) => ({ ...each, id: "x" }))).toEqual(before);
    expect(select(before, "finish", "cream").selections).toEqual({ finish: "cream" });
    expect(select(select(before, "finish", "cream"), "finish", undefined).selections).toEqual({});
    expect(nextElementId(before)).toBe("e3");
    expect(JSON.stringify(before)).toBe(frozen);
  });

  it("a template is scaled uniformly to fit and centred", () => {
    const [template] = bundledProduct("mug-11oz").templateDocuments.filter((each) => each.id === "first-name");
    const same = applyTemplate(template!, { widthMm: 228.6, heightMm: 88.9 });
    expect(same[0]).toMatchObject({ sizeMm: 30, placement: { xMm: 114.3, yMm: 38 } });
    const half = applyTemplate(template!, { widthMm: 114.3, heightMm: 88.9 });
    expect(half[0]).toMatchObject({ sizeMm: 15, placement: { xMm: 57.15, yMm: 19 + 22.225 } });
  });

  it("areas live: a number, a print shop's own size, a table, an expression", () => {
    const mug = bundledProduct("mug-11oz");
    const wrap = mug.printAreas[0]!;
    expect(areaSize(mug, wrap, { configuration: aMug() })).toEqual({ widthMm: 228.6, heightMm: 88.9 });
    expect(areaSize(mug, wrap, { configuration: aMug(), profile: "mug-200x90" })).toEqual({
      widthMm: 200,
      heightMm: 90,
    });

    const shirt = bundledProduct("t-shirt");
    const back = shirt.printAreas[1]!;
    const sized = (size: string) => designSize(shirt, back, { product: "t-shirt", selections: { size }, elements: {} });
    expect(sized("xs")).toEqual({ widthMm: 280, heightMm: 373 });
    expect(sized("l")).toEqual({ widthMm: 300, heightMm: 400 });

    const document = bundledDocument("mug-11oz");
    const parametric = compiled({
      ...document,
      options: [
        ...document.options,
        {
          id: "w",
          kind: "number",
          min: 10,
          max: 100,
          step: 1,
          unit: "mm",
          recommended: [],
          legalEffect: "standard",
          label: { fr: "Largeur" },
        },
      ],
      printAreas: [{ ...document.printAreas[0]!, sizeMm: { width: "w * 2", height: "w + 5" } }],
    });
    expect(designSize(parametric, parametric.printAreas[0]!, aMug())).toBeUndefined();
    expect(designSize(parametric, parametric.printAreas[0]!, aMug({ selections: { w: 50 } }))).toEqual({
      widthMm: 100,
      heightMm: 55,
    });
  });

  it("the first matching row is the variant", () => {
    const mug = bundledProduct("mug-11oz");
    expect(variantOf(mug, aMug())?.sku).toBe("MUG11-W");
    expect(variantOf(mug, aMug({ selections: { finish: "magic", handle: "black" } }))?.sku).toBe("MUG11-M");
    expect(variantOf(mug, aMug({ selections: { inside: "red", handle: "blue" } }))?.sku).toBe("MUG11-W-MIX");
  });

  it("[P5] printed characters are graphemes without white space", () => {
    expect(countPrintedGraphemes("Joyeux anniversaire")).toBe(18);
    expect(countPrintedGraphemes("e\u0301 👨‍👩‍👧‍👦\n नि")).toBe(3);
  });
});
