import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildStale } from "./build.ts";
import { explainFailure, runServer } from "./main.ts";

/** `npm start`: builds what is stale, then serves. `--watch`: rebuilds and restarts as files change. */
try {
  if (process.argv.includes("--watch")) {
    watch();
  } else {
    const began = performance.now();
    if (await buildStale()) console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    await runServer();
  }
} catch (error) {
  explainFailure(error);
  process.exit(1);
}

function watch(): void {
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
