import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPressProfile } from "../../../server/colour/icc-profile.ts";
import { pressConversion } from "../../../server/colour/press-conversion.ts";
import type { PressIntent } from "../../../server/colour/press-conversion.ts";
import { convertPixels } from "../../../configurator-schemas/artwork/colour-table.ts";
import { pressTable } from "../../../server/colour/press-table.ts";
import { iccFile } from "../../support/icc.ts";

const TIFICC = "/usr/bin/tificc";
const WITHOUT = existsSync(TIFICC) ? undefined : `${TIFICC} is not here (apt-get install liblcms2-utils)`;
const POINTS = 33;
const INTENTS: readonly { intent: PressIntent; flags: readonly string[] }[] = [
  { intent: "perceptual", flags: ["-t0"] },
  { intent: "relative-bpc", flags: ["-t1", "-b"] },
];

/** Every point of a grid over sRGB, as one picture. */
function gridPixels(): Uint8Array {
  const pixels = new Uint8Array(POINTS ** 3 * 3);
  for (let i = 0; i < POINTS ** 3; i += 1) {
    const point = [Math.floor(i / POINTS ** 2), Math.floor(i / POINTS) % POINTS, i % POINTS];
    pixels.set(
      point.map((each) => Math.round((each * 255) / (POINTS - 1))),
      i * 3,
    );
  }
  return pixels;
}

/** The largest difference of one ink, in per cent. */
function worstInk(a: Uint8Array, b: Uint8Array): number {
  expect(b.length).toBe(a.length);
  return a.reduce((worst, ink, i) => Math.max(worst, Math.abs(ink - (b[i] ?? 0))), 0) / 2.55;
}

describe.skipIf(WITHOUT)(`screens' colours to inks, beside Little CMS${WITHOUT ? `: ${WITHOUT}` : ""}`, () => {
  let folder = "";
  const pixels = gridPixels();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "icc-"));
    const raw = { width: POINTS ** 2, height: POINTS, channels: 3 } as const;
    await sharp(pixels, { raw }).tiff({ compression: "none" }).toFile(join(folder, "grid.tif"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function theirs(profile: string, flags: readonly string[]): Promise<Uint8Array> {
    const out = join(folder, "inks.tif");
    execFileSync(TIFICC, [...flags, "-o", profile, join(folder, "grid.tif"), out], { stdio: "ignore" });
    const read = sharp(readFileSync(out), { ignoreIcc: true }).pipelineColourspace("cmyk").toColourspace("cmyk");
    return read.raw().toBuffer();
  }

  function ours(profile: string, intent: PressIntent): Uint8Array {
    const into = new Uint8Array((pixels.length / 3) * 4);
    const table = pressTable(pressConversion(readPressProfile(readFileSync(profile)), intent));
    convertPixels(table, { pixels, channels: 3, into });
    return into;
  }

  for (const limit of [320, 300, 280])
    for (const { intent, flags } of INTENTS)
      it(`${limit} %, ${intent}: within 1 % of ink at all 35 937 points`, async () => {
        const profile = iccFile(`fogra39-coated-${limit}`);
        const [a, b] = [ours(profile, intent), await theirs(profile, flags)];
        expect(worstInk(a, b)).toBeLessThanOrEqual(1);
      });

  it("the two intents are not the same (control)", async () => {
    const profile = iccFile("fogra39-coated-300");
    const [a, b] = [ours(profile, "perceptual"), await theirs(profile, ["-t1", "-b"])];
    expect(worstInk(a, b)).toBeGreaterThan(5);
  });
});

describe("pixels to inks", () => {
  const profile = readPressProfile(readFileSync(iccFile("fogra39-coated-300")));
  const conversion = pressConversion(profile, "relative-bpc");
  const table = pressTable(conversion);

  it("are within 1.5 % of ink of what the colours of vectors become, alpha or not", () => {
    const colours = [0, 17, 90, 128, 200, 255].flatMap((r) =>
      [0, 64, 131, 255].flatMap((g) => [3, 99, 254].map((b) => [r, g, b])),
    );
    for (const [r = 0, g = 0, b = 0] of colours) {
      const [three, four] = [new Uint8Array(4), new Uint8Array(4)];
      convertPixels(table, { pixels: Uint8Array.of(r, g, b), channels: 3, into: three });
      convertPixels(table, { pixels: Uint8Array.of(r, g, b, 7), channels: 4, into: four });
      expect([...four]).toEqual([...three]);
      const exact = conversion.toInks([r / 255, g / 255, b / 255]).map((ink) => ink * 255);
      for (const [i, ink] of exact.entries()) expect(Math.abs(ink - (three[i] ?? 0))).toBeLessThan(1.5 * 2.55);
    }
  });

  it("white is paper, and no colour takes more ink than the profile allows", () => {
    const white = new Uint8Array(4);
    convertPixels(table, { pixels: Uint8Array.of(255, 255, 255), channels: 3, into: white });
    expect([...white]).toEqual([0, 0, 0, 0]);
    const pixels = gridPixels();
    const into = new Uint8Array((pixels.length / 3) * 4);
    convertPixels(table, { pixels, channels: 3, into });
    let most = 0;
    for (let i = 0; i < into.length; i += 4)
      most = Math.max(
        most,
        into.subarray(i, i + 4).reduce((sum, ink) => sum + ink, 0),
      );
    expect(most / 2.55).toBeLessThanOrEqual(300);
    expect(most / 2.55).toBeGreaterThan(200);
  });

  it("say so when there is no room for them", () => {
    const into = new Uint8Array(3);
    expect(() => convertPixels(table, { pixels: Uint8Array.of(1, 2, 3), channels: 3, into })).toThrow(RangeError);
  });
});
