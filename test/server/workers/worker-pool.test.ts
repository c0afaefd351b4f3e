import { afterEach, describe, expect, it, vi } from "vitest";
import { COMPILED_CODE } from "../../../server/compiled-code.ts";
import { createWorkerPool } from "../../../server/workers/worker-pool.ts";
import type { WorkerPool } from "../../../server/workers/worker-pool.ts";

const ENTRY = new URL("odd-worker.ts", import.meta.url);
interface Ask {
  readonly act: string;
  readonly value?: unknown;
}

let pool: WorkerPool;
afterEach(() => pool.close());

describe("a worker pool", () => {
  it("[WP1] answers in its own process, each request once", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 2, timeoutMs: 10_000 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => pool.run<Ask, number>({ act: "echo", value: i })),
    );
    expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(await pool.run<Ask, number>({ act: "pid" })).not.toBe(process.pid);
  });

  it.each([
    ["throw", "threw"],
    ["crash", "crashed"],
    ["hang", "timeout"],
  ])("[WP2] a worker that does %s rejects as %s, and the next request is answered", async (act, reason) => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 3000 });
    await expect(pool.run<Ask, unknown>({ act })).rejects.toMatchObject({ name: "WorkerFailed", reason });
    expect(await pool.run<Ask, string>({ act: "echo", value: "alive" })).toBe("alive");
  });

  it("[WP3] a waiting request survives its neighbour's crash", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 5000 });
    const crash = pool.run<Ask, unknown>({ act: "crash" }).catch((error: unknown) => error);
    const next = pool.run<Ask, string>({ act: "echo", value: "still here" });
    expect(await crash).toMatchObject({ reason: "crashed" });
    expect(await next).toBe("still here");
  });

  it("[WP4] closing rejects what is under way and what comes after", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 5000 });
    const hanging = pool.run<Ask, unknown>({ act: "hang" }).catch((error: unknown) => error);
    const queued = pool.run<Ask, unknown>({ act: "echo" }).catch((error: unknown) => error);
    await pool.close();
    expect(await hanging).toMatchObject({ reason: "closed" });
    expect(await queued).toMatchObject({ reason: "closed" });
    await expect(pool.run<Ask, unknown>({ act: "echo" })).rejects.toMatchObject({ reason: "closed" });
  });

  // Only Linux tells what another process takes.
  it.runIf(process.platform === "linux")(
    "[WP5] a worker that takes too much memory outside its heap is killed, one that keeps much is replaced",
    async () => {
      pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 10_000, resident: { mostMb: 400, restMb: 200 } });
      await expect(pool.run<Ask, unknown>({ act: "eat", value: 2000 })).rejects.toMatchObject({ reason: "memory" });
      const first = await pool.run<Ask, number>({ act: "eat", value: 20 });
      expect(await pool.run<Ask, number>({ act: "eat", value: 160 })).toBe(first); // below both: it stays
      expect(await pool.run<Ask, number>({ act: "pid" })).not.toBe(first);
    },
  );

  it("[WP6] a worker that nobody asks goes away, and another one answers the next request", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 10_000, restMs: 300 });
    const first = await pool.run<Ask, number>({ act: "pid" });
    expect(isAlive(first)).toBe(true);
    expect(await pool.run<Ask, number>({ act: "pid" })).toBe(first); // asked again in time: it stays
    await vi.waitFor(() => expect(isAlive(first)).toBe(false), { timeout: 10_000 });
    expect(await pool.run<Ask, number>({ act: "pid" })).not.toBe(first);
  });

  it("[WP7] a worker that works is not resting, however long it takes", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 20_000, restMs: 100 });
    pool.warm();
    const busy = pool.run<Ask, number>({ act: "wait", value: 1000 });
    expect(await busy).toBeGreaterThan(0);
  });

  it("[WP8] one that was started ahead and never asked goes away, too", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 10_000, restMs: 300 });
    const others = childProcesses();
    pool.warm();
    expect(childProcesses()).toBe(others + 1);
    await vi.waitFor(() => expect(childProcesses()).toBe(others), { timeout: 10_000 });
  });

  it("[WP9] makes room with the workers that have nothing to do, and not with one that works or just did", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 2, timeoutMs: 10_000, spareMs: 0 });
    const busy = pool.run<Ask, number>({ act: "wait", value: 1000 });
    const idle = await pool.run<Ask, number>({ act: "pid" });
    pool.makeRoom();
    const working = await busy;
    expect(working).not.toBe(idle);
    await vi.waitFor(() => expect(isAlive(idle)).toBe(false), { timeout: 10_000 });
    expect(isAlive(working)).toBe(true);
    await pool.close();

    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 10_000, spareMs: 60_000 });
    const lately = await pool.run<Ask, number>({ act: "pid" });
    pool.makeRoom();
    expect(await pool.run<Ask, number>({ act: "pid" })).toBe(lately);
  });

  it("[WP10] starts from code compiled before, where Node can keep it", async () => {
    pool = createWorkerPool({ entry: ENTRY, size: 1, timeoutMs: 10_000 });
    expect(await pool.run<Ask, string>({ act: "code" })).toContain(COMPILED_CODE);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function childProcesses(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;
}
