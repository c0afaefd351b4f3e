import { flattenEmoji } from "../../assets/emoji/emoji-package.ts";
import type { ArtPiece } from "../../configurator-schemas/artwork/draw-art.ts";
import type { EmojiSource } from "../../configurator-schemas/artwork/emoji.ts";

const known = new Map<string, ArtPiece | undefined>();

/** Emoji inside texts, from the package browsers' files are made of; it is read when the first text has one. */
export const emoji: EmojiSource = (key) => {
  if (!known.has(key)) known.set(key, flattenEmoji(key));
  return known.get(key);
};
