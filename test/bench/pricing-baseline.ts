/**
 * A server that prices nothing: what remains of a quote when the answer is known already. It parses the body, looks the key
 * up by its hash, signs and sends JSON, with the same libraries, claims and sizes as the quotes it stands beside.
 */
import { createHash } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { SignJWT, generateKeyPair } from "jose";
import { z } from "zod";

const Known = z.object({
  key: z.string(),
  claims: z.record(z.string(), z.unknown()),
  body: z.record(z.string(), z.unknown()),
});

const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
const callers = new Set<string>();
let known: Pick<z.infer<typeof Known>, "claims" | "body"> = { claims: {}, body: {} };

const app = new Hono();
app.post("/quotes", async (context) => {
  const asked: unknown = await context.req.json();
  const key = context.req.header("Authorization")?.replace("Bearer ", "") ?? "";
  if (typeof asked !== "object" || !callers.has(sha256(key))) return context.json({ code: "unauthenticated" }, 401);
  const receipt = await new SignJWT(known.claims)
    .setProtectedHeader({ alg: "EdDSA", kid: "baseline", typ: "JWT" })
    .setIssuedAt()
    .setExpirationTime("7d")
    .sign(privateKey);
  return context.json({ ...known.body, receipt }, 200);
});

process.on("message", (message) => {
  const { key, ...answer } = Known.parse(message);
  callers.add(sha256(key));
  known = answer;
  process.send?.({ ready: true });
});
process.on("disconnect", () => process.exit(0));
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
