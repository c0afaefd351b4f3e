import { isEmojiPresentation, isExtendedPictographic } from "unicode-segmenter/emoji";
import { multiply } from "../units/matrix.ts";
import type { Matrix } from "../units/matrix.ts";
import type { ArtPiece } from "./draw-art.ts";

/** Emoji by their key (`emojiKey`): the server reads a package, the browser what it has fetched; undefined = there is none. */
export type EmojiSource = (key: string) => ArtPiece | undefined;

/** An emoji beside the letters of a line, as wide as the em. */
export interface EmojiMark {
  /** UTF-16 index in its run's text of the grapheme it belongs to. */
  readonly cluster: number;
  readonly piece: ArtPiece;
  /** The grapheme whose skin tones the picture lacks. */
  readonly toneless?: string | undefined;
}

/** An emoji where it lies on the area. */
export interface PlacedEmoji {
  readonly piece: ArtPiece;
  /** From the piece's units to mm. */
  readonly matrix: Matrix;
  /** The grapheme whose skin tones the picture lacks. */
  readonly toneless?: string | undefined;
}

/** What is seen of a text, in area coordinates. */
export interface TextInk {
  /** Path data of the letters; "" when there are none. */
  readonly d: string;
  readonly emoji: readonly PlacedEmoji[];
}

/** Above the baseline: the square's middle is at half the height of capitals, 0.7 em. */
const TOP_EM = 0.85;

/** How a grapheme that can be an emoji wants to be shown (UTS #51, 4): as a picture, or as text where a font has it. */
export type EmojiStyle = "picture" | "text";

const FIRST_SYMBOL = "\u203C";
const TEXT_SELECTOR = 0xfe0e;
const PICTURE_SELECTOR = 0xfe0f;
const JOINER = 0x200d;
const KEYCAP = 0x20e3;

/** undefined for what is no emoji: letters, digits, most symbols. */
export function emojiStyleOf(cluster: string): EmojiStyle | undefined {
  // Most of what is written: letters of one unit. © and ® are the two below that can be pictures.
  if (cluster.length === 1 && cluster < FIRST_SYMBOL && cluster !== "©" && cluster !== "®") return undefined;
  const codes = codesOf(cluster);
  const [first = 0] = codes;
  const canBe = isExtendedPictographic(first) || isEmojiPresentation(first) || codes.includes(KEYCAP);
  if (!canBe) return undefined;
  if (codes.includes(PICTURE_SELECTOR)) return "picture";
  if (codes.includes(TEXT_SELECTOR)) return "text";
  const isSequence = codes.includes(JOINER) || codes.some((code, i) => i > 0 && isSkinTone(code));
  return isSequence || isEmojiPresentation(first) ? "picture" : "text";
}

/**
 * The pictures a grapheme is drawn as: the one it has as a whole, else those of what its joiners join (SPEC A71).
 * undefined when a part of it has none: half a sequence would say something else.
 */
export function emojiPieces(cluster: string, source: EmojiSource): readonly ArtPiece[] | undefined {
  const whole = source(emojiKey(cluster));
  if (whole) return [whole];
  const parts = emojiParts(cluster);
  const found = parts.flatMap((part) => source(emojiKey(part)) ?? []);
  return parts.length > 1 && found.length === parts.length ? found : undefined;
}

/** A grapheme without its skin tones: its base form, where no picture has them; undefined when it has none (SPEC A71). */
export function withoutTones(cluster: string): string | undefined {
  const base = codesOf(cluster).filter((code, i) => i === 0 || !isSkinTone(code));
  const text = String.fromCodePoint(...base);
  return text === cluster ? undefined : text;
}

/** What stands between a grapheme's joiners. */
export function emojiParts(cluster: string): readonly string[] {
  return cluster.split("\u200D");
}

/** Code points in hexadecimal, of four digits at least, without variation selectors: "1f468-200d-1f373". */
export function emojiKey(cluster: string): string {
  return codesOf(cluster)
    .filter((code) => code !== PICTURE_SELECTOR && code !== TEXT_SELECTOR)
    .map((code) => code.toString(16).padStart(4, "0"))
    .join("-");
}

/** The file an emoji's piece lies in: those of 16 neighbouring code points; skin tones, five of each, by their first one. */
export function emojiFileOf(key: string): string {
  const [first = 0, ...rest] = key.split("-").map((part) => Number.parseInt(part, 16));
  return rest.some(isSkinTone) ? `${first.toString(16)}-tones` : (first >> 4).toString(16);
}

/** The em square of an emoji under what maps a glyph's em (y up, the pen at the origin) to the area (SPEC A70). */
export function placeEmoji({ piece, toneless }: EmojiMark, matrix: Matrix): PlacedEmoji {
  const scale = 1 / Math.max(...piece.viewBox);
  const placed = multiply(matrix, [scale, 0, 0, -scale, 0, TOP_EM]);
  return { piece, matrix: placed, ...(toneless !== undefined && { toneless }) };
}

/** In their order. */
export function joinInk(parts: readonly TextInk[]): TextInk {
  return { d: parts.map((each) => each.d).join(""), emoji: parts.flatMap((each) => each.emoji) };
}

function codesOf(cluster: string): readonly number[] {
  return Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
}

function isSkinTone(code: number): boolean {
  return code >= 0x1f3fb && code <= 0x1f3ff;
}
