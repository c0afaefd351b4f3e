import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import type { Asking, Explanation, Wanted, Way } from "./explanation.ts";
import type { RulesEngine } from "./rules-engine.ts";
import { sameData } from "./same-data.ts";
import type { SessionState } from "./session-state.ts";
import type { ShopperRules } from "./shopper-rules.ts";
import type { WritableStore } from "./store.ts";

/** Choosing, and what to do when a choice is not possible: nothing is ever picked that breaks another pick. */
export interface RulesActions {
  /** Picks a value that is possible; explains one that is not. */
  pick(option: string, value: Selection | undefined, details?: PickDetails): void;
  /** Would `pick` take it as it is? */
  allows(option: string, value: Selection): boolean;
  /** Why can it not be chosen, and what would have to change? The answer is in the state; nothing is picked. */
  explain(wanted: Wanted): void;
  /** Why is nothing else left for this option? */
  explainOnly(option: string): void;
  dismissExplanation(): void;
  /** Ways out of a pick that does not go with the others. */
  waysOut(option: string): readonly Way[];
  /** One step to undo. */
  take(way: Way): void;
}

export interface PickDetails {
  /** Further picks of the same group join its step. */
  readonly group?: string;
  /** Of a multi-choice: the one value that is ticked or unticked. */
  readonly member?: string;
}

interface Options {
  readonly store: WritableStore<SessionState>;
  readonly rules: ShopperRules;
  /** Undefined while it is not here. */
  readonly engine: () => RulesEngine | undefined;
  /** Makes the change one step; what is `touched` did not move by itself. */
  readonly apply: (change: (own: Configuration) => Configuration, step: Step) => void;
}

export interface Step {
  readonly group?: string | undefined;
  readonly touched: ReadonlySet<string>;
}

export function createRulesActions({ store, rules, engine, apply }: Options): RulesActions {
  let known: { readonly asking: Asking; readonly ways: Map<string, readonly Way[]> } | undefined;

  const asking = (): Asking => {
    const { product, own, quantity } = store.get();
    return { product, rules, own, quantity };
  };
  const tell = (explanation: Explanation | undefined) => store.patch({ explanation });
  /** A click focuses first: the same question is asked twice in a row. */
  const isTold = ({ option, value }: Wanted) => {
    const { explanation } = store.get();
    return explanation?.option === option && explanation.kind !== "only" && sameData(explanation.value, value);
  };

  return {
    pick(option, value, { group, member } = {}) {
      if (value !== undefined && !rules.allows(store.get().own, option, value)) {
        if (isTold({ option, value })) return;
        const explanation = engine()?.explainValue(asking(), { option, value, member });
        if (explanation) return tell(explanation);
      }
      apply((own) => select(own, option, value), { group, touched: new Set([option]) });
    },
    allows: (option, value) => rules.allows(store.get().own, option, value),
    explain(wanted) {
      if (!isTold(wanted)) tell(engine()?.explainValue(asking(), wanted));
    },
    explainOnly: (option) => tell(engine()?.explainOnly(asking(), option)),
    dismissExplanation() {
      if (store.get().explanation) tell(undefined);
    },
    waysOut(option) {
      const now = asking();
      if (known?.asking.own !== now.own || known.asking.quantity !== now.quantity)
        known = { asking: now, ways: new Map() };
      let ways = known.ways.get(option);
      if (!ways) known.ways.set(option, (ways = engine()?.waysOut(now, option) ?? []));
      return ways;
    },
    take({ option, selections }) {
      apply((own) => ({ ...own, selections }), { touched: new Set([option]) });
    },
  };
}
