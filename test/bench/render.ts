/**
 * `npm run bench:render [-- --json] [-- --only WORDS]`: what print files cost, beside what else makes them of the same picture. Every side runs in a
 * process of its own, warm, one after the other in turn; CPU seconds are those of the process and all it started. Linux only.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { NO_BROWSER } from "../support/browser.ts";
import { installPeers } from "./peers/install-peers.ts";
import { cpuSecondsOf } from "./process-cpu.ts";
import { writePhoto } from "./render-design.ts";
import type { Side } from "./render-side.ts";

interface Plan {
  readonly side: Side;
  readonly rounds: number;
  readonly needs?: "peers" | "browser";
}

const PNG = "png: atelier";
const PLANS: readonly Plan[] = [
  { side: PNG, rounds: 3 },
  { side: "png: resvg-js", rounds: 3, needs: "peers" },
  { side: "png: Chromium, optimizeForSpeed", rounds: 3, needs: "browser" },
  { side: "png: Chromium", rounds: 2, needs: "browser" },
  { side: "png: @napi-rs/canvas", rounds: 2, needs: "peers" },
  { side: "A3: atelier PDF/X-4, photo as it is", rounds: 3 },
  { side: "A3: atelier PDF/X-4, photo in inks", rounds: 3 },
  { side: "A3: atelier TIFF in inks", rounds: 3 },
  { side: "A3: Chromium PDF + Ghostscript to CMYK", rounds: 1, needs: "browser" },
  { side: "20 000 × 20 000 px: atelier", rounds: 1 },
];

interface Round {
  readonly wallS: number;
  readonly cpuS: number;
  readonly bytes: number;
  readonly path: string;
}

interface Row {
  readonly side: Side;
  readonly wallS: number;
  readonly cpuS: number;
  readonly mb: number;
  /** Most memory of the side's own process, in MB; a browser's other processes are not in it. */
  readonly peakMb: number;
  /** Of its CPU seconds, how many times ours. */
  readonly timesOurs?: number;
  /** Mean difference from our picture, 0 to 255, colours times alpha. */
  readonly differs?: number;
}

const PEERS = new URL("render-peers/", import.meta.url);

async function bench(): Promise<void> {
  const asJson = process.argv.includes("--json");
  const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;
  const hasPeers = installPeers(["@resvg/resvg-js", "@napi-rs/canvas"], PEERS);
  const can = { peers: hasPeers, browser: !NO_BROWSER };
  const plans = PLANS.filter(({ needs }) => !needs || can[needs]).filter(({ side }) => side.includes(only ?? ""));
  const folder = await mkdtemp(join(tmpdir(), "bench-render-"));
  try {
    await writePhoto(folder);
    const rows: Row[] = [];
    let ours: { readonly cpuS: number; readonly path: string } | undefined;
    for (const plan of plans) {
      const { rounds, peakMb } = await measure(plan, folder);
      const row = { side: plan.side, ...medianOf(rounds), peakMb };
      const path = rounds[0]?.path ?? "";
      if (plan.side === PNG) ours = { cpuS: row.cpuS, path };
      const isPng = plan.side.startsWith("png") && ours !== undefined && plan.side !== PNG;
      rows.push({
        ...row,
        ...(isPng && ours && { timesOurs: round(row.cpuS / ours.cpuS), differs: await difference(ours.path, path) }),
      });
      if (!asJson) console.log(plan.side, JSON.stringify(rows.at(-1)));
    }
    if (asJson) console.log(JSON.stringify({ rows }));
    else console.table(Object.fromEntries(rows.map(({ side, ...row }) => [side, row])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first round warms and does not count, but where there is only one. */
async function measure({ side, rounds }: Plan, folder: string) {
  const child = fork(new URL("render-side.ts", import.meta.url), {
    serialization: "advanced",
    // As the server's workers run.
    env: { ...process.env, MALLOC_MMAP_THRESHOLD_: "1000000", MALLOC_ARENA_MAX: "2" },
  });
  try {
    await ask(child, { side, folder });
    if (rounds > 1) await ask(child, "go");
    const made: Round[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const [cpu, wall] = [cpuSecondsOf(child.pid ?? 0), performance.now()];
      const { bytes, path } = await ask(child, "go");
      made.push({ wallS: (performance.now() - wall) / 1000, cpuS: cpuSecondsOf(child.pid ?? 0) - cpu, bytes, path });
    }
    return { rounds: made, peakMb: peakMbOf(child.pid ?? 0) };
  } finally {
    child.disconnect();
  }
}

function ask(
  child: ChildProcess,
  message: object | string,
): Promise<{ readonly bytes: number; readonly path: string }> {
  return new Promise((resolve, reject) => {
    child.once("message", (answer: { ok: boolean; error?: string; bytes: number; path: string }) =>
      answer.ok ? resolve(answer) : reject(new Error(answer.error)),
    );
    child.send(message);
  });
}

function peakMbOf(pid: number): number {
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(peak) / 1000);
}

function medianOf(rounds: readonly Round[]) {
  const median = (pick: (round: Round) => number) =>
    round(rounds.map(pick).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)] ?? 0);
  return {
    wallS: median(({ wallS }) => wallS),
    cpuS: median(({ cpuS }) => cpuS),
    mb: median(({ bytes }) => bytes / 1e6),
  };
}

/** On every seventh pixel of each row. */
async function difference(ours: string, theirs: string): Promise<number> {
  const [a, b] = await Promise.all(
    [ours, theirs].map((path) =>
      sharp(path, { limitInputPixels: false, ignoreIcc: true }).ensureAlpha().raw().toBuffer(),
    ),
  );
  if (!a || !b || a.length !== b.length) throw new Error("expected pictures of one size");
  let [sum, count] = [0, 0];
  for (let at = 0; at < a.length; at += 28)
    for (let channel = at; channel < at + 3; channel += 1, count += 1)
      sum += Math.abs((a[channel] ?? 0) * (a[at + 3] ?? 0) - (b[channel] ?? 0) * (b[at + 3] ?? 0)) / 255;
  return round(sum / count);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

await bench();
