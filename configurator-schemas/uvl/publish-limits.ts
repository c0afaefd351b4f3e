import type { z } from "zod";
import type { Language } from "../schema/localised.ts";
import type { ProductDocument } from "../schema/product.ts";

/** Something a document has more of than can be published. */
export interface ExceededLimit {
  readonly what: Readonly<Record<Language, string>>;
  readonly got: number;
  readonly max: number;
}

/** Where a document is larger than publishing takes; the grammar's own limits, in words. */
export function exceededLimits(document: z.input<typeof ProductDocument>): ExceededLimit[] {
  const { options, rules = [], derived = [] } = document;
  const values = options.map((option) => ("values" in option ? (option.values?.length ?? 0) : 0));
  const counts = rules.map(({ count }) => count?.of.length ?? 0);
  const found: ExceededLimit[] = [
    { what: { fr: "options", en: "options", ar: "الخيارات" }, got: options.length, max: 500 },
    { what: { fr: "règles", en: "rules", ar: "القواعد" }, got: rules.length, max: 2000 },
    { what: { fr: "valeurs calculées", en: "derived values", ar: "القيم المحسوبة" }, got: derived.length, max: 200 },
    {
      what: { fr: "valeurs d’une option", en: "values of one option", ar: "قيم خيار واحد" },
      got: largest(values),
      max: 500,
    },
    {
      what: { fr: "conditions d’une règle", en: "conditions of one rule", ar: "شروط قاعدة واحدة" },
      got: largest(counts),
      max: 500,
    },
  ];
  return found.filter(({ got, max }) => got > max);
}

/** Not Math.max(...): 18,000 arguments are more than some engines take. */
function largest(counts: readonly number[]): number {
  return counts.reduce((most, each) => Math.max(most, each), 0);
}
