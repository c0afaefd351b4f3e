import { describe, expect, it } from "vitest";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import type { Pick } from "../../../configurator-schemas/rules/engine/engine.ts";
import { createRandom, randomModel, randomPick } from "./random-model.ts";
import type { Assignment, RandomModel } from "./random-model.ts";

const SEEDS = 3000;
const BATCHES = 6;

type Meant = { readonly pick: Pick; readonly holds: (assignment: Assignment) => boolean };

describe("the engine against every combination of small random models", () => {
  for (let batch = 0; batch < BATCHES; batch++) {
    it(`[E2] [E3] states, ranges, conflicts and repairs are exact (models ${batch + 1} of ${BATCHES})`, () => {
      for (let seed = batch; seed < SEEDS; seed += BATCHES) checkModel(seed);
    });
  }
});

/** Clicks through one model, sometimes taking a pick back, and compares every answer with the full list. */
function checkModel(seed: number): void {
  const random = createRandom(seed + 77_777);
  const small = randomModel(seed);
  const engine = new Engine(small.model);
  expect(engine.base(), `seed ${seed}`).toBe(small.valid.length > 0 ? "ready" : "void");
  if (small.valid.length === 0) return;
  let picks: Meant[] = [];
  expectAnswers(engine, small, { picks, seed });
  for (let click = 0; click < 5; click++) {
    if (picks.length > 0 && random(5) === 0) picks = picks.filter((_, i) => i !== random(picks.length));
    const next = randomPick(small, random);
    if (picks.some(({ pick }) => JSON.stringify(pick) === JSON.stringify(next.pick))) continue;
    const isPossible = small.valid.some((each) => next.holds(each) && picks.every(({ holds }) => holds(each)));
    const where = `seed ${seed} click ${click}`;
    expect(engine.setPicks([...picks, next].map(({ pick }) => pick)).kind, where).toBe(
      isPossible ? "ok" : "impossible",
    );
    if (isPossible) picks = [...picks, next];
    else {
      expectConflict(engine, small, { picks, next, where });
      expectRepairs(engine, small, { picks, next, where });
    }
    expectAnswers(engine, small, { picks, seed });
  }
  const shuffled = picks.toSorted(() => random(3) - 1);
  engine.setPicks(shuffled.map(({ pick }) => pick));
  expectAnswers(engine, small, { picks, seed });
}

function expectAnswers(
  engine: Engine,
  { booleans, numbers, valid }: RandomModel,
  { picks, seed }: { readonly picks: readonly Meant[]; readonly seed: number },
): void {
  const left = valid.filter((each) => picks.every(({ holds }) => holds(each)));
  for (const [i, literal] of booleans.entries()) {
    const canBeTrue = left.some((each) => each.booleans[i]);
    const canBeFalse = left.some((each) => !each.booleans[i]);
    const expected = canBeTrue ? (canBeFalse ? "possible" : "forced") : "impossible";
    expect(engine.state(literal), `seed ${seed} boolean ${i} picks ${picks.length}`).toBe(expected);
  }
  for (const [i, { number, domain }] of numbers.entries()) {
    const values = new Set(left.map((each) => each.numbers[i]!));
    const range = engine.range(number);
    const where = `seed ${seed} number ${i} picks ${picks.length}`;
    expect([range.min, range.max, range.isExact], where).toEqual([Math.min(...values), Math.max(...values), true]);
    if (!range.values) continue;
    const states = domain.map((value) =>
      values.has(value) ? (values.size === 1 ? "forced" : "possible") : "impossible",
    );
    expect(
      range.values.map(({ state }) => state),
      where,
    ).toEqual(states);
  }
  const complete = engine.complete([]);
  if (complete === "undecided") throw new Error("expected a completion");
  expect(
    left.some(
      (each) =>
        numbers.every(({ number }, i) => complete.numbers[number] === each.numbers[i]) &&
        booleans.every((literal, i) => complete.literals.has(literal) === each.booleans[i]),
    ),
    `seed ${seed} completion`,
  ).toBe(true);
}

function expectConflict(
  engine: Engine,
  { all, structure, rules }: RandomModel,
  { picks, next, where }: { readonly picks: readonly Meant[]; readonly next: Meant; readonly where: string },
): void {
  const conflict = engine.conflict(
    picks.map(({ pick }) => pick),
    next.pick,
  );
  if (!conflict || conflict === "undecided") throw new Error(`${where}: expected a conflict, got ${String(conflict)}`);
  const kept = conflict.picks.map((at) => picks[at]!);
  const broken = rules.filter(({ id }) => conflict.rules.includes(id));
  const holdsWith = (somePicks: readonly Meant[], someRules: RandomModel["rules"]) =>
    all.some(
      (each) =>
        structure(each) &&
        next.holds(each) &&
        somePicks.every(({ holds }) => holds(each)) &&
        someRules.every(({ holds }) => holds(each)),
    );
  expect(holdsWith(kept, broken), `${where} conflicts`).toBe(false);
  for (const one of kept)
    expect(
      holdsWith(
        kept.filter((each) => each !== one),
        rules,
      ),
      `${where} pick needed`,
    ).toBe(true);
  for (const one of broken)
    expect(
      holdsWith(
        kept,
        broken.filter((each) => each !== one),
      ),
      `${where} rule needed`,
    ).toBe(true);
}

function expectRepairs(
  engine: Engine,
  { valid }: RandomModel,
  { picks, next, where }: { readonly picks: readonly Meant[]; readonly next: Meant; readonly where: string },
): void {
  const repairs = engine.repairs(
    picks.map(({ pick }) => pick),
    next.pick,
    { limit: 100 },
  );
  const works = (drop: readonly number[]) =>
    valid.some((each) => next.holds(each) && picks.every(({ holds }, i) => drop.includes(i) || holds(each)));
  const sets = Array.from({ length: 2 ** picks.length }, (_, bits) =>
    picks.flatMap((__, i) => ((bits >> i) & 1 ? [i] : [])),
  );
  const working = sets.filter(works);
  if (working.length === 0) {
    expect(repairs, where).toBeUndefined();
    return;
  }
  if (!repairs || repairs === "undecided") throw new Error(`${where}: expected repairs`);
  const size = Math.min(...working.map((each) => each.length));
  const smallest = working.filter((each) => each.length === size).map((each) => each.join());
  expect(repairs.isSmallest, where).toBe(true);
  expect(repairs.drops.map((each) => each.join()).toSorted(), where).toEqual(smallest.toSorted());
}
