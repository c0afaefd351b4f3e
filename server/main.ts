import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import type { ServerType } from "@hono/node-server";
import { createApp } from "./app.ts";
import { StartRefused, readConfig, refuseOpenDemo } from "./config.ts";
import type { Config } from "./config.ts";
import { SchemaTooNew } from "./database/migrate.ts";
import { DatabaseLocked } from "./database/sqlite-database.ts";
import { startTaskLoop } from "./jobs/task-loop.ts";
import { closeInstallation, openInstallation } from "./open-installation.ts";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const DRAIN_MS = 25_000;
/** A slow client may take this long to send a whole request. */
const REQUEST_TIMEOUT_MS = 180_000;

/** The process: reads the environment, opens the installation, serves until it is asked to end. */
export async function runServer(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  refuseOpenDemo(config);
  const ending = new AbortController();
  const installation = await openInstallation({ dataDir: config.dataDir, distDir: DIST, ending: ending.signal });
  const app = createApp(installation);
  const server = await listen(app.fetch, config);
  const loop = startTaskLoop(installation, 1);
  announce(server, config);
  installation.render.warm();
  installation.ingest.warm();
  installation.rules.warm();

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // A drain that hangs must not keep the process: what was acknowledged is on the disk already.
    setTimeout(() => process.exit(0), DRAIN_MS).unref();
    // /readyz says no, long polls answer, no task is taken.
    ending.abort();
    await Promise.all([close(server), loop.stopped()]);
    await closeInstallation(installation);
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

/** Prints what stopped the start: a sentence for what a person can change, the stack for a defect. */
export function explainFailure(error: unknown): void {
  const known = error instanceof StartRefused || error instanceof SchemaTooNew || error instanceof DatabaseLocked;
  console.error(known ? `Atelier did not start: ${error.message}` : error);
}

function listen(fetch: Parameters<typeof serve>[0]["fetch"], { host, port }: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch, hostname: host, port, serverOptions: { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: 30_000 } },
      () => resolve(server),
    );
    server.on("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new StartRefused(
              `port ${port} on ${host} is taken by another program. Stop it, or choose another with PORT=….`,
            )
          : error,
      );
    });
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}

function announce(server: ServerType, { host, dataDir }: Config): void {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : "";
  const name = host.includes(":") ? `[${host}]` : host;
  console.log(`Atelier: http://${name}:${port} · demo keys in ${dataDir}/demo-keys.json`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runServer().catch(failStart);

function failStart(error: unknown): never {
  explainFailure(error);
  process.exit(1);
}
