/**
 * `npm run bench:pricing [-- --json]`: what a price costs. The core as a browser runs it, for every bundled product; then
 * quotes of the real server per second of processor time, beside a server that knows its answers. Fixed, seeded inputs.
 */
import { cpus, loadavg } from "node:os";
import { measureCore } from "./pricing-core.ts";
import { measureServer } from "./pricing-server.ts";
import { round } from "./rules-replay.ts";
import type { summary } from "./rules-replay.ts";

const isJson = process.argv.includes("--json");
const core = measureCore();
const server = await measureServer();
const load = round(loadavg()[0] ?? 0);

if (isJson) console.log(JSON.stringify({ node: process.version, cpus: cpus().length, load, core, server }));
else printTables();

function printTables(): void {
  console.log(`Node ${process.version}, load ${load}, warm, milliseconds`);
  console.table(
    core.map(({ product, values, surcharges, quote, labels, attempt }) => ({
      product,
      values,
      surcharges,
      "quote median/p95": `${quote.median} / ${quote.p95}`,
      "60 labels median/p95/max": inWords(labels),
      "attempt median/p95/max": inWords(attempt),
      "quotes, labels, attempts": `${quote.count}, ${labels.count}, ${attempt.count}`,
    })),
  );
  console.log("POST /api/v1/quotes, per second of processor time of the server and its workers");
  console.table(
    server.map(({ quote, requests, bytes, perCpuSecond, baseline, ratioPercent }) => ({
      quote,
      requests,
      "bytes answered": bytes,
      quotes: perCpuSecond,
      baseline,
      "of the baseline": `${ratioPercent} %`,
    })),
  );
}

function inWords({ count, median, p95, max }: ReturnType<typeof summary>): string {
  return count === 0 ? "–" : `${median} / ${p95} / ${max}`;
}
