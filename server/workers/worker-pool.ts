import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { WorkerAnswer } from "./serve-requests.ts";

export interface WorkerPool {
  /** Runs a request on a free worker, in the order of asking. Rejects with WorkerFailed. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- callers name the request's type too, so that it is checked against what the worker reads
  run<Request, Answer>(request: Request): Promise<Answer>;
  /** Starts a worker before it is needed: the first shopper should not wait for it. */
  warm(): void;
  /** Ends the workers; requests under way reject. */
  close(): Promise<void>;
}

export interface WorkerPoolOptions {
  /** The file a worker runs; it calls serveRequests. */
  readonly entry: URL;
  /** Processes at most. They start when they are first needed. */
  readonly size: number;
  /** Time for one request; the worker that exceeds it is killed and replaced. */
  readonly timeoutMs: number;
  /** Heap a worker may take, in MB; the one that wants more ends. Absent = what Node allows. */
  readonly memoryMb?: number;
}

/** A worker did not answer. The request may have been the reason: a retry must be bounded. */
export class WorkerFailed extends Error {
  override readonly name = "WorkerFailed";
  readonly reason: "timeout" | "crashed" | "threw" | "closed";
  constructor(reason: WorkerFailed["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

interface Job {
  readonly id: number;
  readonly request: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Member {
  readonly child: ChildProcess;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  timedOut: boolean;
}

/**
 * Child processes for work that may crash, hang or eat memory (decoding strangers' pictures, painting print files):
 * separate processes, because a native crash in a thread would take the server with it.
 */
export function createWorkerPool({ entry, size, timeoutMs, memoryMb }: WorkerPoolOptions): WorkerPool {
  const members = new Set<Member>();
  const queue: Job[] = [];
  let next = 0;
  let closed = false;

  const pump = () => {
    while (queue.length > 0) {
      const free = [...members].find((member) => !member.job) ?? (members.size < size ? start() : undefined);
      if (!free) return;
      const job = queue.shift();
      if (job) assign(free, job);
    }
  };
  const assign = (member: Member, job: Job) => {
    member.job = job;
    member.timer = setTimeout(() => {
      member.timedOut = true;
      // -9: a worker stuck in native code hears nothing else.
      member.child.kill("SIGKILL");
    }, timeoutMs);
    member.child.send({ id: job.id, request: job.request });
  };
  const start = (): Member => {
    const child = fork(entry, {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      serialization: "advanced",
      execArgv: [...process.execArgv, ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`])],
    });
    const member: Member = { child, job: undefined, timer: undefined, timedOut: false };
    members.add(member);
    child.on("message", (answer: WorkerAnswer) => {
      const { job } = member;
      // Under `node --watch` every process also reports the files it loads.
      if (!job || job.id !== answer.id) return;
      release(member);
      if (answer.ok) job.resolve(answer.answer);
      else job.reject(new WorkerFailed("threw", answer.message));
      pump();
    });
    const ended = (why: string) => {
      if (!members.delete(member)) return;
      const { job } = member;
      release(member);
      if (job) {
        job.reject(
          member.timedOut
            ? new WorkerFailed("timeout", `no answer within ${timeoutMs} ms`)
            : new WorkerFailed(closed ? "closed" : "crashed", why),
        );
      }
      if (!closed) pump();
    };
    child.on("error", (error) => ended(error.message));
    child.on("exit", (code, signal) => ended(`the worker ended with ${signal ?? `code ${code}`}`));
    return member;
  };
  const release = (member: Member) => {
    clearTimeout(member.timer);
    member.job = undefined;
  };

  return {
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as declared above
    run<Request, Answer>(request: Request): Promise<Answer> {
      if (closed) return Promise.reject(new WorkerFailed("closed", "the pool is closed"));
      return new Promise<Answer>((resolve, reject) => {
        // The worker's handler and this caller agree on the answer's type; both are this program.
        queue.push({ id: next++, request, resolve: (answer) => resolve(answer as Answer), reject });
        pump();
      });
    },
    warm() {
      if (!closed && members.size === 0) start();
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new WorkerFailed("closed", "the pool is closed"));
      await Promise.all(
        [...members].map(
          ({ child }) =>
            new Promise<void>((resolve) => {
              child.once("exit", () => resolve());
              child.kill("SIGKILL");
            }),
        ),
      );
    },
  };
}
