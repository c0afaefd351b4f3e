import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OrderBody } from "../../../configurator-schemas/protocol/http.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement, ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import { aMugWith, anImage, aShape, aText } from "../../support/builders.ts";
import { openServer } from "../open-server.ts";
import type { TestServer } from "../open-server.ts";
import { aQuotedDesign } from "../orders.ts";

const PHOTO = fileURLToPath(new URL("../../../assets/photos/sample.jpg", import.meta.url));

let server: TestServer;
beforeAll(
  async () => void (server = await openServer({ renderEntry: new URL("tampering-renderer.ts", import.meta.url) })),
);
afterAll(() => server.close());

interface Ordering {
  readonly approve?: boolean;
  readonly fields?: Readonly<Record<string, string>>;
  /** Instead of the mug. */
  readonly configuration?: Configuration;
}

/** A mug with these elements, ordered; its job once it no longer renders. */
async function orderedJob(
  elements: readonly DesignElement[],
  { approve = true, fields, configuration = aMugWith(...elements) }: Ordering = {},
) {
  const { order, design } = await aQuotedDesign(server, { configuration });
  if (approve) {
    const approved = await server.send(`POST /v1/designs/${design.id}/approve`, {
      body: { version: 1 },
      headers: { "design-token": design.token },
    });
    expect(approved.status).toBe(200);
  }
  const [line] = order.lines;
  const lines = [{ ...line, lines: [{ quantity: 1, ...(fields && { fields }) }] }];
  const placed = await server.send("POST /v1/merchant/orders", { key: server.keys.secret, body: { ...order, lines } });
  expect(placed.status).toBe(201);
  return settled(placed.json.id);
}

async function settled(order: string) {
  const read = async () => {
    const body = OrderBody.parse(
      (await server.send(`GET /v1/merchant/orders/${order}`, { key: server.keys.secret })).json,
    );
    const job = body.lines[0]?.jobs[0];
    if (!job) throw new Error("expected a job");
    return job;
  };
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).not.toBe("rendering");
  return { order, ...(await read()) };
}

const release = (order: string, body?: unknown) =>
  server.send(`POST /v1/merchant/orders/${order}/release`, {
    key: server.keys.secret,
    ...(body !== undefined && { body }),
  });
const name = aText({ id: "name", text: "Léa", placement: { xMm: 60, yMm: 45, rotationDeg: 0 } });

describe("before a job leaves", () => {
  it("[JP1] its file is the approved proof, element by element, and the figures go with it", async () => {
    const job = await orderedJob([name, aShape({ id: "square" })]);
    expect(job.state).toBe("queued");
    const seen = await server.send(`GET /v1/merchant/orders/${job.order}/jobs/${job.id}/file/wrap`, {
      key: server.keys.secret,
    });
    expect(seen.status).toBe(404);
    expect(job.parity).toMatchObject({ verdict: "passed", areas: [{ area: "wrap", against: "approved", ppi: 150 }] });
    const figures = job.parity?.areas[0]?.figures ?? [];
    expect(figures.map(({ element }) => element)).toEqual(["name", "square", undefined]);
    for (const { ssim, over32Pct, blobMm2 } of figures) expect([ssim, over32Pct, blobMm2]).toEqual([1, 0, 0]);
    const row = await server.dependencies.database.read
      .selectFrom("printJobs")
      .selectAll()
      .where("id", "=", job.id)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.ticketJson ?? "").parity).toEqual(job.parity);
  });

  it(
    "[JP6] with photos, filtered, masked and faded, on every area, measures exactly the same",
    { timeout: 120_000 },
    async () => {
      const form = new FormData();
      form.append("file", new File([await readFile(PHOTO)], "photo.jpg", { type: "image/jpeg" }));
      const { id: upload } = (await server.send("POST /v1/uploads", { body: form })).json;
      const photo = (change: Partial<ImageElement>, yMm = 120): ImageElement =>
        anImage({ upload, placement: { xMm: 150, yMm, widthMm: 120, heightMm: 90, rotationDeg: -7 }, ...change });
      const job = await orderedJob([], {
        configuration: {
          product: "t-shirt",
          selections: { backPrint: true },
          elements: {
            front: [
              photo({ id: "threshold", filters: [{ kind: "threshold", level: 120 }] }),
              photo({ id: "masked", mask: "heart", opacity: 0.6 }, 260),
            ],
            back: [photo({ id: "duotone", filters: [{ kind: "duotone", dark: "#123456", light: "#fff1d0" }] })],
          },
        },
      });
      expect(job.reason).toBeUndefined();
      expect(job.parity?.areas.map(({ area, against }) => [area, against])).toEqual([
        ["front", "approved"],
        ["back", "approved"],
      ]);
      const figures = job.parity?.areas.flatMap((each) => each.figures) ?? [];
      expect(figures).toHaveLength(5);
      for (const { ssim, blobMm2 } of figures) expect([ssim, blobMm2]).toEqual([1, 0]);
    },
  );

  it.each([
    ["shifted by 0.3 mm", aText({ id: "shifted" })],
    ["without its accent", aText({ id: "accent" })],
    ["without the accent of 3 mm letters", aText({ id: "accent", sizeMm: 3 })],
    ["in another ink", aText({ id: "wrongInk" })],
    ["missing", aText({ id: "missing" })],
    [
      "scratched",
      aShape({ id: "striped", placement: { xMm: 105, yMm: 45, widthMm: 60, heightMm: 40, rotationDeg: 0 } }),
    ],
  ])("[JP2] an element that is %s holds the job, which says which", async (_, faulty) => {
    const job = await orderedJob([name, faulty]);
    expect(job.state).toBe("held");
    expect(job.parity?.verdict).toBe("held");
    expect(job.reason).toContain("n’est pas conforme au bon à tirer approuvé");
    expect(job.reason).toContain(faulty.kind === "text" ? "« Léa »".replaceAll(" ", "\u00a0") : "rectangle");
    const [whole] = (job.parity?.areas[0]?.figures ?? []).filter(({ element }) => element === "name");
    // The other element is as it was approved.
    expect(whole).toMatchObject({ ssim: 1, blobMm2: 0 });
    // Both can be looked at before anybody lets it go.
    const pictures = await Promise.all(
      ["file", "proof"].map((picture) =>
        server.send(`GET /v1/merchant/orders/${job.order}/jobs/${job.id}/${picture}/wrap`, { key: server.keys.secret }),
      ),
    );
    expect(pictures.map(({ status, headers }) => [status, headers.get("content-type")])).toEqual([
      [200, "image/png"],
      [200, "image/png"],
    ]);
    expect(pictures[0]?.headers.get("etag")).not.toBe(pictures[1]?.headers.get("etag"));
    const files = await server.dependencies.database.read
      .selectFrom("printFiles")
      .selectAll()
      .where("jobId", "=", job.id)
      .execute();
    expect(files).toEqual([]);
  });

  it("[JP3] what nobody approved is compared with what its proof would be, and says so", async () => {
    const job = await orderedJob([name], { approve: false });
    expect(job.state).toBe("queued");
    expect(job.parity?.areas).toMatchObject([{ against: "painted", because: "notApproved" }]);
    const faulty = await orderedJob([name, aText({ id: "accent" })], { approve: false });
    expect(faulty.state).toBe("held");
    expect(faulty.reason).toContain("rendu de la commande");
  });

  it("[JP4] a roster's line has other words than what was approved: it is compared with its own", async () => {
    const job = await orderedJob([name], { fields: { name: "Zoé" } });
    expect(job.state).toBe("queued");
    expect(job.parity?.areas).toMatchObject([{ against: "painted", because: "lineDiffers" }]);
    // The same words again are the approved artwork.
    const same = await orderedJob([name], { fields: { name: "Léa" } });
    expect(same.parity?.areas).toMatchObject([{ against: "approved" }]);
  });

  it("[JP5] released without a name it is measured again and held again; with one it leaves, figures and name beside it", async () => {
    const held = await orderedJob([name, aText({ id: "accent" })]);
    expect((await release(held.order)).json.lines[0].jobs[0].state).toBe("rendering");
    const again = await settled(held.order);
    expect(again.state).toBe("held");
    expect(again.parity).toEqual(held.parity);

    expect((await release(held.order, { releasedBy: "" })).status).toBe(400);
    expect((await release(held.order, { releasedBy: "Anna Weber" })).status).toBe(200);
    const left = await settled(held.order);
    expect(left.state).toBe("queued");
    expect(left.parity).toMatchObject({
      verdict: "released",
      released: { by: "Anna Weber" },
      areas: held.parity?.areas,
    });
    const events = await server.dependencies.database.read
      .selectFrom("printJobEvents")
      .selectAll()
      .where("jobId", "=", held.id)
      .orderBy("version")
      .execute();
    expect(events.map(({ state }) => state)).toEqual(["rendering", "held", "rendering", "held", "rendering", "queued"]);
    expect(events[4]?.reason).toContain("Anna Weber");
  });
});
