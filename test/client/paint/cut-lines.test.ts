import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createCutLines } from "../../../client/customizer/paint/cut-lines.ts";
import { platesOf } from "../../../configurator-schemas/answers/plates.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aShape } from "../../support/builders.ts";
import { bundledProduct, bundledProfile, FALLBACK_FONTS } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const product = bundledProduct("die-cut-sticker");
const profile = bundledProfile("sticker-cut");
let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function shown(widthMm: number) {
  const placement = { xMm: 35, yMm: 35, widthMm, heightMm: 30, rotationDeg: 0 };
  const elements = { sticker: [aShape({ placement })] };
  const configuration: Configuration = { product: product.id, selections: {}, elements };
  const context = { area: "sticker", profile, shaper, fallbackFonts: FALLBACK_FONTS };
  const { list } = layoutArtwork(product, configuration, context);
  if (!list) throw new Error("no size");
  const { cut } = platesOf(product, configuration, { profile, list, edges: () => undefined });
  return { showing: { configuration, list, sources: new Map() }, d: cut?.d };
}

function following() {
  const lines: [string, string][] = [];
  return { lines, cutLines: createCutLines({ product, profile, onLine: (area, d) => lines.push([area, d]) }) };
}

describe("cut lines behind the hand", () => {
  it("are the file's, of what is shown last, once for many changes", () => {
    const { lines, cutLines } = following();
    for (const width of [20, 30, 40]) cutLines.follow(shown(width).showing);
    expect(lines).toEqual([]);
    vi.runAllTimers();
    expect(lines).toEqual([["sticker", shown(40).d]]);
    cutLines.follow(shown(30).showing);
    vi.runAllTimers();
    expect(lines.at(-1)).toEqual(["sticker", shown(30).d]);
    expect(shown(30).d).not.toBe(shown(40).d);
  });

  it("end with the loop", () => {
    const { lines, cutLines } = following();
    cutLines.follow(shown(30).showing);
    cutLines.stop();
    vi.runAllTimers();
    expect(lines).toEqual([]);
  });
});
