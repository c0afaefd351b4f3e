import type { Issue } from "../../schema/issue.ts";
import { VARIANTS_RULE } from "../compile/compile-rules.ts";
import { finding, proof, undecided } from "./finding.ts";
import type { Prover } from "./prover.ts";
import { plain } from "./words.ts";
import type { Words } from "./words.ts";

const WHAT: Words = { fr: "les variantes", en: "the variants", ar: "النسخ" };
const ABOVE: Words = { fr: "les lignes au-dessus", en: "the rows above", ar: "الصفوف أعلاه" };

/** Variants nobody can ever order: no configuration comes to their row, or a row above takes all that would. */
export function lintVariants(prover: Prover): Issue[] {
  const { by, rows: written } = prover.product.variants;
  const rows = by.length === 0 ? [] : (prover.rules.proofs.get(VARIANTS_RULE)?.rows ?? []);
  if (rows.length !== written.length) return [];
  const answers = rows.map((row, i) => prover.canHold([...rows.slice(0, i).map((above) => above ^ 1), row]));
  return answers.flatMap((answer, i) => {
    const path = ["variants", "rows", i];
    const row = rows[i];
    if (answer === "possible" || row === undefined) return [];
    if (answer === "undecided") return [undecided(path, WHAT, plain(String(i + 1)))];
    const isShadowed = prover.canHold([row]) === "possible";
    const slots = isShadowed ? { rules: ABOVE, ruleIds: VARIANTS_RULE } : proof(prover, prover.why([row]));
    return [finding("row_never_matches", path, { what: WHAT, row: i + 1, ...slots })];
  });
}
