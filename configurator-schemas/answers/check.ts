import type { Configuration } from "../configuration/configuration.ts";
import type { Product } from "../schema/product.ts";
import { answerOf, checkBasics } from "./check-basics.ts";
import type { CheckAnswer, CheckContext } from "./check-basics.ts";
import { checkTemplateParts } from "./check-template-parts.ts";

/**
 * Is the configuration allowed, and is anything missing? Everything that needs no text shaping. The configuration is a
 * settled one: see rules/guide.
 */
export function checkConfiguration(product: Product, configuration: Configuration, context: CheckContext): CheckAnswer {
  return answerOf([...checkBasics(product, configuration, context), ...checkTemplateParts(product, configuration)]);
}
