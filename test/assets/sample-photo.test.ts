import { readFile } from "node:fs/promises";

import sharp from "sharp";
import { describe, expect, it } from "vitest";

const FILE = new URL("../../assets/photos/sample.jpg", import.meta.url);

describe("sample photo", () => {
  it("is large enough to print and small enough to ship", async () => {
    const bytes = await readFile(FILE);
    const { format, width, height, orientation } = await sharp(bytes).metadata();
    expect({ format, width, height }).toEqual({ format: "jpeg", width: 2400, height: 1800 });
    expect(orientation).toBeUndefined();
    expect(bytes.length).toBeLessThanOrEqual(700_000);
  });

  it("has colours that are found again in a print file", async () => {
    const { data } = await sharp(await readFile(FILE))
      .resize(8, 6, { fit: "fill" })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (column: number, row: number) => [
      ...data.subarray((row * 8 + column) * 3, (row * 8 + column) * 3 + 3),
    ];
    const [eveningRed = 0, , eveningBlue = 0] = pixel(4, 2);
    const [zenithRed = 0, , zenithBlue = 0] = pixel(4, 0);
    expect(eveningRed - eveningBlue).toBeGreaterThan(60);
    expect(zenithBlue - zenithRed).toBeGreaterThan(30);
  });
});
