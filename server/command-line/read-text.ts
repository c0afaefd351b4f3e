import { readFile } from "node:fs/promises";
import { CommandRefused } from "./command.ts";
import type { Terminal } from "./command.ts";
import { say } from "./words.ts";

/** The text of a file, or of standard input for "-". */
export async function readText(file: string | undefined, terminal: Terminal): Promise<string> {
  if (file === undefined) {
    const argument = { argument: "FILE.json" };
    throw new CommandRefused(1, { sentence: say("missingArgument", terminal.language, argument) });
  }
  if (file === "-") return terminal.readStdin();
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    throw new CommandRefused(1, { sentence: say("fileMissing", terminal.language, { file }) });
  }
}
