import { checkPartRules } from "../artwork/check-part-rules.ts";
import { checkParts } from "../artwork/check-parts.ts";
import type { Configuration } from "../configuration/configuration.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

/** Everything wrong with what became of a product's templates: parts that may not be changed, and what was put into them. */
export function checkTemplateParts(product: Product, configuration: Configuration): Issue[] {
  return [...checkParts(product, configuration), ...checkPartRules(product, configuration)];
}
