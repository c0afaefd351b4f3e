import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { COMPILED_CODE } from "../compiled-code.ts";
import { residentMb } from "./resident-memory.ts";
import type { WorkerAnswer } from "./serve-requests.ts";

/** How often a worker's memory is looked at while it works; a look takes some 30 µs. */
const WATCH_MS = 25;
/** A worker that nobody asks for this long ends; starting another takes some 0.1 s of processor time. */
const REST_MS = 60_000;
/** One that worked this lately is not spared: whoever asked is likely to ask again. */
const SPARE_MS = 5000;
/** Young objects may take three times this, and a worker makes few at a time: 5 to 15 MB less for each (measured). */
const YOUNG_MB = 2;
/**
 * Tells glibc to hand large blocks back as soon as they are freed: pictures of megabytes otherwise stay in its heap (a T-shirt's print file:
 * 390 MB without, 180 MB with; measured).
 */
const GIVE_BACK = { MALLOC_MMAP_THRESHOLD_: "1000000", MALLOC_ARENA_MAX: "2" };
const FAULTS = {
  timeout: "killed: no answer in the time it has",
  memory: "killed: it took more memory than it may",
} as const;

export interface WorkerPool {
  /** Runs a request on a free worker, in the order of asking. Rejects with WorkerFailed. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- callers name the request's type too, so that it is checked against what the worker reads
  run<Request, Answer>(request: Request): Promise<Answer>;
  /** Starts a worker before it is needed: the first shopper should not wait for it. */
  warm(): void;
  /** Ends the workers that have had nothing to do for some seconds: somebody else needs their memory more. */
  makeRoom(): void;
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
  /** Physical memory, native allocations too: the worker that is seen above `mostMb` is killed, above `restMb` it is replaced when it has answered. */
  readonly resident?: { readonly mostMb: number; readonly restMb: number };
  /** How long a worker waits for the next request before it ends. Absent = a minute. */
  readonly restMs?: number;
  /** How long a worker has to have waited before it makes room for others. Absent = five seconds. */
  readonly spareMs?: number;
}

/** A worker did not answer. The request may have been the reason: a retry must be bounded. */
export class WorkerFailed extends Error {
  override readonly name = "WorkerFailed";
  readonly reason: "timeout" | "memory" | "crashed" | "threw" | "closed";
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
  watch: NodeJS.Timeout | undefined;
  /** Until it has waited long enough. */
  rest: NodeJS.Timeout | undefined;
  restsSince: number;
  /** Why the pool killed it. */
  fault: "timeout" | "memory" | undefined;
}

/**
 * Child processes for work that may crash, hang or eat memory (decoding strangers' pictures, painting print files):
 * separate processes, because a native crash in a thread would take the server with it.
 */
export function createWorkerPool({
  entry,
  size,
  timeoutMs,
  memoryMb,
  resident,
  restMs = REST_MS,
  spareMs = SPARE_MS,
}: WorkerPoolOptions): WorkerPool {
  const members = new Set<Member>();
  const retired = new Set<ChildProcess>();
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
    clearTimeout(member.rest);
    const kill = (fault: "timeout" | "memory") => {
      member.fault = fault;
      // -9: a worker stuck in native code hears nothing else.
      member.child.kill("SIGKILL");
    };
    member.timer = setTimeout(() => kill("timeout"), timeoutMs);
    if (resident) {
      member.watch = setInterval(() => {
        if ((residentMb(member.child.pid) ?? 0) > resident.mostMb) kill("memory");
      }, WATCH_MS);
    }
    member.child.send({ id: job.id, request: job.request });
  };
  const start = (): Member => {
    const child = fork(entry, {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      serialization: "advanced",
      execArgv: [
        ...process.execArgv,
        `--max-semi-space-size=${YOUNG_MB}`,
        ...(memoryMb === undefined ? [] : [`--max-old-space-size=${memoryMb}`]),
      ],
      // With an arena for every thread, freed memory lies around in many.
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILED_CODE, ...GIVE_BACK },
    });
    const member: Member = {
      child,
      job: undefined,
      timer: undefined,
      watch: undefined,
      rest: undefined,
      restsSince: 0,
      fault: undefined,
    };
    members.add(member);
    letRest(member);
    child.on("message", (answer: WorkerAnswer) => {
      const { job } = member;
      // Under `node --watch` every process also reports the files it loads.
      if (!job || job.id !== answer.id) return;
      release(member);
      // Freed memory does not all go back to the system; a new process is the sure way.
      if (resident && (residentMb(child.pid) ?? 0) > resident.restMb) retire(member);
      else letRest(member);
      if (answer.ok) job.resolve(answer.answer);
      else job.reject(new WorkerFailed("threw", answer.message));
      pump();
    });
    const ended = (why: string) => {
      clearTimeout(member.rest);
      if (!members.delete(member)) return;
      const { job } = member;
      release(member);
      if (job) {
        job.reject(
          new WorkerFailed(member.fault ?? (closed ? "closed" : "crashed"), member.fault ? FAULTS[member.fault] : why),
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
    clearInterval(member.watch);
    member.job = undefined;
  };
  const letRest = (member: Member) => {
    clearTimeout(member.rest);
    member.restsSince = performance.now();
    // A process that ends for other reasons does not wait for this.
    member.rest = setTimeout(() => retire(member), restMs).unref();
  };
  const retire = (member: Member) => {
    clearTimeout(member.rest);
    members.delete(member);
    retired.add(member.child);
    member.child.once("exit", () => retired.delete(member.child));
    member.child.kill("SIGKILL");
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
    makeRoom() {
      const since = performance.now() - spareMs;
      for (const member of members) if (!member.job && member.restsSince <= since) retire(member);
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new WorkerFailed("closed", "the pool is closed"));
      await Promise.all(
        [...[...members].map(({ child }) => child), ...retired].map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once("exit", () => resolve());
              child.kill("SIGKILL");
            }),
        ),
      );
    },
  };
}
