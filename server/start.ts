import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { keepCompiledCode } from "./compiled-code.ts";

// Before anything else is loaded: what is loaded from here on is found compiled.
keepCompiledCode();
const { forgetBuild, isStale } = await import("./build-stamp.ts");
const { StartRefused, readConfig, refuseOpenDemo } = await import("./config.ts");
const { explainFailure, runServer } = await import("./main.ts");

/** `npm start`: builds what is stale, then serves. `--watch`: rebuilds and restarts as files change. */
try {
  if (process.argv.includes("--watch")) {
    watch();
  } else {
    // A wrong setting is told before anybody waits for a build.
    refuseOpenDemo(readConfig(process.env, process.cwd()));
    if (isStale()) buildApart();
    await runServer();
  }
} catch (error) {
  explainFailure(error);
  process.exit(1);
}

/** In a process of its own: the bundler's 350 MB would stay with the server for all its days (measured). */
function buildApart(): void {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL("./build.ts", import.meta.url))], {
    stdio: "inherit",
  });
  if (status !== 0) throw new StartRefused("the client could not be built; the reason is above.");
}

function watch(): void {
  // Fonts and schemas come from the whole build; the watchers keep the pages fresh.
  if (isStale()) buildApart();
  forgetBuild();
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  const commands: readonly (readonly string[])[] = [
    ["node", "--watch", "--watch-preserve-output", main],
    ["vite", "build", "--watch", "--logLevel", "warn"],
    ["vite", "build", "--mode", "embed", "--watch", "--logLevel", "warn"],
  ];
  const children = commands.map(([command = "", ...args]) => spawn(command, args, { stdio: "inherit" }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => children.forEach((child) => child.kill(signal)));
  }
}
