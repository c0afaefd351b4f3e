import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import { lineConfiguration } from "../../configurator-schemas/configuration/line-configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { randomDesign } from "../support/random-designs.ts";
import { digestOf } from "./digest-of.ts";

/** Whole quotes of random designs, each as a number: what two engines say is compared without moving megabytes. */
export function priceDigests(
  product: Product,
  { from, until }: { readonly from: number; readonly until: number },
): readonly { readonly digest: number; readonly isQuote: boolean }[] {
  return Array.from({ length: until - from }, (_, i) => {
    const answer = quoteOf(product, from + i);
    return { digest: digestOf(JSON.stringify(answer)), isQuote: answer.ok };
  });
}

/** The quote of one seed, to be looked at where digests differ. */
export function quoteOf(product: Product, seed: number) {
  const { configuration, lines } = randomDesign(product, seed);
  const settled = lines.map((line) => ({
    ...line,
    selections: settleConfiguration(product, lineConfiguration(configuration, line)).selections,
  }));
  return quoteConfiguration(
    product,
    { ...configuration, selections: {} },
    { lines: settled, language: "fr", taxRatePercent: "20" },
  );
}
