import {
  attemptValue,
  guideOptions,
  priceDifferences,
  settleConfiguration,
} from "../../../configurator-schemas/answers/guide.ts";
import { checkTemplateParts } from "../../../configurator-schemas/answers/check-template-parts.ts";
import { stockIssues } from "../../../configurator-schemas/configuration/availability.ts";
import { changeShownElement } from "../../../configurator-schemas/configuration/change-bound.ts";
import { keepParts } from "../../../configurator-schemas/configuration/keep-parts.ts";
import { explainOnly, explainValue, waysOut } from "./explanation.ts";
import { lockParts } from "./locked-parts.ts";
import { missingValues } from "./missing-values.ts";
import type { RulesCore } from "./shopper-rules.ts";

/** Everything that reasons about rules, and what is out of stock. A chunk of its own, loaded after the first paint: a page is painted without it. */
export interface RulesEngine extends RulesCore {
  readonly explainValue: typeof explainValue;
  readonly explainOnly: typeof explainOnly;
  readonly waysOut: typeof waysOut;
  readonly priceDifferences: typeof priceDifferences;
  readonly missingValues: typeof missingValues;
  readonly stockIssues: typeof stockIssues;
  readonly checkTemplateParts: typeof checkTemplateParts;
  readonly keepParts: typeof keepParts;
  readonly changeShownElement: typeof changeShownElement;
  readonly lockParts: typeof lockParts;
}

export const rulesEngine: RulesEngine = {
  settleConfiguration,
  guideOptions,
  attemptValue,
  explainValue,
  explainOnly,
  waysOut,
  priceDifferences,
  missingValues,
  stockIssues,
  checkTemplateParts,
  keepParts,
  changeShownElement,
  lockParts,
};
