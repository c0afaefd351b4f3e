import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer()));
afterAll(() => server.close());

const NAMES = ["HH", "HHHHHHHHHHHHHH", "HHHH"];
const design = aMugWith(aText({ id: "name", text: "HHH", sizeMm: 30, maxWidthMm: 100, fit: "group:names" }));

/** Orders the design with a line for each name; answers its jobs' ids. */
async function order(names: readonly string[], { approve = false } = {}): Promise<readonly string[]> {
  const lines = names.map((name) => ({ quantity: 1, fields: { name } }));
  const saved = await server.send("POST /v1/designs", { body: { configuration: design } });
  if (approve) {
    const approved = await server.send(`POST /v1/designs/${saved.json.id}/approve`, {
      body: { version: 1 },
      headers: { "design-token": saved.json.token },
    });
    expect(approved.status).toBe(200);
  }
  const quote = await server.send("POST /v1/quotes", { body: { configuration: design, lines } });
  expect(quote.status).toBe(200);
  const placed = await server.send("POST /v1/merchant/orders", {
    key: server.keys.secret,
    body: {
      externalId: "1",
      placedAt: server.dependencies.now().toISOString(),
      lines: [{ design: saved.json.id, version: 1, receipt: quote.json.receipt, lines }],
      release: "now",
    },
  });
  expect(placed.status).toBe(201);
  return placed.json.lines.map((line: { jobs: { id: string }[] }) => line.jobs[0]?.id);
}

const row = async (job: string) =>
  server.dependencies.database.read
    .selectFrom("printJobs")
    .innerJoin("orderLines", "orderLines.id", "printJobs.orderLineId")
    .select(["printJobs.state", "printJobs.parityJson", "orderLines.groupSizesJson"])
    .where("printJobs.id", "=", job)
    .executeTakeFirstOrThrow();

/** Height of the letters of a job's print file, in pixels. */
async function inkHeight(job: string): Promise<number> {
  await expect.poll(async () => (await row(job)).state, { timeout: 30_000 }).toBe("queued");
  const file = await server.dependencies.database.read
    .selectFrom("printFiles")
    .selectAll()
    .where("jobId", "=", job)
    .where("role", "=", "print")
    .executeTakeFirstOrThrow();
  const path = await server.dependencies.blobs.path(file.sha256);
  const { info } = await sharp(await sharp(path).flatten({ background: "#ffffff" }).png().toBuffer())
    .trim({ background: "#ffffff", threshold: 60 })
    .toBuffer({ resolveWithObject: true });
  return info.height;
}

describe("the names of a roster", () => {
  it(
    "[A77] are printed in one size, which is kept with each line; alone a name has its own",
    { timeout: 90_000 },
    async () => {
      const jobs = await order(NAMES);
      const heights = await Promise.all(jobs.map(inkHeight));
      expect(new Set(heights).size).toBe(1);
      expect(heights[0]).toBeGreaterThan(20);
      const sizes = await Promise.all(jobs.map(async (job) => (await row(job)).groupSizesJson));
      // The longest decides: by itself it has the size it is printed in.
      expect(sizes.map((each) => each !== null)).toEqual([true, false, true]);
      expect(sizes[0]).toBe(sizes[2]);
      const [alone] = await order(["HH"]);
      expect(await inkHeight(alone ?? "")).toBeGreaterThan(2 * (heights[0] ?? 0));
      expect((await row(alone ?? "")).groupSizesJson).toBeNull();
    },
  );

  it("[A77] a line rendered again alone has the size it was ordered with", { timeout: 90_000 }, async () => {
    const [first = ""] = await order(NAMES);
    const height = await inkHeight(first);
    const { database } = server.dependencies;
    await database.write([
      { query: database.read.deleteFrom("printFiles").where("jobId", "=", first).compile(), rows: 2 },
      {
        query: database.read.updateTable("printJobs").set({ state: "held" }).where("id", "=", first).compile(),
        rows: 1,
      },
    ]);
    const { orderId } = await database.read
      .selectFrom("printJobs")
      .select("orderId")
      .where("id", "=", first)
      .executeTakeFirstOrThrow();
    const released = await server.send(`POST /v1/merchant/orders/${orderId}/release`, { key: server.keys.secret });
    expect(released.status).toBe(200);
    expect(await inkHeight(first)).toBe(height);
  });

  it(
    "[A77] a line with the approved words, made smaller for the others, is measured against what it is made as",
    { timeout: 90_000 },
    async () => {
      const against = async (job = "") => {
        await inkHeight(job);
        return JSON.parse((await row(job)).parityJson ?? "{}");
      };
      const [same, long] = await order(["HHH", "HHHHHHHHHHHHHH"], { approve: true });
      for (const job of [same, long]) {
        expect(await against(job)).toMatchObject({
          verdict: "passed",
          areas: [{ against: "painted", because: "lineDiffers" }],
        });
      }
      // The control: by itself it is the approved design.
      const [alone] = await order(["HHH"], { approve: true });
      expect(await against(alone)).toMatchObject({ verdict: "passed", areas: [{ against: "approved" }] });
    },
  );
});
