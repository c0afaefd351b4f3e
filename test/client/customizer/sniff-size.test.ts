import { describe, expect, it } from "vitest";
import { sniffSize } from "../../../client/customizer/session/sniff-size.ts";
import sharp from "sharp";

describe("sniffing a picture's size", () => {
  it("reads PNG and JPEG headers, progressive ones too", async () => {
    const plain = { create: { width: 321, height: 123, channels: 3, background: "#48a" } } as const;
    const png = await sharp(plain).png().toBuffer();
    const jpeg = await sharp(plain)
      .withExif({ IFD0: { Artist: "x".repeat(3000) } })
      .jpeg({ progressive: true })
      .toBuffer();
    expect(sniffSize(png)).toEqual({ widthPx: 321, heightPx: 123 });
    expect(sniffSize(jpeg)).toEqual({ widthPx: 321, heightPx: 123 });
  });

  it("leaves everything else, and broken files, to the server", () => {
    expect(sniffSize(new Uint8Array([0xff, 0xd8, 0xff]))).toBeUndefined();
    expect(sniffSize(new TextEncoder().encode("<svg/>"))).toBeUndefined();
    expect(sniffSize(new Uint8Array())).toBeUndefined();
  });
});
