import { readFileSync } from "node:fs";

/**
 * Physical memory of a process in MB, native allocations included, which no heap limit of Node's bounds. Undefined where
 * the system does not tell (only Linux has /proc), and for a process that has ended.
 */
export function residentMb(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== "linux") return undefined;
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
