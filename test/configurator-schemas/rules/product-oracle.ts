import type { Selection, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { standingsOf } from "../../../configurator-schemas/answers/standings.ts";
import { checkSelections } from "../../../configurator-schemas/rules/check-selections.ts";
import { hasErrors } from "../../../configurator-schemas/schema/issue.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";

/** What every option is in one full configuration; null when it is not available. */
export type Full = Readonly<Record<string, Selection | null>>;

/** Every answer an option can get. */
export function answersOf(option: Option): Selection[] {
  switch (option.kind) {
    case "choice":
      return (option.values ?? []).map(({ id }) => id);
    case "multi-choice": {
      const ids = (option.values ?? []).map(({ id }) => id);
      return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((__, i) => (bits >> i) & 1));
    }
    case "boolean":
      return [false, true];
    case "number": {
      const count = Math.round((option.max - option.min) / option.step) + 1;
      return Array.from({ length: count }, (_, i) => option.min + i * option.step);
    }
    default:
      return [];
  }
}

/** Every full configuration `checkSelections` finds nothing wrong with: judged by evaluation alone, one by one. */
export function fullConfigurations(product: Product): readonly Full[] {
  const found = new Map<string, Full>();
  const visit = (selections: Selections, left: readonly Option[]): void => {
    const [option, ...rest] = left;
    if (option) {
      for (const answer of answersOf(option)) visit({ ...selections, [option.id]: answer }, rest);
      return;
    }
    const configuration = { product: product.id, selections, elements: {} };
    if (hasErrors(checkSelections(product, configuration, {}))) return;
    const full = [...standingsOf(product, configuration)].map(
      ([id, { available, value }]): [string, Selection | null] => [id, available ? value : null],
    );
    found.set(JSON.stringify(full), Object.fromEntries(full));
  };
  visit({}, product.options);
  return [...found.values()];
}

/** Does the configuration give this answer? Of a list, every member. A boolean that is not there is not `true`. */
export function gives(full: Full, id: string, value: Selection): boolean {
  const got = full[id] ?? null;
  if (Array.isArray(value)) return value.every((member) => Array.isArray(got) && got.includes(member));
  if (value === false) return got !== true;
  return got === value;
}
