import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pagesOf } from "../../../server/jobs/job-rows.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";

let server: TestServer;
beforeAll(async () => void (server = await openServer()));
afterAll(() => server.close());

const NAMES = ["HH", "HHHHHHHHHHHHHH", "HHHH"];
const design = aMugWith(aText({ id: "name", text: "HHH", sizeMm: 30, maxWidthMm: 100, fit: "group:names" }));

/** A name of an order: its job, which a roster's share, and which piece of it. */
interface Piece {
  readonly id: string;
  readonly line: string;
  readonly row?: number;
}

/** Orders the design with a line for each name. */
async function order(names: readonly string[], { approve = false } = {}): Promise<readonly Piece[]> {
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
  return placed.json.lines.map((line: { id: string; jobs: Piece[] }) => ({ ...line.jobs[0], line: line.id }));
}

const read = async ({ id, line }: Piece) => {
  const { database } = server.dependencies;
  const job = await database.read.selectFrom("printJobs").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const { groupSizesJson } = await database.read
    .selectFrom("orderLines")
    .select("groupSizesJson")
    .where("id", "=", line)
    .executeTakeFirstOrThrow();
  return { ...job, groupSizesJson };
};

/** Height of the letters of a piece's print file, in pixels. */
async function inkHeight(piece: Piece): Promise<number> {
  await expect.poll(async () => (await read(piece)).state, { timeout: 30_000 }).toBe("queued");
  const files = await server.dependencies.database.read
    .selectFrom("printFiles")
    .selectAll()
    .where("jobId", "=", piece.id)
    .where("role", "=", "print")
    .execute();
  const file = files.find((each) => pagesOf(each).some(({ row }) => row === piece.row));
  const path = await server.dependencies.blobs.path(file?.sha256 ?? "");
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
      const pieces = await order(NAMES);
      expect(new Set(pieces.map(({ id }) => id)).size).toBe(1);
      const heights = await Promise.all(pieces.map(inkHeight));
      expect(new Set(heights).size).toBe(1);
      expect(heights[0]).toBeGreaterThan(20);
      const sizes = await Promise.all(pieces.map(async (piece) => (await read(piece)).groupSizesJson));
      // The longest decides: by itself it has the size it is printed in.
      expect(sizes.map((each) => each !== null)).toEqual([true, false, true]);
      expect(sizes[0]).toBe(sizes[2]);
      const [alone] = await order(["HH"]);
      if (!alone) throw new Error("expected a line");
      expect(await inkHeight(alone)).toBeGreaterThan(2 * (heights[0] ?? 0));
      expect((await read(alone)).groupSizesJson).toBeNull();
    },
  );

  it("[A77] a roster that is rendered again has the size it was ordered with", { timeout: 90_000 }, async () => {
    const [first] = await order(NAMES);
    if (!first) throw new Error("expected a line");
    const height = await inkHeight(first);
    const { database } = server.dependencies;
    await database.write([
      { query: database.read.deleteFrom("printFiles").where("jobId", "=", first.id).compile(), rows: 4 },
      {
        query: database.read.updateTable("printJobs").set({ state: "held" }).where("id", "=", first.id).compile(),
        rows: 1,
      },
    ]);
    const { orderId } = await read(first);
    const released = await server.send(`POST /v1/merchant/orders/${orderId}/release`, { key: server.keys.secret });
    expect(released.status).toBe(200);
    expect(await inkHeight(first)).toBe(height);
  });

  it(
    "[A77] a line with the approved words, made smaller for the others, is measured against what it is made as",
    { timeout: 90_000 },
    async () => {
      const against = async (piece: Piece | undefined) => {
        if (!piece) throw new Error("expected a line");
        await inkHeight(piece);
        return JSON.parse((await read(piece)).parityJson ?? "{}");
      };
      const [same] = await order(["HHH", "HHHHHHHHHHHHHH"], { approve: true });
      const painted = { against: "painted", because: "lineDiffers" };
      expect(await against(same)).toMatchObject({
        verdict: "passed",
        areas: [
          { row: 1, ...painted },
          { row: 2, ...painted },
        ],
      });
      // The control: by itself it is the approved design.
      const [alone] = await order(["HHH"], { approve: true });
      expect(await against(alone)).toMatchObject({ verdict: "passed", areas: [{ against: "approved" }] });
    },
  );
});
