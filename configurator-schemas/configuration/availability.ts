import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import { localise } from "../schema/localise.ts";
import type { Localised } from "../schema/localised.ts";
import type { Option } from "../schema/option.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import { conditionHolds } from "./conditions.ts";
import type { Configuration, Selections } from "./configuration.ts";
import { scopeOf } from "./scope.ts";
import { selectionOf } from "./selections.ts";
import { variantOf } from "./variant.ts";

/**
 * What of a product is out of stock: a SKU, or a value of an option. Never a rule: what a design settles to does not depend on
 * it, so that it opens tomorrow as it was left today.
 */
export type Shortage = { readonly until?: string } & (
  | { readonly sku: string }
  | { readonly option: string; readonly value: string | boolean | number }
);

/** Told of a value that is out of stock. `until` is the day the merchant announced, while it has not passed. */
export interface Stock {
  readonly available: false;
  readonly until?: string;
}

interface Asked {
  readonly option: string;
  readonly value: string | boolean | number;
}

type Texts = Readonly<Record<"fr" | "en" | "ar", string>>;

/**
 * Whether choosing a value is out of stock with the present, settled selections: the value itself, or the blank it leads to
 * when it is one of those that change it. Undefined: it is there.
 */
export function stockOf(
  product: Product,
  { shortages, selections }: { readonly shortages: readonly Shortage[]; readonly selections: Selections },
  { option, value }: Asked,
): Stock | undefined {
  if (shortages.length === 0) return undefined;
  const direct = shortages.filter((each) => "option" in each && each.option === option && each.value === value);
  const leads = product.variants.by.includes(option);
  const chosen = { product: product.id, selections: { ...selections, [option]: value }, elements: {} };
  const sku = leads ? variantOf(product, chosen)?.sku : undefined;
  return latest([...direct, ...(sku === undefined ? [] : ofSku(shortages, sku))]);
}

/** What speaks against ordering a settled configuration now: one error per chosen value, or blank, that is out of stock. */
export function stockIssues(
  product: Product,
  configuration: Configuration,
  shortages: readonly Shortage[],
): readonly Issue[] {
  if (shortages.length === 0) return [];
  const scope = scopeOf(product, configuration);
  const { by } = product.variants;
  const sku = variantOf(product, configuration)?.sku;
  const blank = sku === undefined ? undefined : latest(ofSku(shortages, sku));
  const [only] = by;
  const issues = product.options.flatMap((option) => {
    if (!conditionHolds(product, option.availableWhen, scope)) return [];
    const chosen = chosenValues(option, configuration.selections);
    return chosen.flatMap((value) => {
      const own = shortages.filter((each) => "option" in each && each.option === option.id && each.value === value);
      // One blank per value: it is that value which is missing.
      const isBlank = by.length === 1 && only === option.id && blank !== undefined;
      const stock = latest([...own, ...(isBlank ? [blank] : [])]);
      return stock ? [outOfStock(["selections", option.id], nameOf(option, value), stock)] : [];
    });
  });
  if (!blank || by.length === 1) return issues;
  return [...issues, outOfStock(["selections"], nameOfBlank(product, configuration.selections), blank)];
}

/** The shortages as they are to be told on a day (YYYY-MM-DD): an announced day that has passed is not said any more. */
export function shortagesOn(shortages: readonly Shortage[], today: string): readonly Shortage[] {
  return shortages.map((each) => {
    if (each.until === undefined || each.until.slice(0, 10) >= today) return each;
    const { until, ...rest } = each;
    return rest;
  });
}

function ofSku(shortages: readonly Shortage[], sku: string): readonly Shortage[] {
  return shortages.filter((each) => "sku" in each && each.sku === sku);
}

/** It is back when everything that is missing is: on the last of the days, and nobody knows when one has none. */
function latest(missing: readonly { readonly until?: string }[]): Stock | undefined {
  if (missing.length === 0) return undefined;
  const days = missing.flatMap(({ until }) => (until === undefined ? [] : [until])).toSorted();
  const last = days.at(-1);
  return { available: false, ...(last !== undefined && days.length === missing.length && { until: last }) };
}

function chosenValues(option: Option, selections: Selections): readonly (string | boolean | number)[] {
  const value = selectionOf(option, selections);
  if (value === undefined || option.kind === "text" || option.kind === "image") return [];
  return Array.isArray(value) ? value : [value];
}

function outOfStock(path: readonly string[], label: Texts, { until }: Stock): Issue {
  return issue("out_of_stock", "error", path, { label, until: untilInWords(until) });
}

const MONTHS = {
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  en: "January February March April May June July August September October November December",
  ar: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
};

/** The day as the merchant wrote it: a time of theirs is not moved into another zone's day. */
export function untilInWords(until: string | undefined): Texts {
  const [year, month, day] = (until ?? "").slice(0, 10).split("-").map(Number);
  if (!year || !month || !day) return { fr: " pour le moment", en: " for now", ar: " حاليًا" };
  const name = (language: keyof typeof MONTHS) => MONTHS[language].split(" ")[month - 1] ?? "";
  const first = day === 1 ? "1er" : String(day);
  return {
    fr: ` jusqu’au ${first} ${name("fr")} ${year}`,
    en: ` until ${day} ${name("en")} ${year}`,
    ar: ` حتى ${day} ${name("ar")} ${year}`,
  };
}

function nameOf(option: Option, value: string | boolean | number): Texts {
  const label = inEvery(option.label);
  const found = "values" in option ? option.values?.find((each) => each.id === value) : undefined;
  if (!found) return value === true ? label : mapTexts(label, (text) => `${text} (${String(value)})`);
  const words = inEvery(found.label);
  return { fr: `${words.fr} (${label.fr})`, en: `${words.en} (${label.en})`, ar: `${words.ar} (${label.ar})` };
}

function nameOfBlank(product: Product, selections: Selections): Texts {
  const { options } = indexOf(product);
  const values = product.variants.by.flatMap((id): Texts[] => {
    const option = options.get(id);
    const value = option && chosenValues(option, selections)[0];
    if (!option || value === undefined) return [];
    const found = "values" in option ? option.values?.find((each) => each.id === value) : undefined;
    return [found ? inEvery(found.label) : nameOf(option, value)];
  });
  const name = inEvery(product.name);
  if (values.length === 0) return name;
  const joined = (language: keyof Texts) => `${values.map((each) => each[language]).join(", ")} (${name[language]})`;
  return { fr: joined("fr"), en: joined("en"), ar: joined("ar") };
}

function inEvery(text: Localised): Texts {
  return { fr: localise(text, "fr"), en: localise(text, "en"), ar: localise(text, "ar") };
}

function mapTexts({ fr, en, ar }: Texts, change: (text: string) => string): Texts {
  return { fr: change(fr), en: change(en), ar: change(ar) };
}
