import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { decodeJwt } from "jose";
import { z } from "zod";
import { aMugWith, aText } from "../support/builders.ts";
import { bundledProduct } from "../support/documents.ts";
import { startServer } from "../support/running-server.ts";
import { createRandom } from "./create-random.ts";
import { post, postMany } from "./post-many.ts";
import type { Load } from "./post-many.ts";
import { cpuSecondsOf } from "./process-cpu.ts";
import { startConfiguration, walkOf } from "./shopper-walk.ts";

const BASELINE = new URL("pricing-baseline.ts", import.meta.url);
/** Known designs, asked for in turn. */
const KNOWN = 64;
const NEW_MUGS = 1600;
const NEW_CARS = 800;
const REQUESTS = 4800;
/** Code goes on being compiled for more than ten thousand requests. */
const WARM_UP = 16_000;
/** What is new can be asked for only once, and comes after all that code is warm. */
const NEW_WARM_UP = 1600;
const ROUNDS = 3;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export interface ServerRow {
  readonly quote: string;
  readonly requests: number;
  readonly bytes: number;
  readonly perCpuSecond: number;
  /** Of a server that answers as many bytes without pricing, in the same run. */
  readonly baseline: number;
  readonly ratioPercent: number;
}

interface Asked {
  readonly quote: string;
  /** One for each request, or fewer that are asked for again and again. */
  readonly bodies: readonly string[];
  readonly requests: number;
}

interface Side {
  readonly pid: number;
  readonly load: Omit<Load, "bodies" | "requests">;
}

const Port = z.object({ port: z.int() });

/** Quotes per second of processor time, workers included, beside a server that knows its answers: warm, in turns, one client. */
export async function measureServer(): Promise<readonly ServerRow[]> {
  const server = await startServer();
  const child = fork(BASELINE);
  const { port } = Port.parse(await heardFrom(child));
  const rows: ServerRow[] = [];
  try {
    const key = server.keys.publishable;
    const url = `${server.url}/api/v1/quotes`;
    for (const asked of askedQuotes()) {
      const answer = await post(url, { key, body: asked.bodies[0] ?? "" });
      child.send({ key, ...knownAnswer(answer) });
      await heardFrom(child);
      const own = { pid: server.pid(), load: { url, key } };
      const baseline = { pid: child.pid ?? 0, load: { url: `http://127.0.0.1:${port}/quotes`, key } };
      rows.push({ ...(await besideBaseline(asked, { own, baseline })), bytes: answer.length });
    }
  } finally {
    child.kill();
    await server.dispose();
  }
  return rows;
}

async function besideBaseline(
  { quote, bodies, requests }: Asked,
  { own, baseline }: { readonly own: Side; readonly baseline: Side },
): Promise<Omit<ServerRow, "bytes">> {
  const areNew = bodies.length >= requests;
  // Designs nobody has asked for yet stay so until they count.
  const warmUp = areNew ? bodies.slice(0, bodies.length - requests) : bodies;
  const rounds = areNew ? 1 : ROUNDS;
  for (const { load } of [own, baseline])
    await postMany({ ...load, bodies: warmUp, requests: areNew ? NEW_WARM_UP : WARM_UP });
  let [ownCpu, baselineCpu] = [0, 0];
  const counted = { bodies: bodies.slice(areNew ? warmUp.length : 0), requests };
  for (let round = 0; round < rounds; round++) {
    ownCpu += await cpuOf(own, counted);
    baselineCpu += await cpuOf(baseline, counted);
  }
  const [ours, theirs] = [(requests * rounds) / ownCpu, (requests * rounds) / baselineCpu];
  return {
    quote,
    requests: requests * rounds,
    perCpuSecond: Math.round(ours),
    baseline: Math.round(theirs),
    ratioPercent: Math.round((ours / theirs) * 100),
  };
}

async function cpuOf({ pid, load }: Side, counted: Pick<Load, "bodies" | "requests">): Promise<number> {
  const before = cpuSecondsOf(pid);
  await postMany({ ...load, ...counted });
  return cpuSecondsOf(pid) - before;
}

function askedQuotes(): readonly Asked[] {
  const random = createRandom(20_261_128);
  const mugs = Array.from({ length: KNOWN + NEW_WARM_UP + NEW_MUGS }, (_, i) => {
    const text = Array.from({ length: 4 + random(12) }, () => LETTERS[random(LETTERS.length)]).join("");
    return JSON.stringify({ configuration: aMugWith(aText({ text, sizeMm: 12 })), quantity: 1 + (i % 30) });
  });
  const product = bundledProduct("city-car");
  const cars = new Set<string>();
  while (cars.size < KNOWN + 2 * NEW_CARS) {
    for (const configuration of walkOf(product, { from: startConfiguration(product), random, clicks: 15 })) {
      cars.add(JSON.stringify({ configuration, quantity: 1 + random(30) }));
    }
  }
  const states = [...cars];
  return [
    { quote: "mug with text", bodies: mugs.slice(0, KNOWN), requests: REQUESTS },
    { quote: "mug, a new text each time", bodies: mugs.slice(KNOWN), requests: NEW_MUGS },
    { quote: "city-car", bodies: states.slice(0, KNOWN), requests: REQUESTS },
    {
      quote: "city-car, a new one each time",
      bodies: states.slice(KNOWN, KNOWN + 2 * NEW_CARS),
      requests: NEW_CARS,
    },
  ];
}

/** What the baseline signs and sends. */
function knownAnswer(answer: string) {
  const { receipt, ...body } = z.looseObject({ receipt: z.string() }).parse(JSON.parse(answer));
  return { claims: decodeJwt(receipt), body };
}

/** The child's next message; one that ends instead stops the bench. */
function heardFrom(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`the baseline ended with ${code}`)));
  });
}
