import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { standingsOf } from "../../../configurator-schemas/answers/standings.ts";
import { attemptValue, guideOptions, settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import type { OptionGuide } from "../../../configurator-schemas/answers/guide.ts";
import type { Selection, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { ProductRules } from "../../../configurator-schemas/rules/guide/product-rules.ts";
import { ruleHolds } from "../../../configurator-schemas/rules/rule-holds.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { createRandom } from "../rules-engine/random-model.ts";
import { answersOf, fullConfigurations, gives } from "./product-oracle.ts";
import type { Full } from "./product-oracle.ts";
import { randomProduct } from "./random-product.ts";

const PRODUCTS = 600;
const BATCHES = 6;
const CLICKS = 4;
const ATTEMPTS = 10;

/** One thing a shopper picked: of a multi-choice one member. */
interface Picked {
  readonly option: string;
  readonly value: Selection;
}

const asked = { products: 0, void: 0, states: 0, attempts: 0, conflicts: 0, repairs: 0, incomplete: 0 };

describe("a product's rules against every configuration of small random products", () => {
  for (let batch = 0; batch < BATCHES; batch++) {
    it(`[G1] [G2] [G3] answers, conflicts and repairs are exact (products ${batch + 1} of ${BATCHES})`, () => {
      for (let seed = batch; seed < PRODUCTS; seed += BATCHES) checkProduct(seed);
    });
  }

  it("asked about enough of everything (control)", () => {
    expect(asked.products).toBe(PRODUCTS);
    expect(asked.void).toBeLessThan(PRODUCTS / 3);
    expect(asked.states).toBeGreaterThan(10_000);
    expect(asked.attempts).toBeGreaterThan(10_000);
    expect(asked.conflicts).toBeGreaterThan(500);
    expect(asked.repairs).toBeGreaterThan(5000);
  });
});

/** Clicks through one product and compares every answer with the full list. */
function checkProduct(seed: number): void {
  const random = createRandom(seed + 99_991);
  const product = randomProduct(seed);
  const all = fullConfigurations(product);
  asked.products += 1;
  if (all.length === 0) {
    asked.void += 1;
    expect(new ProductRules(product).settle(configurationOf(product, {})).state, `seed ${seed}`).toBe("void");
    return;
  }
  let selections: Selections = {};
  expectAnswers(product, { all, selections, where: `seed ${seed} untouched` });
  for (let click = 0; click < CLICKS; click++) {
    const option = product.options[random(product.options.length)];
    const answers = option ? answersOf(option) : [];
    const value = answers[random(answers.length)];
    if (!option || value === undefined) continue;
    const { [option.id]: _before, ...others } = selections;
    selections = random(6) === 0 ? others : { ...others, [option.id]: value };
    const where = `seed ${seed} ${JSON.stringify(selections)}`;
    const kept = expectAnswers(product, { all, selections, where });
    for (let i = 0; i < ATTEMPTS; i++) {
      const wanted = product.options[random(product.options.length)];
      const wishes = wanted ? answersOf(wanted) : [];
      const wish = wishes[random(wishes.length)];
      if (wanted && wish !== undefined) {
        expectAttempt(product, {
          all,
          selections,
          kept,
          option: wanted.id,
          value: wish,
          where: `${where} ${wanted.id}=${String(wish)}`,
        });
      }
    }
  }
  expectSameWhateverTheOrder(product, { all, selections, random, where: `seed ${seed}` });
}

function configurationOf(product: Product, selections: Selections) {
  return { product: product.id, selections, elements: {} };
}

/** What settles, and every option's outlook; the picks that count, for further questions. */
function expectAnswers(
  product: Product,
  {
    all,
    selections,
    where,
  }: { readonly all: readonly Full[]; readonly selections: Selections; readonly where: string },
): readonly Picked[] {
  const configuration = configurationOf(product, selections);
  const settled = settleConfiguration(product, configuration);
  const kept = keptPicks(product, { all, selections, settled: settled.selections, where });
  expectSettled(product, { all, selections, settled: settled.selections, kept, where });
  const guide = guideOptions(product, configuration);
  // What was asked before changes nothing.
  expect(new ProductRules(product).outlooks(configuration), `${where}: fresh`).toEqual(
    new Map(guide.map(({ id, available: _available, value: _value, ...outlook }) => [id, outlook])),
  );
  for (const option of guide) expectOutlook(product, option, { all, kept, where: `${where} ${option.id}` });
  return kept;
}

/** Picks of options that are asked, in order, each kept when some configuration has it and all kept before. */
function keptPicks(
  product: Product,
  {
    all,
    selections,
    settled,
    where,
  }: {
    readonly all: readonly Full[];
    readonly selections: Selections;
    readonly settled: Selections;
    readonly where: string;
  },
): readonly Picked[] {
  const { rejected } = new ProductRules(product).settle(configurationOf(product, selections));
  const now = scopeOf(product, configurationOf(product, selections));
  const then = scopeOf(product, configurationOf(product, settled));
  const refused = new Set<string>();
  let kept: Picked[] = [];
  const inSight = Object.entries(selections).filter(([option]) => now.option(option) !== null);
  const back = Object.entries(selections).filter(
    ([option]) => now.option(option) === null && (then.option(option) !== null || rejected.has(option)),
  );
  for (const [option, value] of [...inSight, ...back]) {
    const more = [...kept, { option, value }];
    if (all.some((full) => more.every((each) => gives(full, each.option, each.value)))) kept = more;
    else refused.add(option);
  }
  expect([...rejected].toSorted(), `${where}: rejected`).toEqual([...refused].toSorted());
  return kept;
}

function expectSettled(
  product: Product,
  {
    all,
    selections,
    settled,
    kept,
    where,
  }: {
    readonly all: readonly Full[];
    readonly selections: Selections;
    readonly settled: Selections;
    readonly kept: readonly Picked[];
    readonly where: string;
  },
): void {
  const configuration = configurationOf(product, settled);
  for (const [id, value] of Object.entries(selections)) {
    if (Array.isArray(value))
      expect(settled[id], `${where}: ${id} keeps its members`).toEqual(expect.arrayContaining(value));
    else expect(settled[id], `${where}: ${id} keeps its pick`).toEqual(value);
  }
  if (kept.length < Object.keys(selections).length) return;
  // Nothing is called broken that an open answer may still mend.
  const { valid, complete, issues } = checkConfiguration(product, configuration, {});
  const wrong = issues.filter(({ code, severity }) => severity === "error" && code !== "option_missing");
  expect([valid, wrong], `${where}: settled`).toEqual([true, []]);
  if (!complete) asked.incomplete += 1;
  // What is settled can be completed. (What only is there while something else is open is not: nobody knows it yet.)
  const isCertain = (id: string) => product.options.some((each) => each.id === id && each.availableWhen === undefined);
  const standing = [...standingsOf(product, configuration)].filter(
    ([id, { available, value }]) => available && value !== null && (isCertain(id) || selections[id] !== undefined),
  );
  const goes = all.some((full) => standing.every(([id, { value }]) => value === null || gives(full, id, value)));
  expect(goes, `${where}: settled ${JSON.stringify(settled)} can be completed`).toBe(true);
}

/** Every value's state, asked with all picks but the option's own. */
function expectOutlook(
  product: Product,
  guide: OptionGuide,
  { all, kept, where }: { readonly all: readonly Full[]; readonly kept: readonly Picked[]; readonly where: string },
): void {
  const others = kept.filter(({ option }) => option !== guide.id);
  const left = all.filter((full) => others.every(({ option, value }) => gives(full, option, value)));
  for (const { id, state } of guide.values ?? []) {
    const option = product.options.find((each) => each.id === guide.id);
    const value = option?.kind === "multi-choice" ? [String(id)] : id;
    const having = left.filter((full) => gives(full, guide.id, value)).length;
    const expected = having === 0 ? "impossible" : having === left.length ? "forced" : "possible";
    asked.states += 1;
    expect(state, `${where} ${String(id)}`).toBe(expected);
  }
  if (!guide.range) return;
  const values = [...new Set(left.flatMap((full) => (typeof full[guide.id] === "number" ? [full[guide.id]] : [])))];
  const numbers = values.filter((value) => typeof value === "number").toSorted((a, b) => a - b);
  // Never asked: what its numbers could be is of no interest to anybody.
  if (numbers.length === 0) return;
  const { min, max, step, holes, isExact } = guide.range;
  asked.states += 1;
  expect([min, max, isExact], `${where} range`).toEqual([numbers[0], numbers.at(-1), true]);
  const option = product.options.find((each) => each.id === guide.id);
  const domain = option ? answersOf(option).length : 0;
  const missing = Array.from({ length: Math.round((max - min) / step) }, (_, i) => min + i * step).filter(
    (value) => !numbers.includes(value),
  );
  if (domain <= 64) expect(holes ?? [], `${where} holes`).toEqual(missing);
}

function expectAttempt(
  product: Product,
  {
    all,
    selections,
    kept,
    option,
    value,
    where,
  }: {
    readonly all: readonly Full[];
    readonly selections: Selections;
    readonly kept: readonly Picked[];
    readonly option: string;
    readonly value: Selection;
    readonly where: string;
  },
): void {
  const configuration = configurationOf(product, selections);
  const attempt = attemptValue(product, configuration, { option, value });
  asked.attempts += 1;
  // One in so many: a fresh engine costs more than the question.
  if (asked.attempts % 8 === 0) {
    expect(attempt, `${where}: fresh`).toEqual(attemptValue({ ...product }, configuration, { option, value }));
  }
  if (Array.isArray(value) && value.length === 0) return;
  const left = present(product, { selections, option, value });
  const wanted = all.filter(
    (full) => gives(full, option, value) && left.every((member) => !gives(full, option, [member])),
  );
  const others = kept.filter((each) => each.option !== option).flatMap(inMembers);
  const holdsWithout = (dropped: readonly Picked[], among = wanted) =>
    among.some((full) => others.every((each) => dropped.includes(each) || gives(full, each.option, each.value)));
  const isPossible = holdsWithout([]);
  expect(attempt.possible, `${where}: possible`).toBe(isPossible);
  if (wanted.length === 0) {
    expect(attempt.repairs, `${where}: nothing helps`).toEqual([]);
    return;
  }
  expect(attempt.repairs.length, `${where}: never a dead end`).toBeGreaterThan(0);
  if (!isPossible) {
    asked.conflicts += 1;
    const named = others.filter((each) => attempt.conflict.picks.includes(each.option));
    const unnamed = others.filter((each) => !named.includes(each));
    expect(holdsWithout(unnamed), `${where}: conflict ${attempt.conflict.picks.join()}`).toBe(false);
    for (const id of attempt.conflict.picks) {
      const needed = holdsWithout(others.filter((each) => unnamed.includes(each) || each.option === id));
      expect(needed, `${where}: pick ${id} is needed`).toBe(true);
    }
    if (product.options.every((each) => each.availableWhen === undefined) && product.variants.by.length === 0) {
      expectRulesNeeded(product, {
        attempt: attempt.conflict.rules.map(({ id }) => id),
        named,
        option,
        value,
        left,
        where,
      });
    }
  }
  const sets = Array.from({ length: 2 ** others.length }, (_, bits) => others.filter((__, i) => (bits >> i) & 1));
  const size = Math.min(...sets.filter((dropped) => holdsWithout(dropped)).map((each) => each.length));
  for (const { selections: repaired } of attempt.repairs) {
    asked.repairs += 1;
    expect(gives(repaired, option, value), `${where}: repair has the value`).toBe(true);
    const after = settleConfiguration(product, configurationOf(product, repaired));
    const scope = scopeOf(product, after);
    const standing = Object.fromEntries(product.options.map(({ id }) => [id, scope.option(id) ?? null])) as Full;
    expect(gives(standing, option, value), `${where}: repair settles with the value`).toBe(true);
    const changed = others.filter((each) => !gives(standing, each.option, each.value));
    expect(changed.length, `${where}: repair ${JSON.stringify(repaired)} is smallest`).toBe(size);
    const { valid } = checkConfiguration(product, after, {});
    // A pick that never went with the earlier ones stays the shopper's to take back.
    const isSound = new ProductRules(product).settle(configurationOf(product, repaired)).rejected.size === 0;
    if (isSound) expect(valid, `${where}: repair is valid`).toBe(true);
  }
}

/** Members chosen now that the list asked for does not have. */
function present(
  product: Product,
  {
    selections,
    option: id,
    value,
  }: { readonly selections: Selections; readonly option: string; readonly value: Selection },
): readonly string[] {
  if (!Array.isArray(value)) return [];
  const now = standingsOf(product, settleConfiguration(product, configurationOf(product, selections))).get(id)?.value;
  return Array.isArray(now) ? now.filter((member) => !value.includes(member)) : [];
}

function inMembers({ option, value }: Picked): Picked[] {
  return Array.isArray(value) ? value.map((member) => ({ option, value: [member] })) : [{ option, value }];
}

const unruled = new WeakMap<Product, readonly Full[]>();

/** Every configuration that keeps to its options alone. */
function withoutRules(product: Product): readonly Full[] {
  const known = unruled.get(product) ?? fullConfigurations({ ...product, rules: [] });
  unruled.set(product, known);
  return known;
}

/** With the picks named, the rules named cannot all hold; without any one of them they can. */
function expectRulesNeeded(
  product: Product,
  {
    attempt: ids,
    named,
    option,
    value,
    left,
    where,
  }: {
    readonly attempt: readonly string[];
    readonly named: readonly Picked[];
    readonly option: string;
    readonly value: Selection;
    readonly left: readonly string[];
    readonly where: string;
  },
): void {
  const free = withoutRules(product).filter(
    (full) =>
      gives(full, option, value) &&
      left.every((member) => !gives(full, option, [member])) &&
      named.every((each) => gives(full, each.option, each.value)),
  );
  const holds = (rules: readonly string[]) =>
    free.some((full) => {
      const scope = scopeOf(product, configurationOf(product, full as Selections));
      return product.rules.every((rule) => !rules.includes(rule.id) || ruleHolds(product, rule, { scope }));
    });
  expect(holds(ids), `${where}: rules ${ids.join()}`).toBe(false);
  for (const id of ids) expect(holds(ids.filter((each) => each !== id)), `${where}: rule ${id} is needed`).toBe(true);
}

/** Picks that go together give the same answers in any order. */
function expectSameWhateverTheOrder(
  product: Product,
  {
    all,
    selections,
    random,
    where,
  }: {
    readonly all: readonly Full[];
    readonly selections: Selections;
    readonly random: (below: number) => number;
    readonly where: string;
  },
): void {
  const picks = Object.entries(selections);
  if (!all.some((full) => picks.every(([id, value]) => gives(full, id, value)))) return;
  const shuffled = Object.fromEntries(picks.toSorted(() => random(3) - 1));
  expect(guideOptions(product, configurationOf(product, shuffled)), `${where}: any order`).toEqual(
    guideOptions(product, configurationOf(product, selections)),
  );
}
