import { findingMessage } from "../../configurator-schemas/uvl/finding-message.ts";
import { importUvl } from "../../configurator-schemas/uvl/import-uvl.ts";
import { exceededLimits } from "../../configurator-schemas/uvl/publish-limits.ts";
import type { Outcome, Terminal } from "./command.ts";
import { CommandRefused } from "./command.ts";
import { readText } from "./read-text.ts";
import { say } from "./words.ts";

/** Nobody mends more in one go, and the first ones often explain the rest. */
const MAX_FINDINGS = 100;

/** `import-uvl`: a feature model becomes a product document a merchant goes on with; what it cannot say is named by line. */
export async function importUvlCommand([file]: readonly string[], terminal: Terminal): Promise<Outcome> {
  const { language } = terminal;
  if (file === undefined) {
    throw new CommandRefused(1, { sentence: say("missingArgument", language, { argument: "FILE.uvl" }) });
  }
  const imported = importUvl(await readText(file, terminal));
  if (!imported.ok) {
    const { findings } = imported;
    const sentences = findings.slice(0, MAX_FINDINGS).map((each) => findingMessage(each, language));
    const more = findings.length - sentences.length;
    if (more > 0) sentences.push(say("moreFindings", language, { count: String(more) }));
    return { exitCode: 2, sentences: [...sentences, say("notImported", language, { file })] };
  }
  const { document, notes } = imported;
  const limits = exceededLimits(document).map(({ what, got, max }) =>
    say("limitExceeded", language, { what: what[language], got: String(got), max: String(max) }),
  );
  return {
    exitCode: 0,
    output: document,
    sentences: [...notes.slice(0, MAX_FINDINGS).map((each) => findingMessage(each, language)), ...limits],
  };
}
