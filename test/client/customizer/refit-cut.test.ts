import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refitCuts } from "../../../client/customizer/session/refit-cut.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { aShape } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

const product = bundledProduct("die-cut-sticker");

interface Sizes {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly borderMm: number;
}

const ROUND: Sizes = { widthMm: 70, heightMm: 70, borderMm: 2 };
const disc = (size: number) =>
  aShape({ shape: "ellipse", placement: { xMm: 35, yMm: 35, widthMm: size, heightMm: size, rotationDeg: 0 } });
const sticker = (sizes: Sizes, elements = [disc(66)]): Configuration => ({
  product: product.id,
  selections: { ...sizes },
  elements: { sticker: elements },
});

/** One after the other, as a shopper moves one slider and then another. */
function through(steps: readonly Sizes[], start = sticker(ROUND)) {
  return steps.reduce((own, sizes) => {
    const picked = { ...own, selections: { ...sizes } };
    const boxes = (own.elements["sticker"] ?? []).flatMap((each) =>
      each.kind === "shape" ? [{ element: each.id, ...each.placement }] : [],
    );
    return refitCuts(product, { own: picked, before: own, after: picked, boxes: new Map([["sticker", boxes]]) });
  }, start);
}

const placed = ({ elements }: Configuration) => elements["sticker"]?.[0]?.placement;

describe("a sticker of another size", () => {
  it("takes its design along, once both sides have room for it", () => {
    const wide = { ...ROUND, widthMm: 100 };
    expect(placed(through([wide]))).toMatchObject({ xMm: 50, yMm: 35, widthMm: 66 });
    expect(placed(through([wide, { ...wide, heightMm: 100 }]))).toMatchObject({ xMm: 50, yMm: 50, widthMm: 96 });
    expect(placed(through([{ ...ROUND, heightMm: 30 }]))).toMatchObject({ xMm: 35, yMm: 15, heightMm: 26 });
  });

  it("keeps its border free when that becomes wider, and half a design half", () => {
    expect(placed(through([{ ...ROUND, borderMm: 5 }]))).toMatchObject({ xMm: 35, widthMm: 60 });
    const half = through([{ widthMm: 136, heightMm: 136, borderMm: 2 }], sticker(ROUND, [disc(33)]));
    expect(placed(half)).toMatchObject({ widthMm: 66 });
  });

  it("comes back to what it was by whatever way", () => {
    const sizes = fc.record({
      widthMm: fc.integer({ min: 30, max: 300 }),
      heightMm: fc.integer({ min: 30, max: 300 }),
      borderMm: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(sizes, { maxLength: 5 }), (way) => {
        const { xMm, yMm, widthMm } = placed(through([...way, ROUND])) as { xMm: number; yMm: number; widthMm: number };
        expect(Math.abs(xMm - 35) + Math.abs(yMm - 35)).toBeLessThan(0.1);
        expect(Math.abs(widthMm - 66)).toBeLessThan(0.3);
      }),
    );
  });

  it("leaves alone what is not cut around its design, and what no size changes (control)", () => {
    const own = sticker(ROUND);
    expect(through([ROUND], own).elements).toBe(own.elements);
    const mug = bundledProduct("mug-11oz");
    const onMug: Configuration = { product: mug.id, selections: {}, elements: { wrap: [disc(20)] } };
    expect(refitCuts(mug, { own: onMug, before: onMug, after: onMug, boxes: new Map() })).toBe(onMug);
  });
});
