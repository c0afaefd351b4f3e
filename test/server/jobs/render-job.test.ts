import { afterEach, describe, expect, it } from "vitest";
import { readMerchantJob } from "../../../server/database/print-jobs.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign, claimOne } from "../orders.ts";

let server: TestServer;
afterEach(() => server.close());

const place = async (release = "now") => {
  const { order } = await aQuotedDesign(server);
  const { json } = await server.send("POST /v1/merchant/orders", {
    key: server.keys.secret,
    body: { ...order, release },
  });
  return { order: json.id as string, job: json.lines[0].jobs[0].id as string };
};
const read = async (order: string) =>
  (await server.send(`GET /v1/merchant/orders/${order}`, { key: server.keys.secret })).json.lines[0].jobs[0]
    .state as string;
const tasks = async () => (await server.dependencies.database.read.selectFrom("tasks").selectAll().execute()).length;

describe("rendering", () => {
  it("[RJ1] a renderer that always crashes is tried three times, then the job says why and waits for its merchant", async () => {
    server = await openServer({ renderEntry: new URL("crashing-renderer.ts", import.meta.url) });
    // The order is paid: it is taken although its preflight could not run either.
    const { order, job } = await place();
    const row = async () => server.dependencies.database.read.selectFrom("tasks").selectAll().executeTakeFirst();
    for (let attempt = 1; attempt < 3; attempt += 1) {
      await expect.poll(async () => (await row())?.lastError, { timeout: 10_000 }).toMatch(/WorkerFailed/);
      await expect
        .poll(async () => [(await row())?.attempts, (await row())?.leaseId], { timeout: 10_000 })
        .toEqual([attempt, null]);
      server.advance(60_000);
      server.dependencies.signals.events.emit("taskDue");
    }
    await expect.poll(() => read(order), { timeout: 10_000 }).toBe("failed");
    const failed = await readMerchantJob(server.dependencies.database, { merchantId: "merchant_demo", id: job });
    expect(failed?.reason).toContain("WorkerFailed");
    expect(await tasks()).toBe(0);
    const released = await server.send(`POST /v1/merchant/orders/${order}/release`, { key: server.keys.secret });
    expect(released.json.lines[0].jobs[0].state).toBe("rendering");
    expect(await tasks()).toBe(1);
  });

  it("[RJ2] a job that is cancelled while it renders gets no files and leaves no task", async () => {
    server = await openServer();
    const { order, job } = await place();
    const cancelled = await server.send(`POST /v1/merchant/orders/${order}/cancel`, { key: server.keys.secret });
    expect(cancelled.json.state).toBe("cancelled");
    const next = await place();
    const claimed = await claimOne(server);
    expect(claimed.id).toBe(next.job);
    const files = await server.dependencies.database.read
      .selectFrom("printFiles")
      .selectAll()
      .where("jobId", "=", job)
      .execute();
    expect(files).toEqual([]);
    await expect.poll(tasks).toBe(0);
    expect(await read(order)).toBe("cancelled");
  });
});
