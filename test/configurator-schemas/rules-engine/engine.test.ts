import { describe, expect, it } from "vitest";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import { numberForm, scaleForm, sumForms } from "../../../configurator-schemas/rules/engine/linear-form.ts";
import { createModel } from "../../../configurator-schemas/rules/engine/model.ts";
import type { Model } from "../../../configurator-schemas/rules/engine/model.ts";
import { createRandom } from "./random-model.ts";

describe("engine", () => {
  it("[E4] out of steps, answers are undecided, never possible; with steps the same question is settled", () => {
    const build = (steps: number) => {
      const { model, queens } = pigeons(10);
      return { engine: new Engine(model, { steps }), queens };
    };
    const poor = build(20_000);
    expect(poor.engine.base()).toBe("ready");
    const states = poor.queens.map((literal) => poor.engine.state(literal));
    expect(states).toContain("undecided");
    const rich = build(1_000_000_000);
    rich.engine.base();
    for (const [i, literal] of rich.queens.entries()) {
      const settled = rich.engine.state(literal);
      expect(settled).not.toBe("undecided");
      if (states[i] !== "undecided") expect(states[i]).toBe(settled);
    }
  });

  it("[E4] bounds that creep towards each other end in bounded work", () => {
    const model = createModel();
    const left = model.addNumber({ min: 0, max: 100_000_000 });
    const right = model.addNumber({ min: 0, max: 100_000_000 });
    const difference = sumForms([numberForm(left), scaleForm(numberForm(right), -1)]);
    const literal = model.addBoolean();
    model.addClause([literal ^ 1, model.compare(difference, "<")]);
    model.addClause([literal ^ 1, model.compare(difference, ">")]);
    const engine = new Engine(model, { steps: 100_000 });
    expect(engine.base()).toBe("ready");
    expect(["undecided", "impossible"]).toContain(engine.state(literal));
    expect(engine.steps).toBeLessThan(1_000_000);
  });

  it("[E5] incremental, shuffled and from scratch agree on random Boolean models", () => {
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed);
      const model = randomClauses(random);
      const engine = new Engine(model);
      if (engine.base() !== "ready") continue;
      let picks: { literal: number }[] = [];
      for (let click = 0; click < 12; click++) {
        const literal = (2 + random(model.variables - 1)) * 2 + random(2);
        const next = random(4) === 0 ? picks.filter((_, i) => i !== 0) : [...picks, { literal }];
        if (engine.setPicks(next).kind === "ok") picks = next;
        else engine.setPicks(picks);
        const fresh = new Engine(model);
        fresh.base();
        expect(fresh.setPicks(picks.toReversed()).kind).toBe("ok");
        for (const shown of model.shown) expect(engine.state(shown), `seed ${seed}`).toBe(fresh.state(shown));
      }
    }
  });

  it("[E5] the first pick that does not fit is the same whatever was picked before", () => {
    const model = createModel();
    const [a = 0, b = 0, c = 0] = model.addChoice(3);
    const engine = new Engine(model);
    engine.setPicks([{ literal: b }]);
    expect(engine.setPicks([{ literal: a }, { literal: b }])).toEqual({ kind: "impossible", at: 1 });
    expect([a, b, c].map((literal) => engine.state(literal))).toEqual(["forced", "impossible", "impossible"]);
  });

  it("[E7] a conflict names the rules, and only those needed", () => {
    const model = createModel();
    const [a, b, c, d] = [model.addBoolean(), model.addBoolean(), model.addBoolean(), model.addBoolean()];
    model.addClause([a ^ 1, b], "aNeedsB");
    model.addClause([b ^ 1, c ^ 1], "bExcludesC");
    model.addClause([d ^ 1, c], "dNeedsC");
    model.addClause([a, d], "oneOfTwo");
    const engine = new Engine(model);
    const picks = [{ literal: b ^ 0 }, { literal: a }];
    expect(engine.setPicks([...picks, { literal: d }])).toEqual({ kind: "impossible", at: 2 });
    expect(engine.conflict(picks, { literal: d })).toEqual({ picks: [1], rules: ["aNeedsB", "bExcludesC", "dNeedsC"] });
    expect(engine.repairs(picks, { literal: d })).toEqual({ drops: [[0, 1]], isSmallest: true });
    expect(engine.conflict(picks, { literal: c ^ 1 })).toBeUndefined();
  });

  it("[E8] repairs are listed with the later picks dropped first", () => {
    const model = createModel();
    const [a, b, c] = [model.addBoolean(), model.addBoolean(), model.addBoolean()];
    model.addClause([a ^ 1, b ^ 1, c ^ 1], "notAllThree");
    const engine = new Engine(model);
    expect(engine.repairs([{ literal: a }, { literal: b }], { literal: c })).toEqual({
      drops: [[1], [0]],
      isSmallest: true,
    });
    expect(engine.repairs([], { literal: 3 })).toBeUndefined();
  });

  it("[E9] a completion takes the preferences it can, in order", () => {
    const model = createModel();
    const [red = 0, blue = 0, green = 0] = model.addChoice(3);
    const width = model.addNumber({ min: 100, max: 900 });
    model.addClause([red ^ 1, model.atLeast(width, 300)]);
    const engine = new Engine(model);
    engine.setPicks([{ number: width, value: 200 }]);
    expect(engine.complete([{ literal: red }, { literal: green }])).toEqual({
      literals: new Set([red ^ 1, blue ^ 1, green]),
      numbers: [200],
    });
  });

  it("[E1] rows that can never hold are dropped, wildcards match anything", () => {
    const model = createModel();
    const size = model.addNumber({ values: [10, 20, 30] });
    const [small = 0, large = 0] = model.addChoice(2);
    model.addTable(
      [
        [small, model.is(size, 10)],
        [small, model.is(size, 15)],
        [large, undefined],
      ],
      { rule: "sizes" },
    );
    const engine = new Engine(model);
    engine.setPicks([{ literal: small }]);
    expect(engine.range(size)).toMatchObject({ min: 10, max: 10 });
    engine.setPicks([{ literal: large }]);
    expect(engine.range(size).values?.map(({ state }) => state)).toEqual(["possible", "possible", "possible"]);
  });

  it("[E3] sums beyond exact integers are refused when they are built", () => {
    const model = createModel();
    const huge = model.addNumber({ min: 0, max: 2 ** 52 });
    expect(() => model.compare(scaleForm(numberForm(huge), 4), "<=")).toThrow(/2\^53/);
  });
});

/** `holes` holes and one pigeon more, all of them only when the last literal holds: hard to refute. */
function pigeons(holes: number): { readonly model: Model; readonly queens: readonly number[] } {
  const model = createModel();
  const all = model.addBoolean();
  const board = Array.from({ length: holes }, () =>
    Array.from({ length: holes + 1 }, () => model.addBoolean({ shown: false })),
  );
  for (const hole of board) model.addAtMostOne(hole);
  for (let pigeon = 0; pigeon <= holes; pigeon++) model.addClause([...board.map((hole) => hole[pigeon] ?? 3), all ^ 1]);
  return { model, queens: [all] };
}

function randomClauses(random: (below: number) => number): Model {
  const model = createModel();
  const literals = Array.from({ length: 30 }, () => model.addBoolean());
  const any = () => (literals[random(literals.length)] ?? 0) ^ random(2);
  for (let i = 0; i < 70; i++) model.addClause(Array.from({ length: 2 + random(3) }, any));
  for (let i = 0; i < 3; i++) model.addAtMostOne([...new Set([any(), any(), any(), any()])]);
  return model;
}
