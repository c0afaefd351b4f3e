import sharp from "sharp";

let profile: Promise<Buffer> | undefined;

/** The sRGB profile that print files carry, too. */
export async function srgbProfile(): Promise<Buffer> {
  profile ??= read();
  return profile;
}

async function read(): Promise<Buffer> {
  const png = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#ffffff" } })
    .withIccProfile("srgb")
    .png()
    .toBuffer();
  const { icc } = await sharp(png).metadata();
  if (!icc) throw new Error("expected sharp to attach its sRGB profile, got a picture without one");
  return icc;
}
