/** Containers a font comes in. */
export type FontContainer = "sfnt" | "woff" | "woff2" | "collection";

const CONTAINERS: Readonly<Record<string, FontContainer>> = {
  "\u0000\u0001\u0000\u0000": "sfnt",
  OTTO: "sfnt",
  true: "sfnt",
  wOFF: "woff",
  wOF2: "woff2",
  ttcf: "collection",
};

/** What the bytes are, whatever the file is called; undefined for what is no font. */
export function sniffFont(bytes: Uint8Array): FontContainer | undefined {
  return CONTAINERS[String.fromCharCode(...bytes.subarray(0, 4))];
}
