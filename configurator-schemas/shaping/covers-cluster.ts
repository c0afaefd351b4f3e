/** Joiners, variation selectors and direction marks: shaped away, never drawn, in no font's duty. */
const IGNORABLE_RANGES: readonly (readonly [from: number, to: number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0100, 0xe01ef],
];

/**
 * True when a font that has the characters `has` says can write a cluster. HarfBuzz composes and decomposes where that spares
 * a missing glyph: "e" with an acute accent may be drawn as "é".
 */
export function coversCluster(cluster: string, has: (code: number) => boolean): boolean {
  return (
    hasGlyphs(cluster, has) || hasGlyphs(cluster.normalize("NFC"), has) || hasGlyphs(cluster.normalize("NFD"), has)
  );
}

function hasGlyphs(cluster: string, has: (code: number) => boolean): boolean {
  for (const character of cluster) {
    const code = character.codePointAt(0) ?? 0;
    if (IGNORABLE_RANGES.some(([from, to]) => code >= from && code <= to)) continue;
    if (!has(code)) return false;
  }
  return true;
}
