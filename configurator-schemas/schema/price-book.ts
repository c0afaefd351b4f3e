import { compileExpressions } from "./compile-expressions.ts";
import type { Issue } from "./issue.ts";
import type { PriceTable } from "./price-table.ts";
import type { Product } from "./product.ts";

/**
 * A product version at other prices, such as the newest ones: what can be chosen stays, what it costs changes. Undefined when
 * the tables speak of options or areas this version has not.
 */
export function withPrices(product: Product, prices: readonly PriceTable[]): Product | undefined {
  const issues: Issue[] = [];
  const priced = { ...product, prices: [...prices] };
  const expressions = compileExpressions({ ...priced, templates: product.templateDocuments }, issues, undefined);
  return issues.length > 0 ? undefined : { ...priced, expressions };
}
