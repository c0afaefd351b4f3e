import { availableParallelism } from "node:os";
import { WorkerFailed, createWorkerPool } from "../workers/worker-pool.ts";
import { MAX_FONT_BYTES, refuseFont } from "./font/font-request.ts";
import type { FontAnswer, FontRequest } from "./font/font-request.ts";
import type { IngestAnswer, IngestRefusal, IngestRequest } from "./ingest-request.ts";

/** Pictures from strangers, decoded in processes that are bounded in time, memory and number. */
export interface Ingest {
  /** What is wrong with a picture is an answer, also that it kills its decoder. Rejects with IngestBusy or WorkerFailed. */
  run(request: IngestRequest): Promise<IngestAnswer>;
  /** The same for a merchant's font. */
  font(request: FontRequest): Promise<FontAnswer>;
  /** Starts a worker before it is needed: the first shopper should not wait for it. */
  warm(): void;
  /** Ends the workers; requests under way reject. */
  close(): Promise<void>;
}

export interface WorkerRequest extends IngestRequest {
  /** It is this picture's turn to take memory. */
  readonly isTurn: boolean;
}

/** More pictures wait than can be decoded in a time anybody would wait. */
export class IngestBusy extends Error {
  override readonly name = "IngestBusy";
}

/** One core stays for those who wait for a price. */
const WORKERS = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Above the time that libvips is given, so that a picture is refused before its worker is killed. */
const TIMEOUT_MS = 35_000;
const HEAP_MB = 96;
/** A worker that rests has some 90 MB; an honest picture was never seen above `mostMb` (test/server/ingest/hostile-uploads.test.ts). */
const RESIDENT = { mostMb: 320, restMb: 130 } as const;
/** Under way and waiting: at less than a second for a photo, the last one waits half a minute at most. */
const MAX_UNDER_WAY = 32;

/**
 * Opens the pool; no process starts before it is needed. `makeRoom` is called before a picture that needs much memory takes
 * its turn.
 */
export function createIngest(makeRoom: () => void = () => undefined): Ingest {
  const pool = createWorkerPool({
    entry: new URL("./ingest-worker.ts", import.meta.url),
    size: WORKERS,
    timeoutMs: TIMEOUT_MS,
    memoryMb: HEAP_MB,
    resident: RESIDENT,
  });
  let underWay = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const decode = async (request: IngestRequest): Promise<IngestAnswer> => {
    const answer = await pool.run<WorkerRequest, IngestAnswer | "heavy">({ ...request, isTurn: false });
    if (answer !== "heavy") return answer;
    // One at a time: two such pictures would need twice the memory, and be no sooner done together.
    const mine = turn.then(() => {
      makeRoom();
      return pool.run<WorkerRequest, IngestAnswer>({ ...request, isTurn: true });
    });
    turn = mine.catch(() => undefined);
    return mine;
  };

  const counted = async <Answer>(work: () => Promise<Answer>, guilt: (error: unknown) => Answer): Promise<Answer> => {
    if (underWay >= MAX_UNDER_WAY) throw new IngestBusy();
    underWay += 1;
    try {
      return await work();
    } catch (error) {
      return guilt(error);
    } finally {
      underWay -= 1;
    }
  };

  return {
    run: (request) => counted(() => decode(request), guiltOf),
    font: (request) => counted(() => pool.run<FontRequest, FontAnswer>(request), fontGuiltOf),
    warm: () => pool.warm(),
    close: () => pool.close(),
  };
}

/** A picture that hangs or kills its decoder is broken, or made to be: the next attempt would do the same. */
function guiltOf(error: unknown): IngestRefusal {
  const reason = error instanceof WorkerFailed ? error.reason : undefined;
  if (reason === "memory") return { ok: false, code: "image_too_large", params: {} };
  if (reason === "timeout" || reason === "crashed") return { ok: false, code: "corrupt", params: {} };
  throw error;
}

function fontGuiltOf(error: unknown): FontAnswer {
  const tooLarge = guiltOf(error).code === "image_too_large";
  return tooLarge ? refuseFont("too_large", { limit: `${MAX_FONT_BYTES >> 20} Mo / MB` }) : refuseFont("corrupt");
}
