import { describe, expect, it } from "vitest";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import {
  constantForm,
  numberForm,
  scaleForm,
  sumForms,
} from "../../../configurator-schemas/rules/engine/linear-form.ts";
import { createModel } from "../../../configurator-schemas/rules/engine/model.ts";

describe("puzzles with known answers", () => {
  it("[E3] SEND + MORE = MONEY has one solution, known without a pick", () => {
    const model = createModel();
    const digits = new Map(
      "SENDMORY".split("").map((letter) => [letter, model.addNumber({ min: "SM".includes(letter) ? 1 : 0, max: 9 })]),
    );
    const numberOf = (letter: string) => digits.get(letter) ?? -1;
    for (let digit = 0; digit <= 9; digit++) {
      model.addAtMostOne(
        [...digits.values()].map((number) => model.is(number, digit)).filter((literal) => literal > 3),
      );
    }
    const word = (letters: string, sign: number) =>
      sumForms(
        letters
          .split("")
          .map((letter, i) => scaleForm(numberForm(numberOf(letter)), sign * 10 ** (letters.length - 1 - i))),
      );
    model.addLinear(sumForms([word("SEND", 1), word("MORE", 1), word("MONEY", -1)]), "=");
    const engine = new Engine(model);
    expect(engine.base()).toBe("ready");
    expect(
      "SENDMORY"
        .split("")
        .map((letter) => engine.range(numberOf(letter)).min)
        .join(""),
    ).toBe("95671082");
    expect(
      "SENDMORY"
        .split("")
        .map((letter) => engine.range(numberOf(letter)).max)
        .join(""),
    ).toBe("95671082");
  });

  it("[E2] eight queens: the corner is possible, its row and column then are not", () => {
    const model = createModel();
    const board = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => model.addBoolean()));
    const at = (row: number, column: number) => board[row]?.[column] ?? 3;
    const all = Array.from({ length: 8 }, (_, i) => i);
    for (const i of all) {
      model.addClause(all.map((k) => at(i, k)));
      model.addAtMostOne(all.map((k) => at(i, k)));
      model.addAtMostOne(all.map((k) => at(k, i)));
    }
    for (let sum = 0; sum < 15; sum++) {
      model.addAtMostOne(all.map((row) => at(row, sum - row)).filter((literal) => literal > 3));
      model.addAtMostOne(all.map((row) => at(row, row - sum + 7)).filter((literal) => literal > 3));
    }
    const engine = new Engine(model);
    expect(engine.base()).toBe("ready");
    expect(board.flat().every((literal) => engine.state(literal) === "possible")).toBe(true);
    engine.setPicks([{ literal: at(0, 0) }]);
    // The four solutions with a queen in the corner have these columns in the second row.
    expect(all.filter((column) => engine.state(at(1, column)) === "possible")).toEqual([4, 5, 6]);
  });

  it("[E2] nine pigeons in eight holes is void", () => {
    const model = createModel();
    const holes = Array.from({ length: 8 }, () => Array.from({ length: 9 }, () => model.addBoolean()));
    for (const hole of holes) model.addAtMostOne(hole);
    for (let pigeon = 0; pigeon < 9; pigeon++) model.addClause(holes.map((hole) => hole[pigeon] ?? 3));
    expect(new Engine(model, { steps: 50_000_000 }).base()).toBe("void");
  });

  it("[E3] a fence of 400 m around the largest rectangle: bounds of a product are exact", () => {
    const model = createModel();
    const width = model.addNumber({ min: 1, max: 400 });
    const depth = model.addNumber({ min: 1, max: 400 });
    const area = model.addNumber({ min: 0, max: 200_000 });
    model.addLinear(
      sumForms([scaleForm(numberForm(width), 2), scaleForm(numberForm(depth), 2), constantForm(-400)]),
      "=",
    );
    model.addLinear(sumForms([numberForm(model.product(width, depth)), scaleForm(numberForm(area), -1)]), "=");
    const engine = new Engine(model);
    expect(engine.base()).toBe("ready");
    expect(engine.range(area)).toMatchObject({ min: 199, max: 10_000, isExact: true });
    expect(engine.setPicks([{ number: area, value: 9999 }])).toEqual({ kind: "ok" });
    expect(engine.range(width)).toMatchObject({ min: 99, max: 101, isExact: true });
    expect(engine.canHold({ number: width, value: 100 })).toBe("impossible");
    expect(engine.setPicks([{ number: area, value: 9998 }])).toEqual({ kind: "impossible", at: 0 });
  });
});
