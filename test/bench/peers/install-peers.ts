import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Installs the peers beside this file, from their own lockfile, for the bench alone; false when that is not possible here. */
export function installPeers(packages: readonly string[]): boolean {
  if (packages.every(isInstalled)) return true;
  try {
    execFileSync("npm", ["ci"], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      stdio: ["ignore", "ignore", "inherit"],
    });
    return packages.every(isInstalled);
  } catch (error) {
    console.error(`The peers could not be installed, so they are left out: ${String(error)}`);
    return false;
  }
}

export function isInstalled(name: string): boolean {
  return existsSync(new URL(`node_modules/${name}`, import.meta.url));
}
