import sharp from "sharp";

/**
 * Leaves libvips only the decoders of accepted types, for the whole process (there is no narrower switch), so that a
 * file made to look like two types never reaches the SVG, PDF or ImageMagick loader. Not for a process that renders.
 */
export function restrictLoaders(): void {
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({
    operation: [
      ...["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"].map((name) => `VipsForeignLoad${name}File`),
      // From memory only our own markup comes (ingest-drawing.ts); a stranger's SVG is a file.
      "VipsForeignLoadSvgBuffer",
    ],
  });
  sharp.cache(false);
  // Each thread has rows of its own at hand: 16 bits of 100 megapixels took 242 MB with two, 201 with one, and no less time of
  // the processors (measured). The other core stays for those who wait for a price.
  sharp.concurrency(1);
}
