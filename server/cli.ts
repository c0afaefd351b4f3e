import { text } from "node:stream/consumers";
import { runCommandLine } from "./command-line/run-command-line.ts";

const { exitCode, stdout, stderr } = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  readStdin: () => text(process.stdin),
});
process.stderr.write(stderr);
process.stdout.write(stdout);
// Set, not called: a pipe may still be taking the output.
process.exitCode = exitCode;
