import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobCorrupt } from "../../../server/storage/blob-store.ts";
import { openDiskBlobStore } from "../../../server/storage/disk-blob-store.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "atelier-blobs-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BYTES = new TextEncoder().encode("a picture");
const SHA = createHash("sha256").update(BYTES).digest("hex");

describe("blobs on disk", () => {
  it("[BS1] are named by their bytes, and equal bytes are kept once", async () => {
    const store = await openDiskBlobStore(folder);
    expect(await store.put(BYTES)).toEqual({ sha256: SHA, bytes: BYTES.length });
    expect(await store.put(Readable.from([BYTES.subarray(0, 3), BYTES.subarray(3)]))).toEqual({
      sha256: SHA,
      bytes: BYTES.length,
    });
    expect(readFileSync(join(folder, SHA.slice(0, 2), SHA.slice(2, 4), SHA))).toEqual(Buffer.from(BYTES));
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
    expect(await store.size(SHA)).toBe(BYTES.length);
  });

  it("[BS2] a stream that breaks leaves nothing", async () => {
    const store = await openDiskBlobStore(folder);
    const broken = Readable.from(
      (async function* () {
        yield BYTES;
        throw new Error("the line broke");
      })(),
    );
    await expect(store.put(broken)).rejects.toThrow(/broke/);
    expect(readdirSync(folder)).toEqual(["tmp"]);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });

  it("[BS6] a file whose hash is known is taken over as it is, a file that is not there leaves nothing", async () => {
    const store = await openDiskBlobStore(join(folder, "blobs"));
    const path = join(folder, "received");
    writeFileSync(path, BYTES);
    const known = { sha256: SHA, bytes: BYTES.length };
    const { ino } = statSync(path);
    expect(await store.putFile(path, known)).toEqual(known);
    expect(statSync(await store.path(SHA)).ino).toBe(ino); // the same file: nothing was copied
    expect(existsSync(path)).toBe(false);
    await store.verify(SHA);
    await expect(store.putFile(path, known)).rejects.toThrow(/ENOENT/);
    expect(readdirSync(join(folder, "blobs", "tmp"))).toEqual([]);
    // Without a hash it is read and copied (control).
    writeFileSync(path, "another picture");
    expect((await store.putFile(path)).bytes).toBe(15);
  });

  it("[BS3] leftovers of a killed process are removed at the next opening", async () => {
    mkdirSync(join(folder, "tmp"));
    writeFileSync(join(folder, "tmp", "half"), "x");
    await openDiskBlobStore(folder);
    expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  });

  it("[BS4] a changed byte is found; an unchanged file passes (control)", async () => {
    const store = await openDiskBlobStore(folder);
    await store.put(BYTES);
    await store.verify(SHA);
    writeFileSync(await store.path(SHA), "a pictuRe");
    await expect(store.verify(SHA)).rejects.toBeInstanceOf(BlobCorrupt);
    await store.delete(SHA);
    await expect(store.verify(SHA)).rejects.toBeInstanceOf(BlobCorrupt);
    expect(await store.has(SHA)).toBe(false);
  });

  it("[BS5] nothing but a hash becomes a path", async () => {
    const store = await openDiskBlobStore(folder);
    await expect(store.has("../../etc/passwd")).rejects.toThrow(TypeError);
  });
});
