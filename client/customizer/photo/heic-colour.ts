/** What is said of colours stands in a file's first box of descriptions, before its pixels. */
const HEAD_BYTES = 64 * 1024;
/** `colour_primaries` of Display P3 (ITU-T H.273). */
const P3_PRIMARIES = 12;

/**
 * Whether a HEIC file's colours are Display P3, as iPhones write them: libheif hands numbers over without their meaning, and
 * read as sRGB they are dull. Any other profile counts as sRGB.
 */
export function isDisplayP3(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  const coded = head.indexOf("colrnclx");
  if (coded !== -1 && head.charCodeAt(coded + 8) * 256 + head.charCodeAt(coded + 9) === P3_PRIMARIES) return true;
  const profile = head.indexOf("colrprof");
  if (profile === -1) return false;
  // Profiles tell their name in UTF-16 (version 4) or in ASCII (version 2).
  return /D\0?i\0?s\0?p\0?l\0?a\0?y\0? \0?P\0?3/.test(head.slice(profile));
}
