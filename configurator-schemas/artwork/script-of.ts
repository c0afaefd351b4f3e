import { tabledScriptOf } from "./script-table.ts";

/** Common and inherited marks that only one writing system uses: dandas, the baht, Arabic and East Asian punctuation. */
const HINTS: readonly (readonly [from: number, to: number, script: string])[] = [
  [0x589, 0x589, "Armn"],
  [0x605, 0x6dd, "Arab"],
  [0x8e2, 0x8e2, "Arab"],
  [0x964, 0x965, "Deva"],
  [0xe3f, 0xe3f, "Thai"],
  [0x1cd0, 0x1cf6, "Deva"],
  [0x1cf7, 0x1cf7, "Beng"],
  [0x1cf8, 0x1cfa, "Deva"],
  [0x3001, 0x303f, "Hani"],
  [0x3099, 0x30fc, "Kana"],
  [0xa830, 0xa839, "Deva"],
  [0xfd3e, 0xfd3f, "Arab"],
  [0x1133b, 0x1133b, "Taml"],
];

/**
 * ISO 15924 code of the script a grapheme is written in, by one fixed Unicode version because `\p{Script}` answers by
 * whatever version the engine carries: that of its first code point which has one. undefined for digits, punctuation,
 * spaces, emoji and marks alone: they take their neighbour's.
 */
export function scriptOf(cluster: string): string | undefined {
  for (const character of cluster) {
    const script = tabledScriptOf(character.codePointAt(0) ?? 0);
    if (script !== "ZYYY" && script !== "ZINH" && script !== "ZZZZ")
      return `${script.slice(0, 1)}${script.slice(1).toLowerCase()}`;
  }
  return undefined;
}

/** A script in whose fonts a grapheme without one is likely to be found; undefined for what every font may have. */
export function scriptHintOf(cluster: string): string | undefined {
  const code = cluster.codePointAt(0) ?? 0;
  return HINTS.find(([from, to]) => code >= from && code <= to)?.[2];
}
