import { describe, expect, it } from "vitest";
import { heicToJpeg } from "../../../client/customizer/photo/heic-to-jpeg.ts";

describe("a HEIC picture", () => {
  it("stays as it is where nothing can decode it, so that the server can say what it takes", async () => {
    const file = new File([new Uint8Array(64)], "IMG_1.HEIC", { type: "image/heic" });
    expect(await heicToJpeg(file)).toBe(file);
  });
});
