import { conditionHolds } from "../../configuration/conditions.ts";
import type { Configuration, Selection, Selections } from "../../configuration/configuration.ts";
import { scopeOf } from "../../configuration/scope.ts";
import type { Option } from "../../schema/option.ts";
import { indexOf } from "../../schema/product-index.ts";
import type { Product } from "../../schema/product.ts";
import { compileRules } from "../compile/compile-rules.ts";
import type { CompiledRules } from "../compile/compile-rules.ts";
import { Engine } from "../engine/engine.ts";
import { TRUE } from "../engine/literal.ts";
import type { Walk } from "../engine/walk.ts";
import { answeringOrder } from "./answering-order.ts";
import { completeSelections } from "./complete-selections.ts";
import { decidingOptions } from "./deciding-options.ts";
import { inputPicks, literalsOf, picksOf, shownOf } from "./picks.ts";
import type { OwnPick } from "./picks.ts";
import { readOutlook, undecidedOutlook } from "./read-outlook.ts";
import type { OptionOutlook } from "./read-outlook.ts";

/** What follows from a shopper's selections. */
export interface Settled {
  /** `undecided`: the steps ran out; what is open is told as undecided, never as possible. */
  readonly state: "ready" | "void" | "undecided";
  /** The shopper's selections, with what the rules and the recommendations answer otherwise than the plain defaults. */
  readonly selections: Selections;
  /** Options whose pick does not go with the earlier ones. */
  readonly rejected: ReadonlySet<string>;
}

/** Why a value cannot be chosen now, and the smallest sets of changes that make it possible. */
export interface Attempt {
  readonly possible: boolean | "undecided";
  readonly conflict: { readonly picks: readonly string[]; readonly rules: readonly string[] };
  /** Ways to have the value, those that drop the fewest picks first; one without drops when it is possible. */
  readonly repairs: readonly Repair[];
}

export interface Repair {
  /** What the shopper's selections become. */
  readonly selections: Selections;
  /** The same, with what follows from it. */
  readonly settled: Selections;
}

interface Settling {
  /** Options whose picks come first, in this order, and count even where they would not be asked yet. */
  readonly wanted: ReadonlySet<string>;
  readonly mustAnswer?: ReadonlySet<string>;
  readonly denied?: readonly OwnPick[];
}

interface SettledPicks {
  readonly settled: Settled;
  readonly picks: readonly OwnPick[];
}

/** Steps one answer may take: some hundred times what a consumer product needs, and still no noticeable pause. */
const DEFAULT_STEPS = 1_000_000;
const REPAIRS_ASKED = 6;

/**
 * A product's rules, ready to answer: what may still be chosen, what follows, why not, and what would have to change. Picks
 * are the selections in the order they were made; defaults and recommendations never stand in the way of one.
 */
export class ProductRules {
  readonly #product: Product;
  readonly #steps: number;
  readonly #rules: CompiledRules;
  #engine: Engine;
  /** One click asks for it several times: to show options, prices and pictures. Configurations never change. */
  readonly #settled = new WeakMap<Configuration, Settled>();
  readonly #order: readonly Option[];

  constructor(product: Product, { steps = DEFAULT_STEPS }: { readonly steps?: number } = {}) {
    this.#product = product;
    this.#steps = steps;
    this.#rules = compileRules(product);
    this.#engine = new Engine(this.#rules.model);
    this.#order = answeringOrder(product);
  }

  /** What follows from the selections. */
  settle(configuration: Configuration): Settled {
    const known = this.#settled.get(configuration);
    if (known) return known;
    // Where picks go together, as nearly always, nothing needs to be known of what else could be picked.
    const [selections] = this.previews([configuration]);
    if (!selections) {
      this.#engine.budget(this.#steps);
      return this.#settlePicks(configuration).settled;
    }
    const settled: Settled = { state: "ready", selections, rejected: new Set() };
    this.#settled.set(configuration, settled);
    return settled;
  }

  #settlePicks(configuration: Configuration): SettledPicks {
    const found = this.#settle(configuration, { wanted: new Set() });
    // Asked once more, what is undecided may not be so any more.
    if (found.settled.state === "ready") this.#settled.set(configuration, found.settled);
    return found;
  }

  /** What is left of every option, each asked with all picks but its own. */
  outlooks(configuration: Configuration): ReadonlyMap<string, OptionOutlook> {
    this.#engine.budget(this.#steps);
    const { settled, picks } = this.#settlePicks(configuration);
    const found = new Map<string, OptionOutlook>();
    for (const option of this.#product.options) found.set(option.id, this.#outlook(option, settled, picks));
    return found;
  }

  /**
   * What each of some selections would settle to, worked out aside: the present state stays, and nothing else is known of the
   * results. Undefined where picks do not go together, and once the steps of one answer have run out over all of them.
   */
  previews(configurations: readonly Configuration[]): readonly (Selections | undefined)[] {
    this.#engine.budget(this.#steps);
    return configurations.map((each) => this.#preview(each));
  }

  #preview(configuration: Configuration): Selections | undefined {
    const { selections } = configuration;
    const inputs = inputPicks(this.#product, configuration, this.#rules.inputs);
    const present = this.#availableIn(configuration);
    const asked = new Set(Object.keys(selections).filter((id) => present.has(id)));
    for (;;) {
      const picks = [...inputs, ...[...asked].flatMap((id) => picksOf(id, selections[id], this.#rules))];
      const walk = this.#engine.walkFrom(picks.map(({ pick }) => pick));
      if (typeof walk === "string") return undefined;
      const completed = this.#complete(configuration, { walk, picks });
      if (!completed) return undefined;
      const back = this.#backIn({ ...configuration, selections: completed }, { selections, asked });
      if (back.length === 0) return completed;
      for (const id of back) asked.add(id);
    }
  }

  /** What choosing this value instead of the option's present one would mean. */
  attempt(
    configuration: Configuration,
    { option, value }: { readonly option: string; readonly value: Selection },
  ): Attempt {
    this.#engine.budget(this.#steps);
    const { settled, picks } = this.#settlePicks(configuration);
    const others = picks.filter((own) => own.option !== option);
    const wanted = this.#wantedPicks(option, value, settled.selections);
    const last = wanted.at(-1);
    const nothing = { picks: [], rules: [] };
    if (!last || settled.state !== "ready") {
      const possible = settled.state === "undecided" ? "undecided" : false;
      return { possible, conflict: nothing, repairs: [] };
    }
    const denied = wanted.filter(({ isDenied }) => isDenied === true);
    const fixed = [...others.filter((own) => own.option === ""), ...wanted.slice(0, -1)].map(({ pick }) => pick);
    const members = others.filter((own) => own.option !== "");
    const conflict = this.#engine.conflict(
      members.map(({ pick }) => pick),
      last.pick,
      { fixed },
    );
    if (conflict === "undecided") return { possible: conflict, conflict: nothing, repairs: [] };
    const chosen = { ...without(configuration.selections, [option]), [option]: value };
    if (!conflict) {
      const repaired = this.#repaired(configuration, { chosen, option, denied, kept: members, dropped: [] });
      return { possible: true, conflict: nothing, repairs: repaired ? [repaired] : [] };
    }
    const repairs = this.#engine.repairs(
      members.map(({ pick }) => pick),
      last.pick,
      { fixed, limit: REPAIRS_ASKED },
    );
    const drops = typeof repairs === "object" ? repairs.drops : [];
    return {
      possible: false,
      conflict: {
        picks: [...new Set(conflict.picks.flatMap((i) => members[i]?.option ?? []))],
        rules: conflict.rules,
      },
      repairs: drops.flatMap((drop): Repair[] => {
        const dropped = drop.flatMap((i) => members[i] ?? []);
        const repair = this.#repaired(configuration, { chosen, option, denied, kept: members, dropped });
        return repair ? [repair] : [];
      }),
    };
  }

  /**
   * When steps run out, once more with an engine that has learnt nothing: what was learnt on the way here sometimes leads a
   * search astray that is short without it.
   */
  #settle(configuration: Configuration, settling: Settling): SettledPicks {
    const first = this.#settleOnce(configuration, settling);
    if (first.settled.state !== "undecided" || this.#engine.base() !== "ready") return first;
    this.#engine = new Engine(this.#rules.model);
    this.#engine.budget(this.#steps);
    return this.#settleOnce(configuration, settling);
  }

  #settleOnce(configuration: Configuration, { wanted, mustAnswer = new Set(), denied = [] }: Settling): SettledPicks {
    const { selections } = configuration;
    const base = this.#engine.base();
    const unsettled = (state: Settled["state"]) => ({
      settled: { state, selections, rejected: new Set<string>() },
      picks: [],
    });
    if (base !== "ready") return unsettled(base);
    const inputs = inputPicks(this.#product, configuration, this.#rules.inputs);
    const present = this.#availableIn(configuration);
    const asked = new Set([...wanted, ...Object.keys(selections).filter((id) => present.has(id))]);
    for (;;) {
      const own = [...asked].flatMap((id) => picksOf(id, selections[id], this.#rules));
      const taken = this.#take([...inputs, ...denied, ...own]);
      if (!taken) return unsettled("undecided");
      const { picks, rejected } = taken;
      const walk = this.#engine.walk();
      const completed =
        typeof walk === "string" ? undefined : this.#complete(configuration, { walk, picks, mustAnswer });
      if (!completed) return unsettled("undecided");
      const settled = { state: "ready" as const, selections: completed, rejected };
      const back = this.#backIn({ ...configuration, selections: completed }, { selections, asked });
      if (back.length === 0) return { settled, picks };
      // What was picked for an option that was not available comes back with it, and gives way to what is in sight.
      for (const id of back) asked.add(id);
    }
  }

  /** Options with a pick that are available now and were not counted. */
  #backIn(
    settled: Configuration,
    { selections, asked }: { readonly selections: Selections; readonly asked: ReadonlySet<string> },
  ): readonly string[] {
    const now = this.#availableIn(settled);
    return Object.keys(selections).filter((id) => now.has(id) && !asked.has(id));
  }

  #availableIn(configuration: Configuration): ReadonlySet<string> {
    const scope = scopeOf(this.#product, configuration);
    const available = this.#product.options.filter((each) => conditionHolds(this.#product, each.availableWhen, scope));
    return new Set(available.map(({ id }) => id));
  }

  /** Gives the engine the picks, leaving out those that do not go with earlier ones. Undefined when steps ran out. */
  #take(
    all: readonly OwnPick[],
  ): { readonly picks: readonly OwnPick[]; readonly rejected: ReadonlySet<string> } | undefined {
    let picks = all;
    const rejected = new Set<string>();
    for (;;) {
      const state = this.#engine.setPicks(picks.map(({ pick }) => pick));
      if (state.kind === "ok") return { picks, rejected };
      const bad = picks[state.at];
      if (state.kind === "undecided" || !bad) return undefined;
      if (bad.option !== "") rejected.add(bad.option);
      picks = picks.filter((own) => own !== bad && (bad.option === "" || own.option !== bad.option));
    }
  }

  #complete(
    configuration: Configuration,
    {
      walk,
      picks,
      mustAnswer = new Set(),
    }: { readonly walk: Walk; readonly picks: readonly OwnPick[]; readonly mustAnswer?: ReadonlySet<string> },
  ): Selections | undefined {
    const completed = completeSelections(configuration, {
      product: this.#product,
      rules: this.#rules,
      order: this.#order,
      walk,
      kept: new Set(picks.map(({ option }) => option)),
      mustAnswer,
    });
    walk.end();
    return completed;
  }

  #outlook(option: Option, { state }: Settled, picks: readonly OwnPick[]): OptionOutlook {
    const variable = this.#rules.options.get(option.id);
    if (!variable) return { forced: false };
    if (state !== "ready") return undecidedOutlook(option, variable, state === "void" ? "impossible" : "undecided");
    // A number that is not asked could be anything, so it is asked about where it is.
    const isAsked = variable.kind !== "number" || variable.available === TRUE;
    const isPicked = picks.some((own) => own.option === option.id);
    if (isAsked && !isPicked) return readOutlook(option, variable, this.#engine);
    const others = picks.filter((own) => own.option !== option.id).map(({ pick }) => pick);
    const asked = { literals: literalsOf(variable, this.#rules.model), numbers: shownOf(variable).numbers };
    const outlook = this.#engine.outlook(isAsked ? others : [...others, { literal: variable.available }], asked);
    if (outlook === "impossible") return readOutlook(option, variable, this.#engine);
    if (outlook === "undecided") return undecidedOutlook(option, variable, outlook);
    return readOutlook(option, variable, outlook);
  }

  /** A multi-choice says with its list also what is not in it any more. */
  #wantedPicks(id: string, value: Selection, now: Selections): readonly OwnPick[] {
    const wanted = picksOf(id, value, this.#rules);
    const variable = this.#rules.options.get(id);
    const option = indexOf(this.#product).options.get(id);
    if (variable?.kind !== "multi-choice" || option?.kind !== "multi-choice" || !Array.isArray(value)) return wanted;
    const present = now[id] ?? option.default;
    const left = Array.isArray(present) ? present.filter((member) => !value.includes(member)) : [];
    const denied = left.flatMap((member): OwnPick[] => {
      const literal = variable.values.get(member);
      return literal === undefined ? [] : [{ option: id, member, isDenied: true, pick: { literal: literal ^ 1 } }];
    });
    return [...denied, ...wanted];
  }

  /**
   * The selections with the value chosen and picks dropped, together with whatever does not go with the earlier ones: a repair
   * leaves nothing behind that speaks against it. What takes the place of a dropped pick is said outright; so is everything
   * else that moved when the value, or a pick that was kept, would not be available otherwise.
   */
  #repaired(
    configuration: Configuration,
    {
      chosen,
      option,
      denied,
      kept,
      dropped,
    }: {
      readonly chosen: Selections;
      readonly option: string;
      readonly denied: readonly OwnPick[];
      readonly kept: readonly OwnPick[];
      readonly dropped: readonly OwnPick[];
    },
  ): Repair | undefined {
    const others = kept.filter((own) => !dropped.includes(own)).map((own) => own.option);
    const wanted = new Set([option, ...others].filter((id) => id !== ""));
    const mustAnswer = new Set(dropped.map((own) => own.option));
    let left = dropPicks(chosen, dropped);
    for (;;) {
      const { settled } = this.#settle({ ...configuration, selections: left }, { wanted, mustAnswer, denied });
      if (settled.state !== "ready" || settled.rejected.has(option)) return undefined;
      const asked = this.#availableIn({ ...configuration, selections: settled.selections });
      const open = [...wanted].filter((id) => !asked.has(id));
      const deciding = open
        .flatMap((id) => [...decidingOptions(this.#product, id)])
        .filter((id) => !mustAnswer.has(id));
      if (settled.rejected.size === 0 && deciding.length === 0) {
        const answers = Object.entries(settled.selections).filter(([id]) => mustAnswer.has(id));
        const selections = { ...left, ...Object.fromEntries(answers) };
        const isEnough = this.#comesTo({ ...configuration, selections }, { wanted, denied });
        return { selections: isEnough ? selections : settled.selections, settled: settled.selections };
      }
      const before = Object.keys(left).length - mustAnswer.size;
      left = without(left, [...settled.rejected]);
      for (const id of [...settled.rejected, ...deciding]) mustAnswer.add(id);
      // Each round takes something out or answers something more; one that does not would go on for ever.
      if (Object.keys(left).length - mustAnswer.size === before) return undefined;
    }
  }

  /** Do the selections by themselves leave everything wanted asked for, and out what was denied? */
  #comesTo(
    configuration: Configuration,
    { wanted, denied }: { readonly wanted: ReadonlySet<string>; readonly denied: readonly OwnPick[] },
  ): boolean {
    const { settled } = this.#settle(configuration, { wanted: new Set() });
    const asked = this.#availableIn({ ...configuration, selections: settled.selections });
    return (
      settled.rejected.size === 0 &&
      [...wanted].every((id) => asked.has(id)) &&
      denied.every(({ option, member }) => {
        const value = settled.selections[option];
        return !Array.isArray(value) || member === undefined || !value.includes(member);
      })
    );
  }
}

function without(selections: Selections, ids: readonly string[]): Selections {
  return Object.fromEntries(Object.entries(selections).filter(([id]) => !ids.includes(id)));
}

/** Takes single members out of a list, everything else out altogether. */
function dropPicks(selections: Selections, dropped: readonly OwnPick[]): Selections {
  let left = selections;
  for (const { option, member } of dropped) {
    const value = left[option];
    if (member === undefined || !Array.isArray(value)) left = without(left, [option]);
    else left = { ...left, [option]: value.filter((each) => each !== member) };
  }
  return left;
}
