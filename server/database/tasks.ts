import type { Database, Write } from "./database.ts";
import type { TaskRow } from "./tables.ts";

/** Enqueued in the same unit as what it is about: neither exists without the other. */
export function insertTask(
  { read }: Database,
  row: Pick<TaskRow, "id" | "merchantId" | "subject" | "runAfter">,
): Write {
  const task: TaskRow = { ...row, kind: "render", attempts: 0, leaseId: null, leaseUntil: null, lastError: null };
  return { query: read.insertInto("tasks").values(task).compile(), rows: 1 };
}

/** Takes the oldest due task that nobody leases. One statement picks and takes, so two takers cannot share one. */
export function takeTask(
  { read }: Database,
  { now, leaseId, leaseUntil }: { readonly now: string; readonly leaseId: string; readonly leaseUntil: string },
): Write {
  const due = read
    .selectFrom("tasks")
    .select("id")
    .where("runAfter", "<=", now)
    .where((each) => each.or([each("leaseUntil", "is", null), each("leaseUntil", "<", now)]))
    .orderBy("runAfter")
    .limit(1);
  return {
    query: read
      .updateTable("tasks")
      .set((each) => ({ leaseId, leaseUntil, attempts: each("attempts", "+", 1) }))
      .where("id", "in", due)
      .where((each) => each.or([each("leaseUntil", "is", null), each("leaseUntil", "<", now)]))
      .compile(),
  };
}

export async function readLeasedTask({ read }: Database, leaseId: string): Promise<TaskRow | undefined> {
  return read.selectFrom("tasks").selectAll().where("leaseId", "=", leaseId).executeTakeFirst();
}

/** When the next task is due; undefined when there is none. Leased ones count from the end of their lease. */
export async function nextTaskAt({ read }: Database): Promise<string | undefined> {
  const row = await read
    .selectFrom("tasks")
    .select((each) => each.fn.coalesce("leaseUntil", "runAfter").as("at"))
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}

/** Race: a lease that lapsed and was taken by another makes this find no row, and the unit with it is undone. */
export function finishTask({ read }: Database, task: TaskRow): Write {
  return {
    query: read.deleteFrom("tasks").where("id", "=", task.id).where("leaseId", "=", task.leaseId).compile(),
    rows: 1,
  };
}

export function prolongTask({ read }: Database, task: TaskRow, leaseUntil: string): Write {
  const query = read
    .updateTable("tasks")
    .set({ leaseUntil })
    .where("id", "=", task.id)
    .where("leaseId", "=", task.leaseId)
    .compile();
  return { query, rows: 1 };
}

export function retryTask(
  { read }: Database,
  task: TaskRow,
  { runAfter, error }: { readonly runAfter: string; readonly error: string },
): Write {
  const query = read
    .updateTable("tasks")
    .set({ runAfter, lastError: error, leaseId: null, leaseUntil: null })
    .where("id", "=", task.id)
    .where("leaseId", "=", task.leaseId)
    .compile();
  return { query, rows: 1 };
}

export function deleteTask({ read }: Database, subject: string): Write {
  return { query: read.deleteFrom("tasks").where("subject", "=", subject).compile() };
}

/**
 * Gives back what a killed process had taken. Only for an engine whose data one process owns (the writer's lock):
 * elsewhere the lease has to lapse.
 */
export function releaseTasks({ read }: Database): Write {
  return {
    query: read
      .updateTable("tasks")
      .set({ leaseId: null, leaseUntil: null })
      .where("leaseId", "is not", null)
      .compile(),
  };
}
