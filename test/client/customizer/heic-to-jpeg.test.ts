import { describe, expect, it } from "vitest";
import { isDisplayP3 } from "../../../client/customizer/photo/heic-colour.ts";
import { heicToJpeg } from "../../../client/customizer/photo/heic-to-jpeg.ts";

describe("a HEIC picture", () => {
  it("stays as it is where nothing can decode it, so that the server can say what it takes", async () => {
    const file = new File([new Uint8Array(64)], "IMG_1.HEIC", { type: "image/heic" });
    expect(await heicToJpeg(file)).toBe(file);
  });

  it.each([
    ["an iPhone's profile, of version 4", "ispe....colrprof....acsp.. D\0i\0s\0p\0l\0a\0y\0 \0P\x003\0", true],
    ["one of version 2", "colrprof....desc.... Display P3", true],
    ["numbers of H.273", "colrnclx\0\x0c\0\x0d\0\x06\x80", true],
    ["numbers of sRGB", "colrnclx\0\x01\0\x0d\0\x06\x80", false],
    ["another profile", "colrprof....desc.... sRGB IEC61966-2.1", false],
    ["nothing", "Display P3 written elsewhere", false],
  ])("tells whose colours it has: %s", (_what, head, is) => {
    expect(isDisplayP3(Buffer.from(head, "latin1"))).toBe(is);
  });
});
