import { describe, expect, it } from "vitest";
import { createKnownProducts } from "../../../server/workers/about-product.ts";
import { aBoolean, aProduct } from "../../support/a-product.ts";

const document = aProduct({ options: [aBoolean("box")] });

describe("products a worker knows", () => {
  it("[AP1] is what it was told, under its own key only", () => {
    const find = createKnownProducts();
    expect(find({ product: 1 })).toBeUndefined();
    expect(find({ product: 1, document })).toBe(document);
    expect(find({ product: 1 })).toBe(document);
    expect(find({ product: 2 })).toBeUndefined();
  });

  it("[AP2] stay the same object, so that what was worked out for it is not lost", () => {
    const find = createKnownProducts();
    find({ product: 1, document });
    expect(find({ product: 1, document: structuredClone(document) })).toBe(document);
  });

  it("[AP3] are fifty: the one that nobody asked about for the longest time goes", () => {
    const find = createKnownProducts();
    for (let product = 1; product <= 50; product++) find({ product, document });
    expect(find({ product: 1 })).toBe(document);
    find({ product: 51, document });
    expect(find({ product: 2 })).toBeUndefined();
    expect([1, 3, 51].map((product) => find({ product }))).toEqual([document, document, document]);
  });
});
