import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Press } from "../../configurator-schemas/schema/press.ts";
import { readDataDir } from "../config.ts";
import { diskBlobPath } from "../storage/disk-blob-store.ts";
import { IccInvalid } from "./icc-invalid.ts";
import type { IccFault } from "./icc-invalid.ts";
import { readPressProfile } from "./icc-profile.ts";
import type { PressProfile } from "./icc-profile.ts";

/** Profiles this installation brings. */
const BUNDLED = fileURLToPath(new URL("../../assets/icc/", import.meta.url));

/** Where an installation's press profiles lie, the first before the next. */
export function pressFoldersOf(dataDir: string): readonly string[] {
  return [join(dataDir, "icc"), BUNDLED];
}

export interface InstalledProfile {
  readonly kind: "installed";
  readonly profile: PressProfile;
  readonly sha256: string;
}

export type FoundProfile =
  | InstalledProfile
  | { readonly kind: "absent" }
  /** There is such a file, and it is no profile of a press. */
  | { readonly kind: "invalid"; readonly fault: IccFault };

/** By path and what the file system says of it: a file that was replaced is read again. */
const known = new Map<string, FoundProfile>();

/**
 * The press profile a print profile names: the merchant's own file by its bytes where it says which, else one put into the
 * data folder's `icc`, else one that is bundled. Never another one.
 */
export async function installedProfile(
  { icc, iccSha256 }: Pick<Press, "icc" | "iccSha256">,
  dataDir: string = readDataDir(process.env["ATELIER_DATA"], process.cwd()),
): Promise<FoundProfile> {
  const paths =
    iccSha256 === undefined
      ? pressFoldersOf(dataDir).map((folder) => join(folder, `${icc}.icc`))
      : [diskBlobPath(join(dataDir, "blobs"), iccSha256)];
  for (const path of paths) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) continue;
    const key = `${path}\n${facts.size}\n${facts.mtimeMs}`;
    const found = known.get(key) ?? readFound(await readFile(path));
    known.set(key, found);
    // Stored bytes that changed are no longer what was published.
    const isOther = iccSha256 !== undefined && found.kind === "installed" && found.sha256 !== iccSha256;
    return isOther ? { kind: "invalid", fault: "broken" } : found;
  }
  return { kind: "absent" };
}

function readFound(bytes: Uint8Array): FoundProfile {
  try {
    const profile = readPressProfile(bytes);
    return { kind: "installed", profile, sha256: createHash("sha256").update(bytes).digest("hex") };
  } catch (error) {
    if (error instanceof IccInvalid) return { kind: "invalid", fault: error.fault };
    throw error;
  }
}
