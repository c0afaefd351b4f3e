import type { EmojiSource } from "../../../configurator-schemas/artwork/emoji.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { emojiFilesNeeded, isDrawnAsEmoji } from "./emoji-needed.ts";
import { createPieceLibrary } from "./piece-library.ts";

/** Hundreds of addresses, which most designs never need: they come with the first emoji. */
const library = createPieceLibrary(async (file) => (await import("./emoji-files.ts")).addressOfEmoji(file), "emoji");

/** The emoji fetched so far. */
export function emojiSource(): EmojiSource {
  return library.source();
}

/** Fetches the files of the emoji in a design's texts; true when all that can come are there. */
export function ensureEmoji(configuration: Configuration): boolean {
  return library.ensure(emojiFilesNeeded(configuration, library));
}

/** True for a grapheme no font need be fetched for. */
export function isEmoji(cluster: string): boolean {
  return isDrawnAsEmoji(cluster, library);
}

export function onEmoji(listener: () => void): () => void {
  return library.onArrival(listener);
}
