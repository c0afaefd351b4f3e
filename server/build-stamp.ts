import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** A stamp over the sources says whether dist/ is fresh. A file of its own: a server that starts loads nothing that builds. */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STAMP = join(ROOT, "dist", "build-stamp");
const SOURCES = [
  "client",
  "configurator-schemas",
  "assets",
  "server/build.ts",
  "server/build-stamp.ts",
  "server/build-till.ts",
  "vite.config.ts",
  "package-lock.json",
];

/** Are the sources other than those dist was made from? */
export function isStale(stamp: string = stampOfSources()): boolean {
  return !existsSync(STAMP) || readFileSync(STAMP, "utf8") !== stamp;
}

/** Makes the next start build again: a watcher is about to write into dist. */
export function forgetBuild(): void {
  rmSync(STAMP, { force: true });
}

/** Says what dist was made from. */
export function markBuilt(stamp: string): void {
  writeFileSync(STAMP, stamp);
}

/** Names, sizes and times of all sources: enough to notice any edit, cheap enough for every start. */
export function stampOfSources(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesBelow(join(ROOT, source))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${relative(ROOT, file)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest("hex");
}

/** All files of a folder and its folders, or the file itself. */
export function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
