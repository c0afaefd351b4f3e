import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Dependencies } from "../dependencies.ts";
import type { PressFile } from "./press-request.ts";

type Places = Pick<Dependencies, "pressFolders">;

/** By path and what the file system says of it: a file that was replaced is read again. */
const hashes = new Map<string, string>();

/** The press profile of this id: the installation's own before one that is bundled. */
export async function installedFile({ pressFolders }: Places, id: string): Promise<PressFile | undefined> {
  for (const folder of pressFolders) {
    const path = join(folder, `${id}.icc`);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) continue;
    const key = `${path}\n${facts.size}\n${facts.mtimeMs}`;
    const sha256 =
      hashes.get(key) ??
      createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
    hashes.set(key, sha256);
    return { id, path, sha256, bytes: facts.size };
  }
  return undefined;
}

/** All press profiles of the installation, by id. */
export async function installedFiles(places: Places): Promise<readonly PressFile[]> {
  const names = await Promise.all(places.pressFolders.map((folder) => readdir(folder).catch(() => [])));
  const ids = new Set(names.flat().flatMap((name) => (name.endsWith(".icc") ? [name.slice(0, -".icc".length)] : [])));
  const files = await Promise.all([...ids].toSorted().map((id) => installedFile(places, id)));
  return files.filter((file) => file !== undefined);
}
