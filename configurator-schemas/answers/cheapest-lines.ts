import { evaluate } from "../expressions/evaluate.ts";
import { unitOfLines } from "../pricing/unit-of-lines.ts";
import { constantForm, numberForm, scaleForm, sumForms } from "../rules/engine/linear-form.ts";
import type { LinearForm } from "../rules/engine/linear-form.ts";
import type { PriceTable, Surcharge } from "../schema/price-table.ts";
import { ExactAmounts, MOST_CASES, MOST_VALUES } from "./cheapest-amounts.ts";
import type { Amount, BaseCase } from "./cheapest-amounts.ts";
import { casesOf, optionsIn } from "./cheapest-cases.ts";
import type { PricedRules } from "./cheapest-cases.ts";
import { groupLines, textsOf } from "./cheapest-groups.ts";
import type { Group } from "./cheapest-groups.ts";

/** Lines that are worked out for single combinations, all together; some ten times what the largest bundled product needs. */
const MOST_WORKED_OUT = 20_000;

/** A price on the rules model. */
export interface PricedModel {
  /** The number that is at least the price before quantity breaks, in minor units; the price itself where it is least. */
  readonly unit: number;
  /** Surcharges that whole numbers cannot follow: they are not in it. */
  readonly loose: readonly Surcharge[];
}

/** Writes what one piece costs onto the rules model, exactly where whole numbers can follow it. */
export function writeUnitPrice(
  rules: PricedRules,
  { table, bases }: { readonly table: PriceTable; readonly bases: readonly BaseCase[] },
): PricedModel {
  const writer = new LineWriter(rules, { table, bases });
  for (const groups of groupLines(table, rules)) writer.writeAlike(groups);
  return writer.finish();
}

class LineWriter {
  readonly #rules: PricedRules;
  readonly #table: PriceTable;
  readonly #bases: readonly BaseCase[];
  readonly #amounts: ExactAmounts;
  readonly #parts: LinearForm[] = [];
  readonly #loose: Surcharge[] = [];
  #left = MOST_WORKED_OUT;
  /** Lines that count the same, by what they count: their sum has a least even while it is open which of them are charged. */
  readonly #counted = new Map<string, Surcharge[]>();

  constructor(
    rules: PricedRules,
    { table, bases }: { readonly table: PriceTable; readonly bases: readonly BaseCase[] },
  ) {
    this.#rules = rules;
    this.#table = table;
    this.#bases = bases;
    this.#amounts = new ExactAmounts(rules, { table, bases });
  }

  /** Groups that look at the same options: together where their answers can be listed, else one by one. */
  writeAlike(groups: readonly Group[]): void {
    const surcharges = groups.flatMap((group) => group.surcharges);
    const isOneCondition = groups.length === 1 && isFixed(groups[0]) && this.#optionsOf(surcharges).length > 1;
    if (!isOneCondition && this.#writeCases({ surcharges, hasBase: groups.some(({ hasBase }) => hasBase) })) return;
    for (const group of groups) this.#write(group);
  }

  finish(): PricedModel {
    const { model } = this.#rules;
    for (const alike of this.#counted.values()) this.#attempt(alike, () => this.#amounts.sumOf(alike));
    this.#parts.push(this.#baseForm());
    const sum = sumForms(this.#parts);
    const unit = model.addNumber({ ...model.rangeOf(sum), shown: false });
    // One side is enough for what is made as small as it can be.
    model.addLinear(sumForms([sum, scaleForm(numberForm(unit), -1)]), "<=");
    return { unit, loose: this.#loose };
  }

  #write(group: Group): void {
    const { surcharges } = group;
    if (surcharges.length > 1 && this.#writeCases(group)) return;
    for (const surcharge of surcharges) {
      if (surcharge.percent === undefined) this.#writeAmount(surcharge);
      else this.#attempt([surcharge], () => this.#amounts.shareOf(surcharge, surcharges));
    }
  }

  #writeAmount(surcharge: Surcharge): void {
    this.#attempt([surcharge], () => {
      const key = this.#amounts.keyOfWhole(surcharge);
      if (key === undefined) return this.#amounts.sumOf([surcharge]);
      this.#counted.set(key, [...(this.#counted.get(key) ?? []), surcharge]);
      return undefined;
    });
  }

  /** Adds what some lines come to, or leaves the lines out. */
  #attempt(surcharges: readonly Surcharge[], amount: () => Amount | undefined): void {
    try {
      const found = amount();
      if (found) this.#parts.push(this.#amounts.minorUnits(found));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#loose.push(...surcharges);
    }
  }

  /** One amount for each combination of answers; false when they are too many. */
  #writeCases({ surcharges, hasBase }: Group): boolean {
    const { model, options } = this.#rules;
    const bases = hasBase ? this.#bases : this.#bases.slice(0, 1);
    const trees = new Map(textsOf(surcharges).map((text) => [text, options.treeOf(text)]));
    const isOne = this.#optionsOf(surcharges).length === 1;
    const most = Math.min(isOne ? MOST_VALUES : MOST_CASES, this.#left / surcharges.length);
    const cases = casesOf([...trees.values()], { rules: this.#rules, most: Math.floor(most / bases.length) });
    if (!cases) return false;
    this.#left -= cases.length * bases.length * surcharges.length;
    const amounts = bases.flatMap(({ literal, base }) => {
      const plain = this.#unitOf(base, { surcharges: [], valueOf: () => null });
      return cases.map((each) => {
        const valueOf = (text: string) => evaluate(trees.get(text) ?? options.treeOf(text), each.scope);
        return {
          literal: hasBase ? model.and([literal, each.literal]) : each.literal,
          form: constantForm(this.#unitOf(base, { surcharges, valueOf }) - plain),
        };
      });
    });
    const [first] = amounts;
    const isSame = amounts.every(({ form }) => form.constant === first?.form.constant);
    this.#parts.push(first && isSame ? first.form : this.#amounts.arithmetic.choose(amounts));
    return true;
  }

  /** What a base comes to with some surcharges, in minor units. */
  #unitOf(base: string, lines: Pick<Parameters<typeof unitOfLines>[2], "surcharges" | "valueOf">): number {
    return unitOfLines(this.#rules.product, this.#table, { base, ...lines });
  }

  #baseForm(): LinearForm {
    const cases = this.#bases.map(({ literal, base }) => ({
      literal,
      form: constantForm(this.#unitOf(base, { surcharges: [], valueOf: () => null })),
    }));
    return this.#amounts.arithmetic.choose(cases);
  }

  #optionsOf(surcharges: readonly Surcharge[]): readonly string[] {
    const trees = textsOf(surcharges).map((text) => this.#rules.options.treeOf(text));
    return optionsIn(trees, this.#rules.product);
  }
}

/** One line that is there or not. */
function isFixed(group: Group | undefined): boolean {
  return (
    group !== undefined && !group.hasBase && group.surcharges.length === 1 && group.surcharges[0]?.per === undefined
  );
}
