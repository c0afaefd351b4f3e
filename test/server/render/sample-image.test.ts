import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Matrix } from "../../../configurator-schemas/units/matrix.ts";
import { filterTable } from "../../../configurator-schemas/artwork/filters.ts";
import { SOURCE_PADDING } from "../../../server/render/prepare-image.ts";
import type { PreparedImage } from "../../../server/render/prepare-image.ts";
import { createRaster } from "../../../server/render/raster.ts";
import { sampleImage } from "../../../server/render/sample-image.ts";
import type { SamplePlace } from "../../../server/render/sample-image.ts";

const SIZE = { width: 24, height: 18 };
const FILTER = filterTable([{ kind: "brightness", by: 0.3 }]);

/** A picture of noise; of four channels with clear and half-clear pixels. */
function aSource(channels: 3 | 4, { seed, toSource }: { readonly seed: number; readonly toSource: Matrix }) {
  const [width, height] = [9, 7];
  const data = new Uint8Array((width + 2 * SOURCE_PADDING) * (height + 2 * SOURCE_PADDING) * channels);
  for (let i = 0, value = seed + 1; i < data.length; i += 1) {
    value = (Math.imul(value, 1_664_525) + 1_013_904_223) >>> 0;
    data[i] = value >>> 24;
  }
  if (channels === 4)
    for (let at = 0; at < data.length; at += 4) {
      const alpha = [0, 255, data[at + 3] ?? 0][at % 3] ?? 0;
      data[at + 3] = alpha;
      for (let channel = at; channel < at + 3; channel += 1) data[channel] = Math.min(data[channel] ?? 0, alpha);
    }
  const window = { left: 0.3, top: 0, right: 8.6, bottom: 7 };
  return { data, width, height, channels, toSource, window } satisfies PreparedImage;
}

function painted(source: PreparedImage, place: Omit<SamplePlace, "box"> = { opacity: 1 }) {
  const raster = createRaster(SIZE.width, SIZE.height);
  for (let at = 0; at < raster.data.length; at += 4) if (at % 3 === 0) raster.data.set([90, 20, 200, 180], at);
  sampleImage(raster, source, { ...place, box: { x: 1, y: 2, width: 22, height: 15 } });
  return [...raster.data];
}

/** A scale either way and a middle, such that every pixel of the box reads the source. */
const anAxis = (length: number, pixels: number) =>
  fc
    .tuple(
      fc.double({ min: 0.02, max: 0.3, noNaN: true }),
      fc.boolean(),
      fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    )
    .map(([size, isFlipped, off]) => {
      const scale = isFlipped ? -size : size;
      return [scale, (length - pixels * scale) / 2 + off] as const;
    });

const aPlace = fc.record({
  seed: fc.nat(1000),
  channels: fc.constantFrom(3 as const, 4 as const),
  across: anAxis(9, SIZE.width),
  down: anAxis(7, SIZE.height),
  opacity: fc.constantFrom(1, 0.4, 0.001),
  isMasked: fc.boolean(),
  isFiltered: fc.boolean(),
});

describe("upright images", () => {
  it("are painted as those a hair from upright, to the byte: across first, then down, is the same sum", () => {
    fc.assert(
      fc.property(aPlace, ({ seed, channels, across, down, opacity, isMasked, isFiltered }) => {
        const place = {
          opacity,
          ...(isMasked && { mask: Uint8Array.from({ length: 330 }, (_, i) => (i * 53) % 256) }),
          ...(isFiltered && { filter: FILTER }),
        };
        const [[scaleX, moveX], [scaleY, moveY]] = [across, down];
        // Edges are covered by area where an image is slanted: here they lie outside the box.
        const window = { left: -3, top: -3, right: 12, bottom: 10 };
        const source = { ...aSource(channels, { seed, toSource: [scaleX, 0, 0, scaleY, moveX, moveY] }), window };
        // By less than a double can tell: painted by the other code.
        const slanted = { ...source, toSource: [scaleX, 1e-300, 1e-300, scaleY, moveX, moveY] as Matrix };
        expect(painted(source, place)).toEqual(painted(slanted, place));
      }),
      { numRuns: 300 },
    );
  });

  it("leave out pixels whose centre lies outside, on every side", () => {
    const source = aSource(3, { seed: 1, toSource: [0.5, 0, 0, 0.5, -1, -1.5] });
    const data = painted(source);
    const untouched = painted({ ...source, window: { left: 0, top: 0, right: 0, bottom: 0 } });
    const box = { left: 22, top: 18, right: -1, bottom: -1 };
    for (let y = 0; y < SIZE.height; y += 1)
      for (let x = 0; x < SIZE.width; x += 1) {
        const at = (y * SIZE.width + x) * 4;
        if (data.slice(at, at + 4).join() === untouched.slice(at, at + 4).join()) continue;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y);
      }
    // (x + 0.5) / 2 − 1 from 0.3 to 8.6; (y + 0.5) / 2 − 1.5 from 0 to 7.
    expect(box).toEqual({ left: 3, top: 3, right: 18, bottom: 16 });
  });

  it("paint the rows of a band as they are in the whole", () => {
    const source = aSource(4, { seed: 7, toSource: [0.5, 0, 0, 0.41, -1, -1.5] });
    const whole = painted(source);
    const band = createRaster(SIZE.width, 6);
    band.data.set(painted({ ...source, window: { left: 0, top: 0, right: 0, bottom: 0 } }).slice(0, band.data.length));
    const raster = createRaster(SIZE.width, 6);
    sampleImage(raster, source, { opacity: 1, top: 8, box: { x: 1, y: 8, width: 22, height: 6 } });
    const clearWhole = createRaster(SIZE.width, SIZE.height);
    sampleImage(clearWhole, source, { opacity: 1, box: { x: 1, y: 2, width: 22, height: 15 } });
    expect([...raster.data]).toEqual([...clearWhole.data.subarray(8 * SIZE.width * 4, 14 * SIZE.width * 4)]);
    expect(whole).not.toEqual([...clearWhole.data]); // control: what lies below is seen
  });
});
