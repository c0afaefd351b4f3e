import { useSyncExternalStore } from "react";
import type { ArtPiece, ArtSource } from "../../../configurator-schemas/artwork/draw-art.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";

/** One file a category, its name the first word of its pieces' ids; addressed by content and kept for ever. */
const FILES = import.meta.glob<string>("../../../assets/art/pieces/*.json", {
  eager: true,
  query: "?url",
  import: "default",
});

const pieces = new Map<string, ArtPiece>();
const fetched = new Map<string, Promise<void>>();
/** Asked for and answered, well or badly: a piece that is still missing will not come by waiting. */
const settled = new Set<string>();
const listeners = new Set<() => void>();
/** Another function after every arrival, so that what was laid out without a piece is laid out again. */
let source: ArtSource = (id) => pieces.get(id);

/** The motifs fetched so far. */
export function artSource(): ArtSource {
  return source;
}

/** Fetches the categories of the motifs a design uses; true when all that can come are there. */
export function ensureArt({ elements }: Configuration): boolean {
  const files = new Set(
    Object.values(elements)
      .flat()
      .flatMap((each) => (each.kind === "art" && !pieces.has(each.art) ? [categoryOf(each.art)] : [])),
  );
  for (const file of files) if (!settled.has(file)) void fetchCategory(file).catch(() => undefined);
  return [...files].every((file) => settled.has(file) || addressOf(file) === undefined);
}

/** Brings a category's pieces, once; a dead line is tried again when it is next asked for. */
export function fetchCategory(category: string): Promise<void> {
  const known = fetched.get(category);
  if (known) return known;
  const arriving = load(category).catch((error: unknown) => {
    fetched.delete(category);
    settled.add(category);
    for (const listener of listeners) listener();
    throw error;
  });
  fetched.set(category, arriving);
  return arriving;
}

export function onArt(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A piece once it is there. */
export function useArtPiece(id: string): ArtPiece | undefined {
  return useSyncExternalStore(onArt, () => pieces.get(id));
}

async function load(category: string): Promise<void> {
  const address = addressOf(category);
  if (address === undefined) return;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`expected the motifs of "${category}", got status ${response.status}`);
  const list = (await response.json()) as readonly ArtPiece[]; // written by assets/art/build.ts, in the same build
  for (const piece of list) pieces.set(piece.id, piece);
  settled.add(category);
  source = (id) => pieces.get(id);
  for (const listener of listeners) listener();
}

function categoryOf(id: string): string {
  return id.split("-", 1)[0] ?? id;
}

function addressOf(category: string): string | undefined {
  return FILES[`../../../assets/art/pieces/${category}.json`];
}
