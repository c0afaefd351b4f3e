import type { Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Money } from "../../../configurator-schemas/units/money.ts";
import type { RulesEngine } from "./rules-engine.ts";
import { sameData } from "./same-data.ts";
import type { SessionState } from "./session-state.ts";
import type { WritableStore } from "./store.ts";

interface Options {
  readonly store: WritableStore<SessionState>;
  readonly engine: () => RulesEngine | undefined;
}

/** A click is answered first: prices of what was not chosen come in the pause after it, one option at a time. */
const PAUSE_MS = 120;

/** Keeps the prices beside the values in sight up to date. */
export function createValuePrices({ store, engine }: Options) {
  let shown: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const price = (option: string) => {
    const { product, own, quantity, guides, valuePrices } = store.get();
    const values = (guides.get(option)?.values ?? []).filter(({ state }) => state === "possible").map(({ id }) => id);
    const found = engine()?.priceDifferences(product, own, { option, values, quantity }) ?? NONE;
    if (sameData([...found], [...(valuePrices.get(option) ?? NONE)])) return;
    store.patch({ valuePrices: new Map([...valuePrices, [option, found]]) });
  };
  const work = (left: readonly string[]) => {
    const [next, ...rest] = left;
    if (next === undefined) return;
    price(next);
    timer = setTimeout(() => work(rest), 0);
  };
  const soon = () => {
    clearTimeout(timer);
    if (engine()) timer = setTimeout(() => work(shown.filter((id) => isPriced(id))), PAUSE_MS);
  };
  /** Of a list or a number no single value is chosen. */
  const isPriced = (id: string) => {
    const kind = indexOf(store.get().product).options.get(id)?.kind;
    return kind === "choice" || kind === "boolean";
  };

  return {
    /** These options are on the screen now. */
    show(options: readonly string[]) {
      shown = options;
      soon();
    },
    /** Something changed that prices hang on. */
    soon,
    stop: () => clearTimeout(timer),
  };
}

const NONE: ReadonlyMap<Selection, Money> = new Map();
