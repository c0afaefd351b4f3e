import { flushCompileCache } from "node:module";

/** What travels between the pool and its children. */
export interface WorkerRequest {
  readonly id: number;
  readonly request: unknown;
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

/**
 * Makes this process a worker of a pool: it answers each request with what `handler` returns, and ends when its parent
 * goes. A handler that throws answers with the message; refusals a shopper should see are answers, not exceptions.
 */
export function serveRequests(handler: (request: never) => Promise<unknown>): void {
  // A parent that was killed with -9 cannot say goodbye: the closed channel does.
  process.on("disconnect", () => process.exit(0));
  // Ctrl+C reaches the whole group; the parent decides when its workers end.
  process.on("SIGINT", () => undefined);
  let isFirst = true;
  const finish = (answer: WorkerAnswer) => {
    reply(answer);
    // Pools end their workers with -9: what was compiled is not kept at the end.
    if (isFirst) setImmediate(flushCompileCache);
    isFirst = false;
  };
  process.on("message", ({ id, request }: WorkerRequest) => {
    // The pool sends what its callers typed; both ends are this program.
    handler(request as never).then(
      (answer) => finish({ id, ok: true, answer }),
      (error: unknown) =>
        finish({ id, ok: false, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}

function reply(answer: WorkerAnswer): void {
  process.send?.(answer);
}
