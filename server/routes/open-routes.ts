import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { forgetAnswers, keepAnswer } from "../database/idempotency-keys.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import type { AppEnv } from "../middleware/app-env.ts";

/** Routes without a key: is the process alive, can it keep anything, what does it count, how are receipts checked. */
export function addOpenRoutes(app: OpenAPIHono<AppEnv>, dependencies: Dependencies): void {
  const { metrics, receiptKeys, database, signals } = dependencies;

  app.get("/livez", (context) => context.text("ok\n"));

  app.get("/readyz", async (context) => {
    const ready = !signals.ending.aborted && (await canKeep(dependencies));
    context.header("Cache-Control", "no-store");
    return ready ? context.text("ok\n") : context.text("not ready\n", 503);
  });

  app.get("/metrics", async (context) => {
    const { units, commits } = await database.statistics();
    context.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return context.body(
      metrics.write([
        { name: "atelier_database_units_total", help: "Units of work written.", kind: "counter", value: units },
        { name: "atelier_database_commits_total", help: "Commits, one sync each.", kind: "counter", value: commits },
        {
          name: "process_resident_memory_bytes",
          help: "Memory of the HTTP process.",
          kind: "gauge",
          value: process.memoryUsage.rss(),
        },
      ]),
    );
  });

  app.get("/.well-known/jwks.json", async (context) => {
    context.header("Cache-Control", "public, max-age=300");
    context.header("Access-Control-Allow-Origin", "*");
    return context.json(await receiptKeys.jwks());
  });

  const open = { tags: ["open"], method: "get" as const, security: [] };
  const text = (description: string) => ({ 200: { description, content: { "text/plain": { schema: z.string() } } } });
  const { openAPIRegistry: registry } = app;
  registry.registerPath({ ...open, path: "/livez", summary: "Is the process alive?", responses: text("ok") });
  registry.registerPath({
    ...open,
    path: "/readyz",
    summary: "Can it answer, and keep what it is given?",
    responses: { ...text("ok"), 503: { description: "Not now: starting, ending, or the disk refuses." } },
  });
  registry.registerPath({
    ...open,
    path: "/metrics",
    summary: "Counters as Prometheus text",
    responses: text("Metrics."),
  });
  registry.registerPath({
    ...open,
    path: "/.well-known/jwks.json",
    summary: "Public keys of receipts",
    responses: {
      200: {
        description: "A JSON Web Key Set (RFC 7517).",
        content: { "application/json": { schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) } },
      },
    },
  });
  registry.registerPath({
    ...open,
    path: "/embed.js",
    summary: "The script a shop includes",
    responses: { 200: { description: "JavaScript.", content: { "text/javascript": { schema: z.string() } } } },
  });
  for (const [ending, type] of [
    ["js", "text/javascript"],
    ["ts", "text/typescript"],
  ] as const) {
    registry.registerPath({
      ...open,
      path: `/till/atelier-receipt.${ending}`,
      summary: "What a shop copies to check receipts and price carts with them",
      responses: { 200: { description: "One file.", content: { [type]: { schema: z.string() } } } },
    });
  }
}

/** Writes a row and a file, and takes both away: the only proof that the next shopper's design can be kept. */
async function canKeep({ database, blobs, now }: Dependencies): Promise<boolean> {
  const at = new Date(0).toISOString();
  const row = {
    ownerId: "readyz",
    key: newId("probe"),
    requestSha256: "",
    status: 200,
    headersJson: "{}",
    body: "",
    createdAt: at,
  };
  try {
    await database.write([keepAnswer(database, row), forgetAnswers(database, new Date(1).toISOString())]);
    await blobs.probe();
    return true;
  } catch (error) {
    console.log(JSON.stringify({ at: now().toISOString(), level: "error", path: "/readyz", error: String(error) }));
    return false;
  }
}
