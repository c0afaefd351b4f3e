import { LANGUAGES } from "../../configurator-schemas/schema/localised.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { isDiskFull } from "../storage/disk-full.ts";
import { checkCommand } from "./check-command.ts";
import { CommandRefused } from "./command.ts";
import type { Command, Outcome } from "./command.ts";
import { importUvlCommand } from "./import-uvl-command.ts";
import { lintCommand } from "./lint-command.ts";
import { listCommand } from "./list-command.ts";
import { priceCommand } from "./price-command.ts";
import { renderCommand } from "./render-command.ts";
import { reportIssues } from "./report-issues.ts";
import { say } from "./words.ts";

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["list", listCommand],
  ["lint", lintCommand],
  ["check", checkCommand],
  ["price", priceCommand],
  ["render", renderCommand],
  ["import-uvl", importUvlCommand],
]);

/** What one call printed and how it ended. */
export interface Finished {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command: JSON for programs on the output, sentences for people on the error stream. */
export async function runCommandLine(
  args: readonly string[],
  {
    env,
    readStdin,
  }: { readonly env: Readonly<Record<string, string | undefined>>; readonly readStdin: () => Promise<string> },
): Promise<Finished> {
  const { language, rest } = takeLanguage(args, env);
  const [name, ...own] = rest;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    return finish({ exitCode: name === undefined ? 1 : 0, sentences: [say("usage", language)] }, language);
  }
  const command = COMMANDS.get(name);
  if (!command) {
    const sentences = [say("unknownCommand", language, { command: name }), say("usage", language)];
    return finish({ exitCode: 1, sentences }, language);
  }
  try {
    return finish(await command(own, { language, readStdin }), language);
  } catch (error) {
    return finish(refusalOutcome(error, language), language);
  }
}

function refusalOutcome(error: unknown, language: Language): Outcome {
  if (error instanceof CommandRefused) {
    const issues = error.issues;
    const output = issues.length > 0 ? { output: { issues: reportIssues(issues, language) } } : {};
    return { exitCode: error.exitCode, sentences: error.message === "" ? [] : [error.message], issues, ...output };
  }
  // node:util's parseArgs says in English which argument it does not know.
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")) {
    const sentences = [say("wrongArguments", language, { reason: error.message }), say("usage", language)];
    return { exitCode: 1, sentences };
  }
  if (isDiskFull(error)) return { exitCode: 1, sentences: [say("diskFull", language)] };
  throw error;
}

function finish({ exitCode, output, issues = [], sentences = [] }: Outcome, language: Language): Finished {
  const findings = reportIssues(issues, language).map(({ severity, code, path, message }) =>
    [`${severity} ${code}`, path, message].filter((part) => part !== "").join(" — "),
  );
  const said = [...sentences, ...findings].map((line) => `${line}\n`).join("");
  return { exitCode, stdout: output === undefined ? "" : `${JSON.stringify(output, null, 2)}\n`, stderr: said };
}

/** `--lang`, else the machine's language, else French. */
function takeLanguage(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const at = args.indexOf("--lang");
  const asked = at < 0 ? (env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "") : (args[at + 1] ?? "");
  const language = LANGUAGES.find((each) => asked.toLowerCase().startsWith(each)) ?? "fr";
  return { language, rest: at < 0 ? args : args.toSpliced(at, 2) };
}
