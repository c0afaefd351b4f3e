import { readFileSync, readdirSync } from "node:fs";

/** Linux counts in these whatever the machine's own clock (`getconf CLK_TCK`). */
const TICKS_PER_SECOND = 100;

/** User and system seconds of a process, of everything it started and of what of that has ended, from /proc. */
export function cpuSecondsOf(pid: number): number {
  const stats = new Map(processes().map((each) => [each, statOf(each)]));
  const family = [pid];
  // Grows while it is walked: children, their children, and so on.
  for (const member of family) for (const [each, stat] of stats) if (stat?.parent === member) family.push(each);
  return family.reduce((sum, member) => sum + (stats.get(member)?.ticks ?? 0), 0) / TICKS_PER_SECOND;
}

function processes(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** Undefined when it has ended in between. */
function statOf(pid: number): { readonly parent: number; readonly ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in brackets and may hold anything; proc(5) counts the state after it as the third field.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = [1, 11, 12, 13, 14].map(
      (i) => fields[i],
    );
    return { parent, ticks: user + system + userOfEnded + systemOfEnded };
  } catch {
    return undefined;
  }
}
