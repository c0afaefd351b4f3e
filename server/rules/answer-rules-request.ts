import { checkConfiguration } from "../../configurator-schemas/answers/check.ts";
import { cheapestPrice } from "../../configurator-schemas/answers/cheapest-price.ts";
import { attemptValue, guideOptions, settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../configurator-schemas/answers/quote.ts";
import { stockIssues, stockOf } from "../../configurator-schemas/configuration/availability.ts";
import { lineConfiguration } from "../../configurator-schemas/configuration/line-configuration.ts";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { createKnownProducts, UNKNOWN_PRODUCT } from "../workers/about-product.ts";
import type {
  CheckAnswer,
  CheckQuestion,
  CheckedOption,
  ListPriceAnswer,
  QuoteAnswer,
  QuoteQuestion,
  RulesAnswer,
  RulesQuestion,
  RulesRequest,
} from "./rules-request.ts";
import { simulatePrices } from "./simulate-prices.ts";

const find = createKnownProducts();

/** Everything that needs the rules engine, where a product that is hard to work out keeps nobody else waiting. */
export async function answerRulesRequest(request: RulesRequest): Promise<RulesAnswer> {
  const product = find(request);
  return product ? answer(product, request.question) : UNKNOWN_PRODUCT;
}

function answer(product: Product, question: RulesQuestion): RulesAnswer {
  switch (question.kind) {
    case "settle":
      return { configuration: settleConfiguration(product, question.configuration) };
    case "check":
      return checkSelections(product, question);
    case "quote":
      return quoteLines(product, question);
    case "listPrice":
      return cheapestPiece(product);
    case "simulate":
      return simulatePrices(product, question);
  }
}

/** What a check answers about one configuration. */
export function checkSelections(product: Product, question: CheckQuestion): CheckAnswer {
  const { configuration, uploads, shortages, attempt } = question;
  const settled = settleConfiguration(product, configuration);
  const { selections } = settled;
  const checked = checkConfiguration(product, settled, { uploads });
  const stock = stockIssues(product, settled, shortages);
  const options = guideOptions(product, configuration).map(({ values, ...option }): CheckedOption => {
    const told = values?.map((value) => {
      const missing = stockOf(product, { shortages, selections }, { option: option.id, value: value.id });
      return missing ? { ...value, stock: missing } : value;
    });
    return told ? { ...option, values: told } : option;
  });
  return {
    valid: checked.valid && stock.length === 0,
    complete: checked.complete,
    options,
    issues: [...checked.issues, ...stock],
    ...(attempt && { attempt: attemptValue(product, configuration, attempt) }),
  };
}

/** Refuses what is incomplete, invalid, out of stock or out of range. */
function quoteLines(product: Product, question: QuoteQuestion): QuoteAnswer {
  const { configuration, lines, uploads, shortages, ...asked } = question;
  const made = lines.map((line) => settleConfiguration(product, lineConfiguration(configuration, line)));
  for (const each of made) {
    const { valid, complete, issues } = checkConfiguration(product, each, { uploads });
    const stock = stockIssues(product, each, shortages);
    if (!valid || !complete || hasErrors(stock)) return { ok: false, issues: [...issues, ...stock] };
  }
  // Every line brings all of its selections, settled.
  const bare = { ...configuration, selections: {} };
  const answered = quoteConfiguration(product, bare, {
    ...asked,
    lines: lines.map(({ fields, quantity }, i) => ({ quantity, fields, selections: made[i]?.selections })),
  });
  return answered.ok ? { ...answered, made } : answered;
}

/** The cheapest piece there is. */
function cheapestPiece(product: Product): ListPriceAnswer {
  const found = cheapestPrice(product);
  return found ? { from: found.price, ...(!found.isExact && { isExact: false }) } : {};
}
