import { ExpectationFailed } from "../database/database.ts";
import { forgetAnswers } from "../database/idempotency-keys.ts";
import { nextTaskAt, prolongTask, readLeasedTask, retryTask, takeTask } from "../database/tasks.ts";
import type { TaskRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { newId } from "../identifiers.ts";
import { removeOldFiles } from "./remove-old-files.ts";
import { giveUpJob, renderJob } from "./render-job.ts";

export interface TaskLoop {
  /** Resolves when the tasks under way are done. New ones are not taken once the process is ending. */
  stopped(): Promise<void>;
}

const LEASE_MS = 60_000;
const HEARTBEAT_MS = 15_000;
const MAX_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 2000;
/** Looks at least this often: for tasks whose time comes, and for leases that lapse. */
const IDLE_MS = 5000;
const KEEP_ANSWERS_MS = 48 * 3_600_000;

/**
 * Takes tasks as they come due and runs them side by side, at most `concurrency`. At least once: a task that was taken
 * by a process that died is taken again, and what it does is guarded by the job's state.
 */
export function startTaskLoop(dependencies: Dependencies, concurrency: number): TaskLoop {
  const { signals } = dependencies;
  const runners = Array.from({ length: concurrency }, () => runTasks(dependencies));
  const cleaning = setInterval(() => void cleanUp(dependencies), 3_600_000);
  signals.ending.addEventListener("abort", () => clearInterval(cleaning));
  return { stopped: async () => void (await Promise.all(runners)) };
}

async function runTasks(dependencies: Dependencies): Promise<void> {
  const { signals } = dependencies;
  while (!signals.ending.aborted) {
    try {
      const task = await takeNext(dependencies);
      if (task) await runTask(dependencies, task);
      else await waitForTask(dependencies);
    } catch (error) {
      // The loop outlives every task; what failed is retried when its lease lapses.
      console.log(JSON.stringify({ at: new Date().toISOString(), level: "error", task: "loop", error: String(error) }));
      await pause(IDLE_MS, signals.ending);
    }
  }
}

async function takeNext({ database, now }: Dependencies): Promise<TaskRow | undefined> {
  const leaseId = newId("lease");
  const at = now();
  const due = await nextTaskAt(database);
  // Reading is free, a write costs a sync: nobody writes while there is nothing to take.
  if (due === undefined || due > at.toISOString()) return undefined;
  await database.write([takeTask(database, { now: at.toISOString(), leaseId, leaseUntil: later(at, LEASE_MS) })]);
  return readLeasedTask(database, leaseId);
}

async function runTask(dependencies: Dependencies, task: TaskRow): Promise<void> {
  const { database, now, metrics } = dependencies;
  const heartbeat = setInterval(() => {
    // A lost lease shows when the task is finished: that unit is undone then.
    database.write([prolongTask(database, task, later(now(), LEASE_MS))]).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    await renderJob(dependencies, task);
  } catch (error) {
    // Somebody moved the job meanwhile (cancelled it): there is nothing left to do.
    if (error instanceof ExpectationFailed && !(await readLeasedTask(database, task.leaseId ?? ""))) return;
    metrics.count("atelier_print_jobs_total", { outcome: "error" });
    await afterFailure(dependencies, task, error);
  } finally {
    clearInterval(heartbeat);
  }
}

async function afterFailure(dependencies: Dependencies, task: TaskRow, error: unknown): Promise<void> {
  const { database, now } = dependencies;
  const message = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : String(error);
  console.log(
    JSON.stringify({
      at: now().toISOString(),
      level: "error",
      task: task.id,
      job: task.subject,
      attempt: task.attempts,
      error: message,
    }),
  );
  if (task.attempts >= MAX_ATTEMPTS) {
    await giveUpJob(dependencies, task, message);
    return;
  }
  const runAfter = later(now(), FIRST_PAUSE_MS * 4 ** (task.attempts - 1));
  await database.write([retryTask(database, task, { runAfter, error: message })]);
}

async function waitForTask({ database, signals, now }: Dependencies): Promise<void> {
  const at = await nextTaskAt(database);
  const untilDue = at === undefined ? IDLE_MS : Math.max(20, Date.parse(at) - now().getTime());
  const woken = new AbortController();
  const wake = () => woken.abort();
  signals.events.once("taskDue", wake);
  await pause(Math.min(IDLE_MS, untilDue), AbortSignal.any([signals.ending, woken.signal]));
  signals.events.off("taskDue", wake);
}

async function cleanUp(dependencies: Dependencies): Promise<void> {
  try {
    await forgetOldAnswers(dependencies);
    await removeOldFiles(dependencies);
  } catch (error) {
    // It is tried again in an hour.
    console.log(
      JSON.stringify({ at: new Date().toISOString(), level: "error", task: "clean up", error: String(error) }),
    );
  }
}

async function forgetOldAnswers({ database, now }: Dependencies): Promise<void> {
  await database.write([forgetAnswers(database, later(now(), -KEEP_ANSWERS_MS))]);
}

function later(from: Date, milliseconds: number): string {
  return new Date(from.getTime() + milliseconds).toISOString();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
}
