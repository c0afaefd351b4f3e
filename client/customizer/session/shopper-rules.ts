import { checkBasics } from "../../../configurator-schemas/answers/check-basics.ts";
import type {
  OptionGuide,
  attemptValue,
  guideOptions,
  settleConfiguration,
} from "../../../configurator-schemas/answers/guide.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import { selectionOf } from "../../../configurator-schemas/configuration/selections.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { sameData } from "./same-data.ts";

export type Guides = ReadonlyMap<string, OptionGuide>;

/** What reasons about rules: the same functions the server runs. */
export interface RulesCore {
  readonly settleConfiguration: typeof settleConfiguration;
  readonly guideOptions: typeof guideOptions;
  readonly attemptValue: typeof attemptValue;
}

/** The rules as one session asks them. Until the engine is here the shopper's own configuration counts as it is. */
export interface ShopperRules {
  readonly engine: RulesCore | undefined;
  use(engine: RulesCore): void;
  /** The own configuration with what follows from it; the same selections are the same object. */
  settle(own: Configuration): Configuration;
  /** Another configuration than the one on the screen, such as a line of the order. */
  settleOther(configuration: Configuration): Configuration;
  /** What may still be chosen; an option's guide is the same object while it says the same. */
  guides(own: Configuration): Guides;
  /** May this be picked as it is? Only then does it take effect without moving another pick. */
  allows(own: Configuration, option: string, value: Selection): boolean;
}

export function createShopperRules(product: Product): ShopperRules {
  let engine: RulesCore | undefined;
  let settled: { readonly own: Configuration; readonly configuration: Configuration } | undefined;
  let guided: { readonly own: Configuration; readonly guides: Guides } | undefined;

  const settle = (own: Configuration): Configuration => {
    if (!engine) return own;
    if (settled?.own === own) return settled.configuration;
    const fresh = engine.settleConfiguration(product, own);
    const before = settled?.configuration.selections;
    const configuration = before && sameData(before, fresh.selections) ? { ...fresh, selections: before } : fresh;
    settled = { own, configuration };
    return configuration;
  };
  const guides = (own: Configuration): Guides => {
    if (!engine) return NO_GUIDES;
    if (guided?.own === own) return guided.guides;
    const before = guided?.guides;
    const fresh = engine.guideOptions(product, own).map((guide): [string, OptionGuide] => {
      const known = before?.get(guide.id);
      return [guide.id, known && sameData(known, guide) ? known : guide];
    });
    guided = { own, guides: new Map(fresh) };
    return guided.guides;
  };
  /** Taken as a pick: nothing breaks that was not broken, and it stands as asked. */
  const holds = (own: Configuration, option: string, value: Selection) => {
    if (!engine) return true;
    const before = settle(own);
    const after = engine.settleConfiguration(product, select(own, option, value));
    const known = brokenIn(product, before);
    if ([...brokenIn(product, after)].some((each) => !known.has(each))) return false;
    const asked = indexOf(product).options.get(option);
    if (!asked || !Array.isArray(value)) return true;
    const [was, now] = [
      membersOf(selectionOf(asked, before.selections)),
      membersOf(selectionOf(asked, after.selections)),
    ];
    return value.every((id) => now.includes(id)) && was.every((id) => value.includes(id) || !now.includes(id));
  };

  return {
    get engine() {
      return engine;
    },
    use(given) {
      engine = given;
    },
    settle,
    settleOther: (configuration) => engine?.settleConfiguration(product, configuration) ?? configuration,
    guides,
    allows(own, option, value) {
      const guide = guides(own).get(option);
      if (!guide?.available) return true;
      if (Array.isArray(value) || typeof value === "number") return holds(own, option, value);
      const state = guide.values?.find(({ id }) => id === value)?.state;
      return state === undefined || state === "possible" || state === "forced";
    },
  };
}

const NO_GUIDES: Guides = new Map();

/** What keeps the selections from being made, by what it is about. An answer still missing keeps nothing from being picked. */
function brokenIn(product: Product, configuration: Configuration): ReadonlySet<string> {
  const issues = checkBasics(product, configuration, {});
  const broken = issues.filter(
    ({ code, severity, path }) => severity === "error" && code !== "option_missing" && path.startsWith("/selections"),
  );
  return new Set(broken.map(({ code, path, params }) => `${code} ${path} ${JSON.stringify(params["rule"])}`));
}

function membersOf(value: Selection | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
