import { attemptValue, guideOptions } from "../../configurator-schemas/answers/guide.ts";
import type { Configuration, Selection } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

export interface RulesQuestionHere {
  readonly selections: Configuration["selections"];
  readonly attempt: { readonly option: string; readonly value: Selection };
}

/** What the page of the parity test answers: the widget's own functions, in the order they are asked. */
export function answerInPage(product: Product, questions: readonly RulesQuestionHere[]) {
  return questions.map(({ selections, attempt }) => {
    const configuration = { product: product.id, productVersion: product.version, selections, elements: {} };
    return {
      options: guideOptions(product, configuration),
      attempt: attemptValue(product, configuration, attempt),
    };
  });
}
