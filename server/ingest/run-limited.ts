import { spawn } from "node:child_process";
import { once } from "node:events";

/** How a program ended: by itself, by one of the limits, or because it could not. */
export interface ProgramEnd {
  readonly outcome: "done" | "failed" | "limit";
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramLimits {
  /** Its working folder, home and place for temporary files. */
  readonly folder: string;
  /** On the clock; it is killed then, and after as much processor time. */
  readonly seconds: number;
  readonly memoryMb: number;
  /** Largest file it may write. */
  readonly fileMb: number;
}

const MAX_OUTPUT = 200_000;
/**
 * Limits are the kernel's, set in the process that becomes the program: what we kill by the clock could not stop it from
 * taking all memory first. The program and its arguments are words of their own, never a line of shell.
 */
const SHELL =
  // One each: dash takes no more. Only Linux bounds the memory of a process this way.
  'ulimit -c 0 && ulimit -t "$1" && ulimit -f "$3" && { ulimit -v "$2" || [ "$(uname)" != Linux ]; } || exit 125; shift 3; exec "$@"';

/** Runs a program on a stranger's file, without our environment, within limits of time, memory and disk. */
export async function runLimited(
  program: string,
  args: readonly string[],
  { folder, seconds, memoryMb, fileMb }: ProgramLimits,
): Promise<ProgramEnd> {
  // ulimit counts kB of memory and blocks of 512 bytes.
  const limits = [Math.ceil(seconds), memoryMb * 1024, fileMb * 2048].map(String);
  const child = spawn("/bin/sh", ["-c", SHELL, "sh", ...limits, program, ...args], {
    cwd: folder,
    env: { HOME: folder, TMPDIR: folder, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: Math.ceil(seconds * 1000),
    killSignal: "SIGKILL",
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("latin1").on("data", (text: string) => {
      // A broken file may be complained about without end.
      if (output[name].length < MAX_OUTPUT) output[name] += text.slice(0, MAX_OUTPUT);
    });
  }
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null]; // as child_process says
  if (code === 125) throw new Error(`expected to set limits for ${program}, got: ${output.stderr}`);
  // Without memory poppler's own library draws an empty page and ends well.
  const isLimit = signal !== null || /out of memory|bad_alloc/i.test(output.stderr);
  return { outcome: isLimit ? "limit" : code === 0 ? "done" : "failed", ...output };
}
