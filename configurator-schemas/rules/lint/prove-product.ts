import type { Configuration } from "../../configuration/configuration.ts";
import type { DocumentCode, Issue } from "../../schema/issue.ts";
import type { Product } from "../../schema/product.ts";
import { ProductRules } from "../guide/product-rules.ts";
import { conditionsOf } from "./conditions-of.ts";
import { finding, proof, undecided } from "./finding.ts";
import { lintAreas, lintConditions } from "./lint-conditions.ts";
import { lintDefaults } from "./lint-defaults.ts";
import { lintPriceOf, lintPrices, UNTOUCHED } from "./lint-prices.ts";
import type { UnitPriceOf } from "./lint-prices.ts";
import { lintRules } from "./lint-rules.ts";
import { lintTranslations } from "./lint-translations.ts";
import { lintValues } from "./lint-values.ts";
import { lintVariants } from "./lint-variants.ts";
import { Prover } from "./prover.ts";
import { StepBudget } from "./step-budget.ts";
import type { Words } from "./words.ts";

/** Steps all proofs of one document share; what is open when they run out is told as `lint_undecided`. */
const DEFAULT_STEPS = 20_000_000;
/** Of one kind; a document with more has one mistake behind them all. */
const MAX_PER_KIND = 200;

export interface ProofOptions {
  readonly steps?: number | undefined;
  /** What one piece of a settled configuration costs. Pricing is a sibling of the rules, so it is handed in. */
  readonly unitPriceOf: UnitPriceOf;
}

/**
 * What a product's rules come to, before anybody meets it: each finding with its place in the document and its proof in
 * words. Errors refuse a publish. Bounded in steps, and the same for the same document on every machine.
 */
export function proveProduct(product: Product, { steps = DEFAULT_STEPS, unitPriceOf }: ProofOptions): Issue[] {
  const conditions = conditionsOf(product);
  const budget = new StepBudget(steps);
  const values = new Prover(product, { wishes: {}, budget });
  const issues: Issue[] = [...values.rules.issues, ...lintPrices(product)];
  switch (values.base()) {
    case "void":
      issues.push(finding("product_void", [], proof(values, values.why([]))));
      break;
    case "undecided":
      // Shoppers could not be told either: nothing would ever be shown as possible.
      issues.push(finding("lint_undecided", [], { what: ANY }, "error"));
      break;
    case "ready": {
      const rules = new Prover(product, { wishes: { provable: true }, budget });
      const texts = [...new Set(conditions.map(({ text }) => text))];
      const others = new Prover(product, { wishes: { conditions: texts }, budget });
      issues.push(...lintValues(values), ...lintUntouched(values, unitPriceOf));
      issues.push(...lintAreas(rules), ...lintRules(rules), ...lintVariants(rules));
      issues.push(...lintConditions(others, conditions));
    }
  }
  issues.push(...lintTranslations(product));
  return atMost(issues);
}

/** What a shopper meets before choosing anything. */
function lintUntouched(prover: Prover, unitPriceOf: UnitPriceOf): Issue[] {
  const { product } = prover;
  const untouched: Configuration = { product: product.id, selections: {}, elements: {} };
  const { state, selections } = new ProductRules(product).settle(untouched);
  if (state !== "ready") return [undecided([], UNTOUCHED)];
  const settled = { ...untouched, selections };
  return [...lintDefaults(prover, settled), ...lintPriceOf(product, settled, { picks: UNTOUCHED, unitPriceOf })];
}

const ANY: Words = {
  fr: "une première configuration possible",
  en: "a first possible configuration",
  ar: "أول تكوين ممكن",
};

function atMost(issues: readonly Issue[]): Issue[] {
  const seen = new Map<Issue["code"] | DocumentCode, number>();
  return issues.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= MAX_PER_KIND;
  });
}
