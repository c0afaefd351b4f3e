import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Answers, call } from "../../support/api.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { startServer } from "../../support/running-server.ts";
import type { RunningServer } from "../../support/running-server.ts";

let server: RunningServer;
afterEach(() => server?.dispose());

const Jobs = z.object({
  items: z.array(z.object({ id: z.string(), state: z.string(), files: z.array(z.object({ name: z.string() })) })),
});
const configuration = aMugWith(aText());

async function orderMugs(count: number) {
  const key = server.keys.publishable;
  const design = Answers.design.parse((await call(server.url, "POST /designs", { key, body: { configuration } })).json);
  const quote = Answers.quote.parse(
    (await call(server.url, "POST /quotes", { key, body: { configuration, quantity: 1 } })).json,
  );
  const line = { design: design.id, version: 1, receipt: quote.receipt, lines: [{ quantity: 1 }] };
  const orders = Array.from({ length: count }, (_, i) =>
    call(server.url, "POST /merchant/orders", {
      key: server.keys.secret,
      headers: { "idempotency-key": `order-${i}` },
      body: { externalId: `${i}`, placedAt: new Date().toISOString(), lines: [line], release: "now" },
    }).catch(() => undefined),
  );
  return { design, orders };
}

async function queuedJobs() {
  return Jobs.parse((await call(server.url, "GET /print/jobs?limit=200", { key: server.keys.printShop })).json).items;
}

describe("the process", () => {
  it("[KL1] killed in the middle of its work, keeps every acknowledged design and order and makes each job's files once", async () => {
    server = await startServer();
    const { design, orders } = await orderMugs(12);
    // Some orders are acknowledged, some files are rendered, and then the power is gone.
    await Promise.race([Promise.all(orders.slice(0, 6)), new Promise((resolve) => setTimeout(resolve, 3000))]);
    await server.stop("SIGKILL");
    const acknowledged = (await Promise.all(orders)).filter((answer) => answer?.status === 201);
    expect(acknowledged.length).toBeGreaterThan(0);

    await server.restart();
    const saved = await call(server.url, `GET /designs/${design.id}`, {
      key: server.keys.publishable,
      headers: { "design-token": design.token },
    });
    expect(saved.status).toBe(200);
    for (const answer of acknowledged) {
      const { id } = Answers.order.parse(answer?.json);
      expect((await call(server.url, `GET /merchant/orders/${id}`, { key: server.keys.secret })).status).toBe(200);
    }
    const rendering = async () => (await queuedJobs()).filter(({ state }) => state === "rendering").length;
    await expect.poll(rendering, { timeout: 45_000, interval: 300 }).toBe(0);
    const jobs = await queuedJobs();
    expect(jobs.length).toBeGreaterThanOrEqual(acknowledged.length);
    for (const job of jobs)
      expect([job.state, job.files.map(({ name }) => name)]).toEqual(["queued", ["mug-11oz-wrap.png"]]);
    // A control that can fail: what was never sent is not there.
    expect((await call(server.url, "GET /merchant/orders/ord_never", { key: server.keys.secret })).status).toBe(404);
  }, 120_000);

  it("[KL2] asked to end, answers waiting claims and exits within its time", async () => {
    server = await startServer();
    const waiting = call(server.url, "POST /print/claims?wait=25", { key: server.keys.printShop });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    await server.stop("SIGTERM");
    expect(performance.now() - began).toBeLessThan(5000);
    expect((await waiting).json).toEqual({ items: [] });
  }, 120_000);

  it("[KL3] refuses a taken port and a taken folder in words", async () => {
    server = await startServer();
    const port = new URL(server.url).port;
    const samePort = startServer({ PORT: port });
    await expect(samePort).rejects.toThrow(/port \d+ on 127\.0\.0\.1 is taken/);
    await expect(startServer({ ATELIER_DATA: server.data })).rejects.toThrow(
      /another running server uses this data folder/,
    );
    await expect(startServer({ ATELIER_DATTA: "x" })).rejects.toThrow(/ATELIER_DATTA is not a setting/);
  }, 120_000);
});
