import type { Readable } from "node:stream";

/** Content-addressed files: the name is the sha256 of the bytes, so equal bytes are kept once and nothing is overwritten. */
export interface BlobStore {
  /** Keeps bytes; resolves when they are durable. Only then may a row point to them. */
  put(source: Readable | Uint8Array): Promise<Blob>;
  /** Takes over a finished file, which is gone afterwards. `known`: what whoever wrote it counted and hashed meanwhile. */
  putFile(path: string, known?: Blob): Promise<Blob>;
  has(sha256: string): Promise<boolean>;
  /** A local path for programs that read files, such as the render workers. */
  path(sha256: string): Promise<string>;
  /** Length in bytes. Throws BlobCorrupt when it is not there. */
  size(sha256: string): Promise<number>;
  /** The bytes from `start` to `end` (inclusive); undefined when the blob is not there. */
  read(sha256: string, range?: ByteRange): Promise<Readable | undefined>;
  /** Reads everything and compares. Throws BlobCorrupt when the bytes are no longer what was stored. */
  verify(sha256: string): Promise<void>;
  /** Was it there to delete? With `keptBefore` only what was kept before that time. */
  delete(sha256: string, keptBefore?: Date): Promise<boolean>;
  /** Writes and removes a small file: can this store keep anything at this moment? */
  probe(): Promise<void>;
}

export interface Blob {
  readonly sha256: string;
  readonly bytes: number;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Stored bytes changed or vanished. They are never handed out. */
export class BlobCorrupt extends Error {
  override readonly name = "BlobCorrupt";
  constructor(sha256: string, found: string) {
    super(`expected the stored file ${sha256}, found ${found}`);
  }
}
