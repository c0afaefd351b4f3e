// Runs what follows on a Node that reads TypeScript. `npm ci` brings one along as a platform package; npm 11 puts it
// first on the scripts' path, npm 10 leaves its link out when several platforms' packages carry the same command, and
// then the machine's own Node gets here. Plain JavaScript on purpose: it must run on that one.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) await runOnOwnNode();

async function runOnOwnNode() {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const file = process.platform === "win32" ? "node.exe" : "node";
  const own = fileURLToPath(new URL(`../node_modules/${name}/bin/${file}`, import.meta.url));
  if (!existsSync(own)) {
    console.error(
      `Atelier expected Node 22.18 or newer, got ${process.versions.node}.\n` +
        "`npm ci` brings Node 24 along on Linux and Windows; elsewhere, or after `npm ci --omit=optional`, install Node 24.",
    );
    process.exit(1);
  }
  const env = { ...process.env, PATH: `${dirname(own)}${delimiter}${process.env.PATH ?? ""}` };
  const child = spawn(own, process.argv.slice(1), { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const [code, signal] = await new Promise((resolve) => child.once("exit", (...ended) => resolve(ended)));
  if (signal) process.exit(128);
  process.exit(code ?? 1);
}
