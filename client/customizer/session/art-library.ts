import { useSyncExternalStore } from "react";
import type { ArtPiece, ArtSource } from "../../../configurator-schemas/artwork/draw-art.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { createPieceLibrary } from "./piece-library.ts";

/** One file a category, its name the first word of its pieces' ids; addressed by content and kept for ever. */
const FILES = import.meta.glob<string>("../../../assets/art/pieces/*.json", {
  eager: true,
  query: "?url",
  import: "default",
});

const library = createPieceLibrary((category) => FILES[`../../../assets/art/pieces/${category}.json`], "motifs");

/** The motifs fetched so far. */
export function artSource(): ArtSource {
  return library.source();
}

/** Fetches the categories of the motifs a design uses; true when all that can come are there. */
export function ensureArt({ elements }: Configuration): boolean {
  const files = Object.values(elements)
    .flat()
    .flatMap((each) => (each.kind === "art" && !library.has(each.art) ? [categoryOf(each.art)] : []));
  return library.ensure(new Set(files));
}

/** Brings a category's pieces, once; a dead line is tried again when it is next asked for. */
export function fetchCategory(category: string): Promise<void> {
  return library.fetchFile(category);
}

export function onArt(listener: () => void): () => void {
  return library.onArrival(listener);
}

/** A piece once it is there. */
export function useArtPiece(id: string): ArtPiece | undefined {
  return useSyncExternalStore(onArt, () => library.get(id));
}

function categoryOf(id: string): string {
  return id.split("-", 1)[0] ?? id;
}
