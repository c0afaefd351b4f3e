/** A picture as a WebP data address, at most `longSidePx` on its long side. */
export function shrinkPicture(picture: HTMLCanvasElement, longSidePx: number): string {
  const scale = Math.min(1, longSidePx / Math.max(picture.width, picture.height, 1));
  const small = document.createElement("canvas");
  small.width = Math.max(1, Math.round(picture.width * scale));
  small.height = Math.max(1, Math.round(picture.height * scale));
  const context = small.getContext("2d");
  if (context) {
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, small.width, small.height);
  }
  return small.toDataURL("image/webp", 0.9);
}
