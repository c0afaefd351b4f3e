import { issueMessage } from "../../../configurator-schemas/answers/issue-messages.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** A reason in words; the options a blank depends on are named as the shopper knows them. */
export function reasonWords(product: Product, reason: Issue, language: Language): string {
  if (reason.code !== "variant_unknown") return issueMessage(reason, language);
  const names = product.variants.by.map((id) =>
    localise(product.options.find((option) => option.id === id)?.label, language),
  );
  return issueMessage({ ...reason, params: { ...reason.params, options: names.join(", ") } }, language);
}
