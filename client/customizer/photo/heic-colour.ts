/** What is said of colours stands in a file's first box of descriptions, before its pixels. */
const HEAD_BYTES = 64 * 1024;
/** `colour_primaries` of Display P3 (ITU-T H.273). */
const P3_PRIMARIES = 12;
/** X of P3's red under a profile's light (D50); sRGB's is 0.436, Adobe RGB's 0.61. */
const P3_RED_X = 0.5151;
const NEAR = 0.004;
/** An ICC profile's table of tags: a count, then name, place and size of each (ICC.1, 7.3). */
const [TAGS_AT, TAG_BYTES] = [128, 12];

/**
 * Whether a HEIC file's colours are Display P3, as iPhones write them: libheif hands numbers over without their meaning, and
 * read as sRGB they are dull. Any other profile counts as sRGB.
 */
export function isDisplayP3(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  const text = new TextDecoder("latin1").decode(head);
  const coded = text.indexOf("colrnclx");
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (coded !== -1 && coded + 10 <= view.byteLength && view.getUint16(coded + 8) === P3_PRIMARIES) return true;
  const profile = text.indexOf("colrprof");
  return profile !== -1 && Math.abs(redXOf(view, profile + 8) - P3_RED_X) < NEAR;
}

/** X of a profile's red; NaN where it says none. */
function redXOf(view: DataView, start: number): number {
  const word = (at: number) => (at >= 0 && at + 4 <= view.byteLength ? view.getInt32(at) : Number.NaN);
  const count = Math.min(word(start + TAGS_AT), 100);
  for (let tag = 0; tag < count; tag += 1) {
    const at = start + TAGS_AT + 4 + tag * TAG_BYTES;
    // "rXYZ"; its numbers stand after a name and four empty bytes, in 65536ths.
    if (word(at) === 0x72_58_59_5a) return word(start + word(at + 4) + 8) / 65_536;
  }
  return Number.NaN;
}
