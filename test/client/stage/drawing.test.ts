import { describe, expect, it } from "vitest";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { drawKeyed } from "../../../client/customizer/stage/drawing/draw-keyed.ts";
import { fitDrawing } from "../../../client/customizer/stage/drawing/fit-drawing.ts";
import { hasGround } from "../../../client/customizer/stage/drawing/has-ground.ts";
import { aRack } from "../../support/a-rack.ts";
import { compiled } from "../../support/documents.ts";

const rack = compiled(aRack());

const draw = (selections: Selections, view = 0) => {
  const { scene } = rack;
  const found = scene.kind === "drawing" ? scene.views[view] : undefined;
  if (!found) throw new Error("expected a drawing");
  return drawKeyed(rack, found, { product: "rack", selections, elements: {} });
};

describe("a drawing on the stage", () => {
  it("[DR1] gives a shape the same name whatever comes and goes before it", () => {
    expect(draw({})?.shapes.map((each) => each.key)).toEqual(["1.0", "1.1", "2.0", "2.1", "2.2"]);
    expect(draw({ back: true, boards: 2 })?.shapes.map((each) => each.key)).toEqual([
      "0.0",
      "1.0",
      "1.1",
      "2.0",
      "2.1",
    ]);
  });

  it("[DR2] keeps the opacity the document asks for", () => {
    expect(draw({})?.shapes.map((each) => each.opacity)).toEqual([1, 1, 1, 1, 1]);
    expect(draw({}, 1)?.shapes.map((each) => each.opacity)).toEqual([0.9]);
  });

  it("[DR3] is nothing while its size is not a number", () => {
    expect(draw({ widthMm: "wide" })).toBeUndefined();
  });

  it("[DR6] is a picture with edges where it brings its own ground, else a thing on ours", () => {
    const drawn = draw({});
    if (!drawn) throw new Error("expected a drawing");
    expect(hasGround(drawn)).toBe(false);
    const [side] = drawn.shapes;
    if (!side) throw new Error("expected a shape");
    const wall = { ...side, shape: { width: 800, height: 900, radius: 0 } };
    expect(hasGround({ ...drawn, shapes: [wall, ...drawn.shapes] })).toBe(true);
    expect(hasGround({ ...drawn, shapes: [{ ...wall, opacity: 0.1 }] })).toBe(false);
  });

  it("[DR4] fills its box inside the margins, whichever side is the longer", () => {
    const margins = { side: 10, top: 20, bottom: 60 };
    const wide = fitDrawing({ widthMm: 1000, heightMm: 100 }, { width: 520, height: 380 }, margins);
    expect(wide).toEqual({ scale: 0.5, x: 10, y: 145 });
    const tall = fitDrawing({ widthMm: 100, heightMm: 600 }, { width: 520, height: 380 }, margins);
    expect(tall).toEqual({ scale: 0.5, x: 235, y: 20 });
  });

  it("[DR5] still shows something in a box smaller than its margins", () => {
    const fit = fitDrawing(
      { widthMm: 100, heightMm: 100 },
      { width: 40, height: 60 },
      { side: 30, top: 20, bottom: 60 },
    );
    expect(fit.scale).toBeGreaterThan(0);
    expect(fit.y + 100 * fit.scale).toBeLessThanOrEqual(60);
  });
});
