import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildTill } from "../../../server/build-till.ts";

/** The library as shops copy it, in a folder that has nothing else. */
export async function writeBuiltTill() {
  const folder = await mkdtemp(join(tmpdir(), "atelier-till-"));
  const built = await buildTill();
  for (const [name, text] of Object.entries(built)) await writeFile(join(folder, name), text);
  return { folder, built, remove: async () => rm(folder, { recursive: true }) };
}
