import type { ArtPiece, ArtSource } from "../../../configurator-schemas/artwork/draw-art.ts";

/** Pieces that come in files, each fetched once, when a design needs one of its pieces. */
export interface PieceLibrary {
  /** What has come so far: another function after every arrival, so that what was laid out without a piece is laid out again. */
  source(): ArtSource;
  has(id: string): boolean;
  get(id: string): ArtPiece | undefined;
  /** Starts fetching what is missing; true when all that can come of these files is there. */
  ensure(files: Iterable<string>): boolean;
  /** Asked for and answered, well or badly, or there is no such file: what is still missing will not come by waiting. */
  isSettled(file: string): boolean;
  /** Brings a file's pieces, once; a dead line is tried again when it is next asked for. */
  fetchFile(file: string): Promise<void>;
  onArrival(listener: () => void): () => void;
}

/** `addressOf` answers undefined for files there are none of; `what` names them where one cannot be had. */
export function createPieceLibrary(addressOf: (file: string) => string | undefined, what: string): PieceLibrary {
  const pieces = new Map<string, ArtPiece>();
  const fetched = new Map<string, Promise<void>>();
  const settled = new Set<string>();
  const listeners = new Set<() => void>();
  let source: ArtSource = (id) => pieces.get(id);

  const load = async (file: string): Promise<void> => {
    const address = addressOf(file);
    if (address === undefined) return;
    const response = await fetch(address);
    if (!response.ok) throw new Error(`expected the ${what} of "${file}", got status ${response.status}`);
    const list = (await response.json()) as readonly ArtPiece[]; // written by the same build
    for (const piece of list) pieces.set(piece.id, piece);
    settled.add(file);
    source = (id) => pieces.get(id);
    for (const listener of listeners) listener();
  };
  const fetchFile = (file: string): Promise<void> => {
    const known = fetched.get(file);
    if (known) return known;
    const arriving = load(file).catch((error: unknown) => {
      fetched.delete(file);
      settled.add(file);
      for (const listener of listeners) listener();
      throw error;
    });
    fetched.set(file, arriving);
    return arriving;
  };
  const isSettled = (file: string): boolean => settled.has(file) || addressOf(file) === undefined;
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
