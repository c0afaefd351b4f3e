import type { Context } from "hono";
import type { Database, Write } from "../database/database.ts";
import { UniqueViolation } from "../database/database.ts";
import { keepAnswer, readAnswer } from "../database/idempotency-keys.ts";
import type { IdempotencyKeyRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import type { AppEnv, Caller } from "../middleware/app-env.ts";
import { AppError } from "../problems/app-error.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/** What a request wants to change and answer; both happen in one unit of work. */
export interface Outcome<Body> {
  readonly body: Body;
  readonly writes: readonly Write[];
}

/** Runs a changing request at most once per Idempotency-Key. */
export type AnswerOnce = <Body>(
  context: Context<AppEnv>,
  /** What makes two requests the same, beside method and path. */
  request: unknown,
  work: () => Promise<Outcome<Body>>,
) => Promise<Body>;

const MAX_KEY_LENGTH = 200;

/**
 * The first request with a key does the work; the answer is kept in the unit of work that has its effects, so a crash
 * leaves both or neither. Repetitions wait for the first and get its exact answer; the same key on another request is
 * refused. Refusals are not kept: a corrected request may use the key again.
 */
export function createAnswerOnce(database: Database, now: () => Date): AnswerOnce {
  const underWay = new Map<string, { readonly hash: string; readonly body: Promise<unknown> }>();

  return async (context, request, work) => {
    const key = context.req.header("Idempotency-Key");
    if (key === undefined) {
      const { body, writes } = await work();
      if (writes.length > 0) await database.write(writes);
      return body;
    }
    if (key === "" || key.length > MAX_KEY_LENGTH) {
      throw new AppError("invalid_request", { params: { hint: `Idempotency-Key: 1–${MAX_KEY_LENGTH}.` } });
    }
    const ownerId = ownerOf(context.get("caller"));
    const hash = sha256Hex(canonicalJson([context.req.method, context.req.path, request]));
    const name = `${ownerId} ${key}`;

    const first = underWay.get(name);
    if (first) {
      if (first.hash !== hash) throw new AppError("idempotency_reused");
      // The same route made it, so it is this route's body.
      return first.body as ReturnType<typeof work> extends Promise<Outcome<infer Body>> ? Promise<Body> : never;
    }
    const body = answer(database, { ownerId, key, hash, at: now() }, work);
    underWay.set(name, { hash, body });
    try {
      return await body;
    } finally {
      underWay.delete(name);
    }
  };
}

interface Asked {
  readonly ownerId: string;
  readonly key: string;
  readonly hash: string;
  readonly at: Date;
}

async function answer<Body>(database: Database, asked: Asked, work: () => Promise<Outcome<Body>>): Promise<Body> {
  const kept = await readAnswer(database, asked);
  // Kept by the same route: the request's hash holds its path.
  if (kept) return replay(kept, asked) as Body;
  const { body, writes } = await work();
  const row: IdempotencyKeyRow = {
    ownerId: asked.ownerId,
    key: asked.key,
    requestSha256: asked.hash,
    status: 200,
    headersJson: "{}",
    body: JSON.stringify(body),
    createdAt: asked.at.toISOString(),
  };
  try {
    await database.write([...writes, keepAnswer(database, row)]);
    return body;
  } catch (error) {
    // Another process was first with this key; this unit was undone, its answer counts.
    const other = error instanceof UniqueViolation ? await readAnswer(database, asked) : undefined;
    if (!other) throw error;
    return replay(other, asked) as Body;
  }
}

function replay(kept: IdempotencyKeyRow, asked: Asked): unknown {
  if (kept.requestSha256 !== asked.hash) throw new AppError("idempotency_reused");
  return JSON.parse(kept.body);
}

function ownerOf(caller: Caller): string {
  return caller.kind === "ps" ? caller.printShopId : caller.merchantId;
}
