import { bracketPairOf } from "./bidi-levels.ts";
import { scriptHintOf, scriptOf } from "./script-of.ts";

/** One grapheme of a line with the script it is shaped in. */
export interface ScriptedCluster {
  readonly text: string;
  /** ISO 15924; undefined only in a line that has no letters at all. */
  readonly script: string | undefined;
  /** For a closing bracket: which cluster opened it. */
  readonly opener: number | undefined;
}

/** Deeper nesting than this is no text any more (BD16 of UAX #9 stops at 63 as well). */
const MAX_DEPTH = 63;
/** Quotation marks that come in pairs without being brackets to UAX #9. */
const QUOTES: Readonly<Record<string, { readonly pair: string; readonly opens: boolean }>> = {
  "«": { pair: "«", opens: true },
  "»": { pair: "«", opens: false },
  "‹": { pair: "‹", opens: true },
  "›": { pair: "‹", opens: false },
  "“": { pair: "“", opens: true },
  "”": { pair: "“", opens: false },
};

/**
 * Gives each grapheme of a line its script (UAX #24, 5): what has none of its own takes that of what stands before it, at
 * the line's beginning of what comes first, and a closing bracket that of its opener.
 */
export function resolveScripts(clusters: readonly string[]): readonly ScriptedCluster[] {
  const own = clusters.map(scriptOf);
  let script = own.find((each) => each !== undefined) ?? clusters.map(scriptHintOf).find((each) => each !== undefined);
  const open: { readonly pair: string; readonly at: number; readonly script: string | undefined }[] = [];
  return clusters.map((text, at) => {
    const mark = text.charAt(0);
    const bracket = QUOTES[mark] ?? bracketPairOf(mark);
    const depth = bracket?.opens === false ? open.findLastIndex((each) => each.pair === bracket.pair) : -1;
    const opener = open[depth];
    if (opener) {
      open.length = depth;
      script = opener.script;
      return { text, script, opener: opener.at };
    }
    script = own[at] ?? script;
    if (bracket?.opens === true && open.length < MAX_DEPTH) open.push({ pair: bracket.pair, at, script });
    return { text, script, opener: undefined };
  });
}
