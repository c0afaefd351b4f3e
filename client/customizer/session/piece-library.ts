import type { ArtPiece, ArtSource } from "../../../configurator-schemas/artwork/draw-art.ts";

/** Pieces that come in files, each fetched once, when a design needs one of its pieces. */
export interface PieceLibrary {
  /** What has come so far: another function after every arrival, so that what was laid out without a piece is laid out again. */
  source(): ArtSource;
  has(id: string): boolean;
  get(id: string): ArtPiece | undefined;
  /** Starts fetching what is missing; true when all that can come of these files is there. */
  ensure(files: Iterable<string>): boolean;
  /** Asked for and answered, well or badly: what is still missing will not come by waiting. */
  isSettled(file: string): boolean;
  /** Brings a file's pieces, once; a dead line is tried again when it is next asked for. */
  fetchFile(file: string): Promise<void>;
  onArrival(listener: () => void): () => void;
}

type Address = string | undefined;

/** `addressOf` answers undefined for files there are none of; `what` names them where one cannot be had. */
export function createPieceLibrary(
  addressOf: (file: string) => Address | Promise<Address>,
  what: string,
): PieceLibrary {
  const pieces = new Map<string, ArtPiece>();
  const fetched = new Map<string, Promise<void>>();
  const settled = new Set<string>();
  const listeners = new Set<() => void>();
  let source: ArtSource = (id) => pieces.get(id);

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const load = async (file: string): Promise<void> => {
    const address = await addressOf(file);
    const response = address === undefined ? undefined : await fetch(address);
    if (response?.ok === false) throw new Error(`expected the ${what} of "${file}", got status ${response.status}`);
    const list = response ? ((await response.json()) as readonly ArtPiece[]) : []; // written by the same build
    for (const piece of list) pieces.set(piece.id, piece);
    settled.add(file);
    source = (id) => pieces.get(id);
    tell();
  };
  const fetchFile = (file: string): Promise<void> => {
    const known = fetched.get(file);
    if (known) return known;
    const arriving = load(file).catch((error: unknown) => {
      fetched.delete(file);
      settled.add(file);
      tell();
      // Designs that lack it ask again once the line is back.
      const retry = () => {
        settled.delete(file);
        tell();
      };
      addEventListener("online", retry, { once: true });
      throw error;
    });
    fetched.set(file, arriving);
    return arriving;
  };
  const isSettled = (file: string): boolean => settled.has(file);
  return {
    source: () => source,
    has: (id) => pieces.has(id),
    get: (id) => pieces.get(id),
    ensure(files) {
      const wanted = [...files];
      for (const file of wanted) if (!settled.has(file)) void fetchFile(file).catch(() => undefined);
      return wanted.every(isSettled);
    },
    isSettled,
    fetchFile,
    onArrival(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
