import { resolve } from "node:path";

/** What the environment may say, checked once. A mistake stops the start with a sentence. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the database and the blobs. */
  readonly dataDir: string;
}

/** The start is refused; the message is the sentence for the person who started it. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 8787;
const KNOWN = new Set(["ATELIER_DATA", "ATELIER_ROLE"]);
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Reads and checks the environment; relative data folders are relative to `cwd`. Throws StartRefused. */
export function readConfig(environment: Environment, cwd: string): Config {
  for (const name of Object.keys(environment)) {
    // A misspelt setting that is silently ignored is found in production; here it is found now.
    if (name.startsWith("ATELIER_") && !KNOWN.has(name)) {
      throw new StartRefused(`${name} is not a setting of Atelier. Known: ${[...KNOWN].join(", ")}.`);
    }
  }
  refuseLater(environment, "DATABASE_URL", "Postgres");
  refuseLater(environment, "BLOB_URL", "S3 storage");
  checkRole(environment["ATELIER_ROLE"]);
  return {
    host: environment["HOST"] || "127.0.0.1",
    port: readPort(environment["PORT"]),
    dataDir: readDataDir(environment["ATELIER_DATA"], cwd),
  };
}

/** The demo's keys lie in a file and any loopback page may embed it: nobody else may reach it. */
export function refuseOpenDemo(config: Config): void {
  if (LOOPBACK.has(config.host)) return;
  throw new StartRefused(
    `HOST is "${config.host}", but this is the demo installation: it listens on this machine only (127.0.0.1, ::1 or localhost).`,
  );
}

function refuseLater(environment: Environment, name: string, what: string): void {
  if (environment[name]) {
    throw new StartRefused(
      `${name} is set, but ${what} comes with a later release of Atelier. Unset it: data is kept in the folder ATELIER_DATA.`,
    );
  }
}

function checkRole(role: string | undefined): void {
  if (role === undefined || role === "all") return;
  if (role === "web" || role === "worker") {
    throw new StartRefused(
      `ATELIER_ROLE is "${role}", but separate roles need Postgres, which comes with a later release. Use "all" or unset it.`,
    );
  }
  throw new StartRefused(`ATELIER_ROLE is "${role}"; expected all, web or worker.`);
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartRefused(`PORT is "${text}"; expected a number from 0 to 65535 (0 = any free port).`);
}

/** The folder of the database, the blobs and what an installation brought itself. */
export function readDataDir(text: string | undefined, cwd: string): string {
  if (text === undefined) return resolve(cwd, "data");
  if (text.trim() === "" || text.includes("\0"))
    throw new StartRefused("ATELIER_DATA is empty; expected a folder such as ./data.");
  return resolve(cwd, text);
}
