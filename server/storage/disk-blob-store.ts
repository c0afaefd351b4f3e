import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { BlobCorrupt } from "./blob-store.ts";
import type { Blob, BlobStore } from "./blob-store.ts";

const SHA256 = /^[0-9a-f]{64}$/;

/** Where a blob lies, for programs that were told no more than its hash. */
export function diskBlobPath(folder: string, sha256: string): string {
  // The name becomes a path: nothing but a hash may.
  if (!SHA256.test(sha256)) throw new TypeError(`expected a sha256, got ${JSON.stringify(sha256)}`);
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/**
 * Blobs in a folder: `ab/cd/<sha256>`. A blob appears whole or not at all: temporary file, sync, rename, sync of the
 * folder. Temporary files of a process that was killed are removed when the store is opened.
 */
export async function openDiskBlobStore(folder: string): Promise<BlobStore> {
  const temporary = join(folder, "tmp");
  await mkdir(temporary, { recursive: true });
  for (const name of await readdir(temporary)) await rm(join(temporary, name), { recursive: true, force: true });

  const pathOf = (sha256: string) => diskBlobPath(folder, sha256);
  const keep = async (written: string, blob: Blob): Promise<Blob> => {
    const target = pathOf(blob.sha256);
    await mkdir(dirname(target), { recursive: true });
    await rename(written, target);
    await syncFolders(folder, dirname(target));
    return blob;
  };

  const put = async (source: Readable | Uint8Array): Promise<Blob> => {
    const written = join(temporary, randomUUID());
    try {
      return await keep(written, await writeSynced(written, source));
    } catch (error) {
      await rm(written, { force: true });
      throw error;
    }
  };

  /** Its bytes are not read again. False where only copying takes the file there. */
  const takeOver = async (path: string, blob: Blob): Promise<boolean> => {
    const written = join(temporary, randomUUID());
    try {
      await rename(path, written);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EXDEV") return false;
      throw error;
    }
    try {
      await syncFile(written);
      await keep(written, blob);
      return true;
    } catch (error) {
      await rm(written, { force: true });
      throw error;
    }
  };

  return {
    put,
    async putFile(path, known) {
      if (known && (await takeOver(path, known))) return { sha256: known.sha256, bytes: known.bytes };
      // Copied rather than renamed: the file may lie on another file system, and its bytes must be hashed anyway.
      const blob = await put(createReadStream(path));
      await rm(path, { force: true });
      return blob;
    },
    async has(sha256) {
      return exists(pathOf(sha256));
    },
    async path(sha256) {
      return pathOf(sha256);
    },
    async size(sha256) {
      const path = pathOf(sha256);
      if (!(await exists(path))) throw new BlobCorrupt(sha256, "nothing");
      return (await stat(path)).size;
    },
    async read(sha256, range) {
      const path = pathOf(sha256);
      if (!(await exists(path))) return undefined;
      return createReadStream(path, range ?? {});
    },
    async verify(sha256) {
      const path = pathOf(sha256);
      if (!(await exists(path))) throw new BlobCorrupt(sha256, "nothing");
      const found = await hashFile(path);
      if (found !== sha256) throw new BlobCorrupt(sha256, `bytes with sha256 ${found}`);
    },
    async delete(sha256, keptBefore) {
      const path = pathOf(sha256);
      if (!(await exists(path))) return false;
      // Keeping bytes anew renames them here: their file is as young as that.
      if (keptBefore && (await stat(path)).mtime >= keptBefore) return false;
      await rm(path, { force: true });
      return true;
    },
    async probe() {
      const path = join(temporary, `probe-${randomUUID()}`);
      await writeSynced(path, new Uint8Array([1]));
      await rm(path);
    },
  };
}

async function writeSynced(path: string, source: Readable | Uint8Array): Promise<Blob> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of source instanceof Uint8Array ? [source] : source) {
      // A byte stream of Node yields Buffers.
      const piece = chunk as Uint8Array;
      hash.update(piece);
      bytes += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function syncFile(path: string): Promise<void> {
  // Windows syncs only what is open for writing.
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

/** A rename is durable once the folder that holds the name is; new folders once their parents are. */
async function syncFolders(root: string, folder: string): Promise<void> {
  // Windows cannot open folders; NTFS journals names by itself.
  if (process.platform === "win32") return;
  for (const each of [folder, dirname(folder), root]) {
    const handle = await open(each, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
