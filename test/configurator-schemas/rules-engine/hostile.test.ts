import { describe, expect, it } from "vitest";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import {
  constantForm,
  numberForm,
  scaleForm,
  sumForms,
} from "../../../configurator-schemas/rules/engine/linear-form.ts";
import type { LinearForm } from "../../../configurator-schemas/rules/engine/linear-form.ts";
import type { Literal } from "../../../configurator-schemas/rules/engine/literal.ts";
import { createModel } from "../../../configurator-schemas/rules/engine/model.ts";
import type { Model } from "../../../configurator-schemas/rules/engine/model.ts";

const STEPS = 200_000;
/** What one look at the model may cost when the steps are gone already: the last propagation ends, nothing begins. */
const LAST_LOOK = 20_000;

interface Hostile {
  readonly model: Model;
  readonly click: Literal;
  readonly numbers: readonly number[];
}

/** Rules that each publisher could write, whose answers need a search nobody can wait for. */
const HOSTILE: Readonly<Record<string, () => Hostile>> = {
  "thirteen parts for twelve places, once a box is ticked": () => {
    const model = createModel();
    const click = model.addBoolean();
    const places = Array.from({ length: 12 }, () => Array.from({ length: 13 }, () => model.addBoolean()));
    for (const place of places) model.addAtMostOne(place);
    for (let part = 0; part < 13; part++) {
      model.addClause([click ^ 1, ...places.flatMap((place) => place[part] ?? [])], `part${part}`);
    }
    return { model, click, numbers: [] };
  },
  "two sides of a million whose area is a product of two primes": () => {
    const model = createModel();
    const click = model.addBoolean();
    const [a, b] = [model.addNumber({ min: 2, max: 2_000_000 }), model.addNumber({ min: 2, max: 2_000_000 })];
    const area = numberForm(model.product(a, b));
    model.addClause([click ^ 1, model.compare(minus(area, 999_983 * 1_000_003), "=")], "area");
    return { model, click, numbers: [a, b] };
  },
  "three squares that make a number no three squares make": () => {
    const model = createModel();
    const click = model.addBoolean();
    const numbers = Array.from({ length: 3 }, () => model.addNumber({ min: 0, max: 40_000 }));
    const squares = numbers.map((each) => numberForm(model.product(each, each)));
    // Seven modulo eight (Legendre).
    model.addClause([click ^ 1, model.compare(minus(sumForms(squares), 900_000_007), "=")], "squares");
    return { model, click, numbers };
  },
  "a cube that is the sum of two cubes": () => {
    const model = createModel();
    const click = model.addBoolean();
    const numbers = Array.from({ length: 3 }, () => model.addNumber({ min: 1, max: 90_000 }));
    const [a, b, c] = numbers.map((each) => numberForm(model.product(model.product(each, each), each)));
    if (!a || !b || !c) throw new Error("three numbers");
    model.addClause([click ^ 1, model.compare(sumForms([a, b, scaleForm(c, -1)]), "=")], "cubes");
    return { model, click, numbers };
  },
};

describe.each(Object.keys(HOSTILE))("%s", (name) => {
  const make = HOSTILE[name];
  if (!make) throw new Error(name);

  it("[E4] no question takes more than its steps, and what is not known is told as undecided", () => {
    const { model, click, numbers } = make();
    const engine = new Engine(model, { steps: STEPS });
    expect(engine.base()).toBe("ready");
    expect(engine.steps).toBeLessThan(STEPS + LAST_LOOK);
    const before = engine.steps;
    const state = engine.setPicks([{ literal: click }]);
    expect(engine.steps - before).toBeLessThan(STEPS + LAST_LOOK);
    expect(["ok", "undecided"]).toContain(state.kind);
    if (state.kind === "ok") {
      const isOpen =
        model.shown.some((literal) => engine.state(literal) === "undecided") ||
        numbers.some((number) => !engine.range(number).isExact);
      expect(isOpen).toBe(true);
    } else {
      // It may hold or not: it must not be called possible, nor impossible.
      expect(engine.state(click)).toBe("undecided");
    }
    expect(["possible", "undecided", "impossible"]).toContain(engine.canHold({ literal: click }));
  });

  it("[E11] after it everything else is answered as if it had not been asked", () => {
    const { model, click, numbers } = make();
    const [engine, fresh] = [new Engine(model, { steps: STEPS }), new Engine(model, { steps: STEPS })];
    engine.base();
    for (let times = 0; times < 3; times++) engine.setPicks([{ literal: click }]);
    for (const each of [engine, fresh]) expect(each.setPicks([{ literal: click ^ 1 }])).toEqual({ kind: "ok" });
    for (const literal of model.shown) expect(engine.state(literal)).toBe(fresh.state(literal));
    for (const number of numbers) expect(engine.range(number)).toEqual(fresh.range(number));
  });

  it("[E4] reasons, repairs and completions are bounded too", () => {
    const { model, click } = make();
    const engine = new Engine(model, { steps: STEPS });
    engine.budget(STEPS * 4);
    engine.base();
    engine.conflict([], { literal: click });
    engine.repairs([], { literal: click });
    engine.outlook([{ literal: click }], { literals: model.shown, numbers: [] });
    engine.complete([{ literal: click }]);
    expect(engine.stepsLeft).toBeGreaterThanOrEqual(0);
    expect(engine.steps).toBeLessThan(STEPS * 4 + LAST_LOOK);
  });
});

it("[E4] the same hard click is answered once there are steps enough", () => {
  const { model, click } = pigeons(7);
  const poor = new Engine(model, { steps: 500 });
  poor.base();
  expect(poor.setPicks([{ literal: click }]).kind).toBe("undecided");
  const rich = new Engine(model);
  rich.base();
  expect(rich.setPicks([{ literal: click }])).toEqual({ kind: "impossible", at: 0 });
  expect(rich.conflict([], { literal: click })).toMatchObject({ picks: [], rules: expect.arrayContaining(["part0"]) });
});

function pigeons(places: number): { readonly model: Model; readonly click: Literal } {
  const model = createModel();
  const click = model.addBoolean();
  const holes = Array.from({ length: places }, () => Array.from({ length: places + 1 }, () => model.addBoolean()));
  for (const hole of holes) model.addAtMostOne(hole);
  for (let part = 0; part <= places; part++) {
    model.addClause([click ^ 1, ...holes.flatMap((hole) => hole[part] ?? [])], `part${part}`);
  }
  return { model, click };
}

function minus(form: LinearForm, constant: number): LinearForm {
  return sumForms([form, constantForm(-constant)]);
}
