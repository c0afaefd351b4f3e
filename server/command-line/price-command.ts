import { parseArgs } from "node:util";
import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import { quoteInWords } from "../../configurator-schemas/answers/quote-in-words.ts";
import { loadDocuments } from "../documents/load-documents.ts";
import { CommandRefused } from "./command.ts";
import type { Outcome, Terminal } from "./command.ts";
import { readConfiguration } from "./read-configuration.ts";
import { reportIssues } from "./report-issues.ts";
import { say } from "./words.ts";

/** The demo's table: France. A merchant's server answers with its own. */
const TAX_RATE_PERCENT = "20";

/** `price`: the quote of a configuration, without the receipt only a server can sign. */
export async function priceCommand(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  const { values, positionals } = parseArgs({
    args: withNegatives(args),
    allowPositionals: true,
    options: { quantity: { type: "string", default: "1" } },
  });
  const quantity = Number(values.quantity);
  if (Number.isNaN(quantity)) {
    const reason = `--quantity ${values.quantity}`;
    throw new CommandRefused(1, { sentence: say("wrongArguments", terminal.language, { reason }) });
  }
  const documents = await loadDocuments();
  const { configuration: own, product } = await readConfiguration(positionals[0], { documents, terminal });
  const configuration = settleConfiguration(product, own);
  const check = checkConfiguration(product, configuration, {});
  if (!check.valid || !check.complete) throw new CommandRefused(2, { issues: check.issues });
  const answer = quoteConfiguration(product, configuration, {
    lines: [{ quantity }],
    language: terminal.language,
    taxRatePercent: TAX_RATE_PERCENT,
  });
  if (answer.ok) return { exitCode: 0, output: quoteInWords(answer.quote, terminal.language) };
  return { exitCode: 2, output: { issues: reportIssues(answer.issues, terminal.language) }, issues: answer.issues };
}

/** `--quantity -3` is a quantity that cannot be, not an option called 3. */
function withNegatives(args: readonly string[]): string[] {
  return args.flatMap((arg, i) => {
    if (args[i - 1] === "--quantity" && /^-\d/.test(arg)) return [];
    const next = args[i + 1] ?? "";
    return arg === "--quantity" && /^-\d/.test(next) ? [`--quantity=${next}`] : [arg];
  });
}
