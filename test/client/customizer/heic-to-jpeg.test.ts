import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { isDisplayP3 } from "../../../client/customizer/photo/heic-colour.ts";
import { heicToJpeg } from "../../../client/customizer/photo/heic-to-jpeg.ts";

describe("a HEIC picture", () => {
  it("stays as it is where nothing can decode it, so that the server can say what it takes", async () => {
    const file = new File([new Uint8Array(64)], "IMG_1.HEIC", { type: "image/heic" });
    expect(await heicToJpeg(file)).toBe(file);
  });

  it("tells whose colours it has, by its profile's red or by its numbers", async () => {
    const profiled = async (name: string) => {
      const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } });
      const { icc } = await sharp(await pixel.withIccProfile(name).png().toBuffer()).metadata();
      return isDisplayP3(Buffer.concat([Buffer.from("ispe....colrprof"), icc ?? Buffer.alloc(0)]));
    };
    expect([await profiled("p3"), await profiled("srgb")]).toEqual([true, false]);
    const told = [
      "colrnclx\0\x0c\0\x0d\0\x06\x80",
      "colrnclx\0\x01\0\x0d\0\x06\x80",
      "colrprof",
      "colrnclx",
      "Display P3",
    ].map((head) => isDisplayP3(Buffer.from(head, "latin1")));
    expect(told).toEqual([true, false, false, false, false]);
  });
});
