/** Kinds of file people send as a picture, whether we take them or not. */
export type ImageType =
  | "jpeg"
  | "png"
  | "webp"
  | "avif"
  | "gif"
  | "tiff"
  | "heic"
  | "svg"
  | "pdf"
  | "bmp"
  | "psd"
  | "jxl"
  | "ico";

/** How many of the first bytes decide. */
export const SNIFF_BYTES = 1024;

/** What the bytes are, whatever the file is called; undefined for anything that is no known picture. */
export function sniffType(head: Uint8Array): ImageType | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (ascii(0, 8) === "\u0089PNG\r\n\u001a\n") return "png";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "webp";
  if (ascii(0, 6) === "GIF87a" || ascii(0, 6) === "GIF89a") return "gif";
  if (ascii(0, 4) === "II*\u0000" || ascii(0, 4) === "MM\u0000*") return "tiff";
  if (ascii(0, 4) === "II+\u0000" || ascii(0, 4) === "MM\u0000+") return "tiff";
  if (ascii(4, 8) === "ftyp") return isoBrand(ascii);
  if (ascii(0, 5) === "%PDF-") return "pdf";
  if (ascii(0, 4) === "8BPS") return "psd";
  if (ascii(0, 2) === "\u00ff\u000a" || ascii(4, 8) === "JXL ") return "jxl";
  if (ascii(0, 4) === "\u0000\u0000\u0001\u0000") return "ico";
  if (ascii(0, 2) === "BM") return "bmp";
  return looksLikeSvg(head) ? "svg" : undefined;
}

/** ISO base media files name a major brand and the ones they are compatible with (ISO 14496-12, ftyp box). */
function isoBrand(ascii: (from: number, to: number) => string): ImageType | undefined {
  const brands = ascii(8, 64);
  if (/avi[fs]/.test(brands)) return "avif";
  return /hei[cxms]|hev[cmx]|mif1|msf1/.test(brands) ? "heic" : undefined;
}

/** Also behind a byte order mark, in UTF-16, after comments and a doctype; gzip hides it and is unknown. */
function looksLikeSvg(head: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(head).replaceAll("\u0000", "");
  return (
    /^[^<]{0,8}<(?:\?xml|!--|!DOCTYPE\s+svg|(?:\w+:)?svg[\s>/])/i.test(text.trimStart()) &&
    /<(?:\w+:)?svg[\s>/]/i.test(text)
  );
}
