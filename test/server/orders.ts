import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { aMugWith, aText } from "../support/builders.ts";
import type { Keys, TestServer } from "./open-server.ts";

/** A mug with a name on it, saved, quoted and ready to be ordered. */
export async function aQuotedDesign(
  server: TestServer,
  { keys = server.keys, quantity = 1, text = "Léa", configuration = aMugWith(aText({ text })) }: Options = {},
) {
  const design = await server.send("POST /v1/designs", { key: keys.publishable, body: { configuration } });
  const quote = await server.send("POST /v1/quotes", { key: keys.publishable, body: { configuration, quantity } });
  const order = {
    externalId: "1001",
    placedAt: server.dependencies.now().toISOString(),
    lines: [{ design: design.json.id, version: 1, receipt: quote.json.receipt, lines: [{ quantity }] }],
    release: "now",
  };
  return { configuration, design: design.json, quote: quote.json, order };
}

interface Options {
  readonly keys?: Keys;
  readonly quantity?: number;
  readonly text?: string;
  readonly configuration?: Configuration;
}

/** Claims the next job as its print shop, or the one of an order; waits for the renderer. */
export async function claimOne(server: TestServer, { order }: { readonly order?: { readonly id: string } } = {}) {
  for (;;) {
    const claimed = await server.send("POST /v1/print/claims?wait=25&limit=1", { key: server.keys.printShop });
    const [job] = claimed.json.items;
    if (!order || !job || job.ticket.order === order.id) return job;
  }
}
