import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const HERE = new URL(".", import.meta.url);

/** Installs the peers beside this file, or in another folder, from their own lockfile, for the bench alone; false when that is not possible here. */
export function installPeers(packages: readonly string[], folder: URL = HERE): boolean {
  const areInstalled = () => packages.every((name) => isInstalled(name, folder));
  if (areInstalled()) return true;
  try {
    execFileSync("npm", ["ci"], { cwd: fileURLToPath(folder), stdio: ["ignore", "ignore", "inherit"] });
    return areInstalled();
  } catch (error) {
    console.error(`The peers could not be installed, so they are left out: ${String(error)}`);
    return false;
  }
}

export function isInstalled(name: string, folder: URL = HERE): boolean {
  return existsSync(new URL(`node_modules/${name}`, folder));
}
