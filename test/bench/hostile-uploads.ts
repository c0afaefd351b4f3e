import { readFileSync, readdirSync } from "node:fs";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import sharp from "sharp";
import { HOSTILE_PICTURES } from "../server/ingest/hostile-pictures.ts";
import { aMugWith, aText } from "../support/builders.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";

/**
 * What strangers' pictures cost everybody else: `node test/bench/hostile-uploads.ts`. Eight uploads at once, all of the kit and
 * photos of 40 megapixels in between, against a server as `npm start` makes it. Linux only: memory is read from /proc.
 */
const AT_ONCE = 8;
const IDLE_MS = 6000;
const PAUSE_MS = 15;
const WATCH_MS = 100;
const HONEST = "honest.jpg";

interface Probe {
  readonly name: string;
  readonly send: () => Promise<Response>;
  readonly times: number[];
}

interface Sent {
  readonly outcomes: readonly string[];
  /** Of the honest photos. */
  readonly honestMs: readonly number[];
  readonly peak: ReturnType<typeof memory>;
}

/** What the thread that uploads is given. */
interface Uploads {
  readonly url: string;
  readonly key: string;
  readonly pid: number;
  readonly files: Files;
  readonly atOnce: number;
}

if (isMainThread) {
  const server = await startServer();
  try {
    await measure(server);
  } finally {
    await server.dispose();
  }
} else {
  // Given by uploadAll below.
  parentPort?.postMessage(await upload(workerData as Uploads), []);
}

async function measure({ url, keys, pid }: RunningServer): Promise<void> {
  const authorization = `Bearer ${keys.publishable}`;
  const quote = JSON.stringify({ configuration: aMugWith(aText()), quantity: 12 });
  const headers = { authorization, "content-type": "application/json" };
  const probes = (): Probe[] => [
    { name: "GET /livez", send: () => fetch(`${url}/livez`), times: [] },
    {
      name: "POST /quotes",
      send: () => fetch(`${url}/api/v1/quotes`, { method: "POST", headers, body: quote }),
      times: [],
    },
  ];
  const where = { url, key: keys.publishable, pid: pid() };
  const files = await manyFiles();
  const photo = files.filter(({ name }) => name === HONEST).slice(0, 1);
  console.log(`photo: ${((photo[0]?.bytes.length ?? 0) / 1e6).toFixed(1)} MB`);

  await probe(probes(), after(2000));
  const idle = probes();
  await probe(idle, after(IDLE_MS));
  const rest = memory(pid());
  const alone = await uploadAll({ ...where, files: photo, atOnce: 1 });

  const busy = probes();
  let goesOn = true;
  const start = performance.now();
  const uploading = uploadAll({ ...where, files, atOnce: AT_ONCE }).finally(() => (goesOn = false));
  const [{ outcomes, honestMs, peak }] = await Promise.all([uploading, probe(busy, () => goesOn)]);

  console.log(`${files.length} uploads, ${AT_ONCE} at once, in ${seconds(performance.now() - start)}`);
  for (const outcome of new Set(outcomes))
    console.log(`  ${outcome}: ${outcomes.filter((each) => each === outcome).length}`);
  idle.forEach(({ name, times }, i) => {
    const during = busy[i]?.times ?? [];
    console.log(
      `${name}: p95 idle ${percentile(times, 95)} ms, during ${percentile(during, 95)} ms (p50 ${percentile(times, 50)}, ${percentile(during, 50)})`,
    );
  });
  console.log(
    `photo of 40 megapixels: alone ${alone.honestMs.map(seconds).join()}, among the others ${honestMs.map(seconds).join(", ")}`,
  );
  console.log("MB at rest", rest, "peak", peak);
}

/** In a thread of its own: what this bench does must not be measured as what the server does. */
function uploadAll(uploads: Uploads): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL(import.meta.url), { workerData: uploads });
    thread.once("message", resolve);
    thread.once("error", reject);
  });
}

async function upload({ url, key, pid, files, atOnce }: Uploads): Promise<Sent> {
  const outcomes: string[] = [];
  const honestMs: number[] = [];
  const waiting = [...files];
  const peak = memory(pid);
  const watch = setInterval(() => {
    const now = memory(pid);
    peak.tree = Math.max(peak.tree, now.tree);
    peak.proportional = Math.max(peak.proportional, now.proportional);
    peak.server = Math.max(peak.server, now.server);
  }, WATCH_MS);
  const sender = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const form = new FormData();
      form.append("file", new Blob([Uint8Array.from(file.bytes)], { type: file.type }), file.name);
      const start = performance.now();
      const headers = { authorization: `Bearer ${key}` };
      const answer = await fetch(`${url}/api/v1/uploads`, { method: "POST", headers, body: form });
      // The contract's bodies: an upload, or a problem with its code.
      const body = (await answer.json()) as { readonly code?: string };
      if (file.name === HONEST) honestMs.push(performance.now() - start);
      outcomes.push(answer.ok ? "201" : `${answer.status} ${body.code}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  clearInterval(watch);
  return { outcomes, honestMs, peak };
}

type Files = readonly { readonly bytes: Uint8Array; readonly name: string; readonly type: string }[];

async function manyFiles(): Promise<Files> {
  const photo = { bytes: await photoOf40(), name: HONEST, type: "image/jpeg" };
  const files = [];
  for (const [i, { bytes, declared }] of HOSTILE_PICTURES.entries()) {
    if (i % 20 === 0) files.push(photo);
    files.push({ bytes: await bytes(), name: declared?.fileName ?? "file", type: declared?.contentType ?? "" });
  }
  return files;
}

/** Soft shapes with grain, as a sensor gives them: some 10 MB. */
async function photoOf40(): Promise<Buffer> {
  const [width, height] = [7744, 5168];
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const soft = sharp({ create: { width: width / 8, height: height / 8, channels: 3, background: "#777777", noise } });
  const data = await soft.blur(3).resize(width, height, { kernel: "cubic" }).raw().toBuffer();
  let state = 1;
  for (let i = 0; i < data.length; i += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    data[i] = Math.max(0, Math.min(255, (data[i] ?? 0) * 0.8 + ((state >> 16) & 15)));
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function probe(probes: readonly Probe[], goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    for (const { send, times } of probes) {
      const start = performance.now();
      const answer = await send();
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`expected an answer, got ${answer.status}`);
      times.push(performance.now() - start);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

function after(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
}

/** Physical memory in MB: the sum over the processes, the same with shared pages counted once, and the server's own. */
function memory(pid: number) {
  const mb = (process: number, name: "Rss" | "Pss") => {
    try {
      const text = readFileSync(`/proc/${process}/smaps_rollup`, "utf8");
      return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const all = family(pid);
  const sum = (name: "Rss" | "Pss") => Math.round(all.reduce((total, each) => total + mb(each, name), 0));
  return { tree: sum("Rss"), proportional: sum("Pss"), server: Math.round(mb(pid, "Rss")) };
}

function family(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
    const children = lists.flatMap((list) => list.split(" ")).filter((text) => text.trim() !== "");
    return [pid, ...children.flatMap((child) => family(Number(child)))];
  } catch {
    return [];
  }
}

function percentile(times: readonly number[], percent: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0).toFixed(1);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
