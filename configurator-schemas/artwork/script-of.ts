/**
 * Writing system of a character, for cutting text into runs a shaper can shape. From block ranges of one fixed Unicode
 * version, because `\p{Script}` answers by whatever version the engine carries. undefined = takes its neighbour's.
 */
const RANGES: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x41, 0x5a, "Latn"],
  [0x61, 0x7a, "Latn"],
  [0xaa, 0xaa, "Latn"],
  [0xba, 0xba, "Latn"],
  [0xc0, 0x24f, "Latn"],
  [0x250, 0x2af, "Latn"],
  [0x370, 0x3ff, "Grek"],
  [0x400, 0x52f, "Cyrl"],
  [0x531, 0x58f, "Armn"],
  [0x591, 0x5f4, "Hebr"],
  [0x600, 0x6ff, "Arab"],
  [0x700, 0x74f, "Syrc"],
  [0x750, 0x77f, "Arab"],
  [0x8a0, 0x8ff, "Arab"],
  [0x900, 0x97f, "Deva"],
  [0x980, 0x9ff, "Beng"],
  [0xa00, 0xa7f, "Guru"],
  [0xa80, 0xaff, "Gujr"],
  [0xb80, 0xbff, "Taml"],
  [0xc00, 0xc7f, "Telu"],
  [0xc80, 0xcff, "Knda"],
  [0xd00, 0xd7f, "Mlym"],
  [0xd80, 0xdff, "Sinh"],
  [0xe00, 0xe7f, "Thai"],
  [0xe80, 0xeff, "Laoo"],
  [0x10a0, 0x10ff, "Geor"],
  [0x1100, 0x11ff, "Hang"],
  [0x1e00, 0x1eff, "Latn"],
  [0x1f00, 0x1fff, "Grek"],
  [0x3040, 0x309f, "Hira"],
  [0x30a0, 0x30ff, "Kana"],
  [0x3400, 0x4dbf, "Hani"],
  [0x4e00, 0x9fff, "Hani"],
  [0xac00, 0xd7af, "Hang"],
  [0xfb1d, 0xfb4f, "Hebr"],
  [0xfb50, 0xfdff, "Arab"],
  [0xfe70, 0xfeff, "Arab"],
];

/** ISO 15924 code of a character's script, undefined for digits, punctuation, spaces and marks. */
export function scriptOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0;
  return RANGES.find(([from, to]) => code >= from && code <= to)?.[2];
}
