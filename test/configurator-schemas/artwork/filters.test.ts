import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterPixels, filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import type { Filter } from "../../../configurator-schemas/artwork/filters.ts";
import { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { anImage } from "../../support/builders.ts";
import { anyFilters } from "./any-filters.ts";

function filtered(filters: readonly Filter[], ...pixels: readonly number[]): number[] {
  const bytes = Uint8Array.from(pixels);
  filterPixels(bytes, filterTable(filters));
  return [...bytes];
}

const everyGrey = Array.from({ length: 256 }, (_, grey) => [grey, grey, grey, 255]).flat();

describe("picture filters", () => {
  it("[A40] greyscale weighs by BT.709, keeps grey and leaves alpha alone", () => {
    expect(filtered([{ kind: "greyscale" }], 255, 0, 0, 9, 0, 255, 0, 0, 0, 0, 255, 255)).toEqual([
      54, 54, 54, 9, 182, 182, 182, 0, 19, 19, 19, 255,
    ]);
    expect(filtered([{ kind: "greyscale" }], ...everyGrey)).toEqual(everyGrey);
  });

  it("[A40] a threshold makes what is at least as bright white, and black 32 levels below", () => {
    const one = (grey: number) => filtered([{ kind: "threshold", level: 128 }], grey, grey, grey, 255)[0];
    expect([one(0), one(96), one(112), one(127), one(128), one(255)]).toEqual([0, 0, 127, 247, 255, 255]);
    expect(filtered([{ kind: "threshold", level: 0 }], 0, 0, 0, 255)).toEqual([255, 255, 255, 255]);
  });

  it("[A40] two tones: black becomes the dark one, white the light one, between them in between", () => {
    const duotone: Filter = { kind: "duotone", dark: "#102030", light: "#f0e0d0" };
    expect(filtered([duotone], 0, 0, 0, 1, 255, 255, 255, 2, 128, 128, 128, 3)).toEqual([
      16, 32, 48, 1, 240, 224, 208, 2, 128, 128, 128, 3,
    ]);
  });

  it("[A40] brightness moves the middle and clips nothing; contrast tilts about the middle", () => {
    for (const by of [-100, -37, 41, 100]) {
      const bytes = filtered([{ kind: "brightness", by }], ...everyGrey).filter((_, i) => i % 4 === 0);
      expect(bytes[0]).toBe(0);
      expect(bytes[255]).toBe(255);
      expect(bytes.every((value, i) => i === 0 || value >= (bytes[i - 1] ?? 0))).toBe(true);
      expect(Math.sign((bytes[128] ?? 0) - 128)).toBe(Math.sign(by));
    }
    expect(filtered([{ kind: "contrast", by: -100 }], 0, 77, 255, 255)).toEqual([128, 128, 128, 255]);
    expect(filtered([{ kind: "contrast", by: 100 }], 118, 128, 138, 255)).toEqual([108, 128, 148, 255]);
    expect(filtered([{ kind: "contrast", by: 100 }], 20, 128, 250, 255)).toEqual([0, 128, 255, 255]);
  });

  it("[A40] one pass gives what the filters one after another give", () => {
    const bytes = fc.uint8Array({ minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(anyFilters, bytes, (filters, pixels) => {
        const stepwise = Uint8Array.from(pixels);
        for (const each of filters) filterPixels(stepwise, filterTable([each]));
        expect(filtered(filters, ...pixels)).toEqual([...stepwise]);
      }),
    );
  });

  it("[A40] alpha is never touched", () => {
    fc.assert(
      fc.property(anyFilters, fc.uint8Array({ minLength: 4, maxLength: 4 }), (filters, pixel) => {
        expect(filtered(filters, ...pixel)[3]).toBe(pixel[3]);
      }),
    );
  });

  it("a design may name up to eight of them, and nothing outside their ranges", () => {
    const parses = (filters: unknown) => DesignElement.safeParse({ ...anImage(), filters }).success;
    expect(parses(undefined)).toBe(true);
    expect(parses(Array.from({ length: 8 }, () => ({ kind: "greyscale" })))).toBe(true);
    expect(parses(Array.from({ length: 9 }, () => ({ kind: "greyscale" })))).toBe(false);
    expect(parses([{ kind: "contrast", by: 101 }])).toBe(false);
    expect(parses([{ kind: "threshold", level: 1.5 }])).toBe(false);
    expect(parses([{ kind: "duotone", dark: "black", light: "#ffffff" }])).toBe(false);
    expect(parses([{ kind: "sepia" }])).toBe(false);
  });
});
