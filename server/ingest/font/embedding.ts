import { byteView } from "./byte-view.ts";

/**
 * What a font's maker allows (OpenType, OS/2 fsType): installable, editable or preview and print; restricted needs a permission
 * of its own. Of several bits the most permissive counts. A font without the table forbids nothing.
 */
export type Embedding = "installable" | "editable" | "preview" | "restricted" | "bitmap";

const [RESTRICTED, PREVIEW, EDITABLE, BITMAP_ONLY] = [0x0002, 0x0004, 0x0008, 0x0200];

export function embeddingOf(os2: Uint8Array | undefined): Embedding {
  if (!os2 || os2.length < 10) return "installable";
  const bits = byteView(os2).getUint16(8);
  if ((bits & BITMAP_ONLY) !== 0) return "bitmap";
  if ((bits & EDITABLE) !== 0) return "editable";
  if ((bits & PREVIEW) !== 0) return "preview";
  return (bits & RESTRICTED) === 0 ? "installable" : "restricted";
}
