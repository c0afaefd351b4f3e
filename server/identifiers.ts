import { hash, randomBytes, randomInt } from "node:crypto";

/** An unguessable id: 128 random bits after a prefix that says what it names. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString("base64url")}`;
}

/** A key or token of 256 random bits; only its hash is kept. */
export function newSecret(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString("base64url")}`;
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}

const CONSONANTS = "BDFGHJKMNPRSTVZ";
const VOWELS = "AEOU";
const RUDE = new Set([
  "BEDE",
  "BOSE",
  "BUTE",
  "CACA",
  "FUTA",
  "KAKA",
  "MEDE",
  "MERD",
  "NEGA",
  "NEGR",
  "NUDE",
  "PEDE",
  "PEDO",
  "PETE",
  "PUTA",
  "PUTE",
  "TETE",
  "TUER",
  "ZOBE",
  "NAZE",
  "NAZA",
  "HATE",
  "RAPE",
  "SUKA",
  "KURV",
  "DEBU",
]);

/**
 * A design's human code, such as KORU-4821: two syllables and four digits, easy to say on the telephone. Letters and
 * digits have their own places, so O is never zero. Rarely taken (36 million codes); the caller draws again then.
 */
export function newHumanCode(): string {
  for (;;) {
    const word = [CONSONANTS, VOWELS, CONSONANTS, VOWELS].map((letters) => letters[randomInt(letters.length)]).join("");
    if (!RUDE.has(word)) return `${word}-${String(randomInt(10_000)).padStart(4, "0")}`;
  }
}
