import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaMean, MeanOfRows } from "../../../server/parity/area-mean.ts";
import type { ComparedPicture } from "../../../server/parity/compared-picture.ts";

const side = fc.integer({ min: 1, max: 40 });
const shrunk = fc
  .record({ width: side, height: side, across: fc.double({ min: 0.02, max: 1, noNaN: true }), seed: fc.nat() })
  .map(({ width, height, across, seed }) => ({
    picture: aPicture({ width, height, seed }),
    size: { widthPx: Math.max(1, Math.floor(width * across)), heightPx: Math.max(1, Math.floor(height * across)) },
  }));

describe("the mean of areas", () => {
  it("[AM1] keeps how much ink there is, whatever the sizes", () => {
    fc.assert(
      fc.property(shrunk, ({ picture, size }) => {
        const small = areaMean(picture, size);
        expect([small.width, small.height]).toEqual([size.widthPx, size.heightPx]);
        // Rounding moves a pixel by half a level at most.
        expect(Math.abs(meanAlpha(small) - meanAlpha(picture))).toBeLessThanOrEqual(0.51);
      }),
    );
  });

  it("[AM2] of one colour is that colour, clear parts or not", () => {
    fc.assert(
      fc.property(shrunk, fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)), ({ picture, size }, colour) => {
        for (let at = 0; at < picture.data.length; at += 4) picture.data.set(colour, at);
        const { data } = areaMean(picture, size);
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] !== 0) expect([...data.subarray(at, at + 3)]).toEqual(colour);
      }),
    );
  });

  it("[AM4] is the same when rows come one after another", () => {
    fc.assert(
      fc.property(shrunk, fc.nat(40), ({ picture, size }, cut) => {
        const { data, width, height } = picture;
        // Of its own size a picture is itself, with what colour its clear pixels have.
        fc.pre(size.widthPx !== width || size.heightPx !== height);
        const mean = new MeanOfRows({ widthPx: width, heightPx: height }, size);
        const at = Math.min(cut, height);
        mean.take({ data: data.subarray(0, at * width * 4), width, height: at });
        mean.take({ data: data.subarray(at * width * 4), width, height: height - at });
        expect([...mean.picture.data]).toEqual([...areaMean(picture, size).data]);
      }),
    );
  });

  it("[AM3] by halves is the mean of four", () => {
    const picture = {
      data: Uint8Array.from([0, 40, 80, 120].flatMap((grey) => [grey, grey, grey, 255])),
      width: 2,
      height: 2,
    };
    expect([...areaMean(picture, { widthPx: 1, heightPx: 1 }).data]).toEqual([60, 60, 60, 255]);
    // Half transparent black and opaque white: the white counts twice.
    const mixed = { data: Uint8Array.from([0, 0, 0, 85, 255, 255, 255, 170]), width: 2, height: 1 };
    expect([...areaMean(mixed, { widthPx: 1, heightPx: 1 }).data]).toEqual([170, 170, 170, 128]);
  });
});

function aPicture({
  width,
  height,
  seed,
}: {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
}): ComparedPicture {
  let state = seed + 1;
  const data = Uint8Array.from({ length: width * height * 4 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 256;
  });
  return { data, width, height };
}

function meanAlpha({ data }: ComparedPicture): number {
  return data.reduce((sum, value, at) => (at % 4 === 3 ? sum + value : sum), 0) / (data.length / 4);
}
