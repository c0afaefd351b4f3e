import type { EmojiSource } from "../../../configurator-schemas/artwork/emoji.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { emojiFilesNeeded, isDrawnAsEmoji } from "./emoji-needed.ts";
import { createPieceLibrary } from "./piece-library.ts";

/** Made by the build from the package of assets/LEDGER.md; addressed by content and kept for ever. */
const FILES = import.meta.glob<string>("../../../dist/emoji/*.json", {
  eager: true,
  query: "?url",
  import: "default",
});

const library = createPieceLibrary((file) => FILES[`../../../dist/emoji/${file}.json`], "emoji");

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
