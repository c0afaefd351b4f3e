import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { JobTicketBody } from "../../configurator-schemas/protocol/job-ticket-body.ts";
import { Answers, call } from "../support/api.ts";
import { startServer } from "../support/running-server.ts";
import type { RunningServer } from "../support/running-server.ts";

/** A club's mugs, over the network, through a process that is killed: from the list of names to one of them made again. */
let server: RunningServer;
beforeAll(async () => void (server = await startServer()));
afterAll(async () => server?.dispose());

const as = (key: keyof RunningServer["keys"]) => (request: string, body?: unknown, headers?: Record<string, string>) =>
  call(server.url, request, { key: server.keys[key], body, ...(headers && { headers }) });
const [shopper, merchant, printShop] = [as("publishable"), as("secret"), as("printShop")];

const NAMES = ["Léa", "Noémie"];
const mug = {
  product: "mug-11oz",
  selections: {},
  elements: {
    wrap: [{ id: "name", kind: "text", text: "Nom", sizeMm: 20, color: "#c2185b", placement: { xMm: 114, yMm: 44.5 } }],
  },
};
const Job = z.object({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), url: z.string() })),
  ticket: z.unknown().optional(),
});

const fetched = async (path: string) => {
  const answer = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${server.keys.printShop}` } });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

async function readJob(id: string, state: string) {
  const read = async () => Job.parse((await printShop(`GET /print/jobs/${id}`)).json);
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).toBe(state);
  return read();
}

async function ship(id: string) {
  const claimed = await printShop("POST /print/claims?limit=5");
  const { items } = z.object({ items: z.array(Job) }).parse(claimed.json);
  let version = items.find((each) => each.id === id)?.version;
  for (const state of ["accepted", "printed", "shipped"]) {
    const moved = await printShop(`PUT /print/jobs/${id}/status`, { state }, { "if-match": `"${version}"` });
    expect(moved.status).toBe(200);
    ({ version } = Job.parse(moved.json));
  }
}

describe("a roster over the network", () => {
  it(
    "[RO1] is one job whose files and tickets outlive a killed process; a row is made again; erased, nothing is",
    { timeout: 180_000 },
    async () => {
      const lines = NAMES.map((name) => ({ quantity: 1, fields: { name } }));
      const design = Answers.design.parse((await shopper("POST /designs", { configuration: mug })).json);
      const quote = Answers.quote.parse((await shopper("POST /quotes", { configuration: mug, lines })).json);
      const placed = await merchant("POST /merchant/orders", {
        externalId: "club",
        placedAt: new Date().toISOString(),
        lines: [{ design: design.id, version: 1, receipt: quote.receipt, lines }],
      });
      const order = Answers.order.parse(placed.json);
      const [id = ""] = new Set(order.lines.flatMap((line) => line.jobs.map((job) => job.id)));
      const job = await readJob(id, "queued");
      expect(job.files.map(({ name }) => name)).toEqual(["mug-11oz-wrap-1.png", "mug-11oz-wrap-2.png"]);
      const names = ["ticket.json", "ticket.pdf", "ticket.xjdf"];
      const tickets = async () => Promise.all(names.map((name) => fetched(`/api/v1/print/jobs/${id}/${name}`)));
      const before = await tickets();
      expect(before.map(({ status }) => status)).toEqual([200, 200, 200]);

      await server.stop("SIGKILL");
      await server.restart();
      expect(await tickets()).toEqual(before);
      for (const { url, sha256 } of job.files) {
        const { bytes } = await fetched(url);
        expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
      }

      await ship(id);
      const asked = Job.parse((await printShop(`POST /print/jobs/${id}/reprint`, { rows: [2], reason: "cassé" })).json);
      const again = await readJob(asked.id, "queued");
      expect(again.files).toMatchObject([{ name: "mug-11oz-wrap-2.png", sha256: job.files[1]?.sha256 }]);
      const { reprint } = JobTicketBody.parse(again.ticket);
      expect(reprint).toEqual({ of: id, rows: [2], reason: "cassé", bytes: "kept" });

      expect((await merchant(`DELETE /merchant/designs/${design.id}`)).status).toBe(409);
      await ship(again.id);
      expect((await merchant(`DELETE /merchant/designs/${design.id}`)).status).toBe(200);
      expect((await tickets()).map(({ status }) => status)).toEqual([410, 410, 410]);
      expect((await printShop(`POST /print/jobs/${id}/reprint`, { rows: [1] })).status).toBe(410);
    },
  );
});
