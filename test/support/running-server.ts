import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY_MS = 60_000;
/** The program and its arguments, without "node". */
const [, ...START] = z
  .object({ scripts: z.object({ start: z.string() }) })
  .parse(JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")))
  .scripts.start.split(" ");

const Keys = z.object({ publishable: z.string(), secret: z.string(), printShop: z.string() });
export type Keys = z.infer<typeof Keys>;

export interface RunningServer {
  readonly url: string;
  readonly keys: Keys;
  readonly data: string;
  /** Of the process that runs now; its workers are its children. */
  pid(): number;
  /** Everything it has printed. */
  output(): string;
  /** Ends the process with a signal and waits for it; the data folder stays. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same data folder and port. */
  restart(): Promise<void>;
  /** Ends it and removes the data folder. */
  dispose(): Promise<void>;
}

/** The real server, started as `npm start` does, on a free port with a data folder of its own. */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), "atelier-test-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let printed = "";
  let child: ChildProcess | undefined;

  const launch = async () => {
    const started = spawn(process.execPath, START, {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", ATELIER_DATA: data, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    await untilReady(url, started, () => printed);
  };
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    await ended;
  };

  await launch();
  return {
    url,
    data,
    keys: Keys.parse(JSON.parse(readFileSync(join(data, "demo-keys.json"), "utf8"))),
    pid: () => child?.pid ?? 0,
    output: () => printed,
    stop,
    restart: launch,
    async dispose() {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server was not ready after ${READY_MS} ms:\n${printed()}`);
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
