import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { I18n } from "../../i18n/i18n.ts";

/** A reason in words; the options a blank depends on are named as the shopper knows them. */
export function reasonWords(product: Product, reason: Issue, { issue, language }: I18n): string {
  if (reason.code !== "variant_unknown") return issue(reason);
  const names = product.variants.by.map((id) =>
    localise(product.options.find((option) => option.id === id)?.label, language),
  );
  return issue({ ...reason, params: { ...reason.params, options: names.join(", ") } });
}
