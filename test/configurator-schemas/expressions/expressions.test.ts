import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkExpression } from "../../../configurator-schemas/expressions/check.ts";
import type { NamedThing } from "../../../configurator-schemas/expressions/check.ts";
import { evaluate } from "../../../configurator-schemas/expressions/evaluate.ts";
import type { Scope } from "../../../configurator-schemas/expressions/evaluate.ts";
import { ExpressionError, parseExpression } from "../../../configurator-schemas/expressions/parse.ts";
import type { Value } from "../../../configurator-schemas/expressions/tree.ts";

const scope: Scope = {
  option: (id) =>
    new Map<string, Value>([
      ["finish", "magic"],
      ["giftBox", true],
      ["width", 800],
      ["extras", ["spoon"]],
    ]).get(id) ?? null,
  attribute: (_, name) => (name === "stock" ? 7 : null),
  sum: () => 12.5,
  size: () => 3,
  call: (name) => (name === "used" ? true : 18),
};

const run = (text: string) => evaluate(parseExpression(text), scope);

describe("expressions", () => {
  it.each([
    ["finish == 'magic'", true],
    ['finish == "magic" && giftBox', true],
    ["!giftBox || width * 2 + 100 >= 1700", true],
    ["width - 100 * 2", 600],
    ["finish.stock + sum(extras.weightG) * 2 == 32", true],
    ["size(extras) <= 3", true],
    ["0.1 + 0.2 == 0.3", true],
    ["(width - 100) * 2", 1400],
    ["-width", -800],
    ["'spoon' in extras", true],
    ["finish in ['white', 'magic']", true],
    ["giftBox ? width : 0", 800],
    ["graphemes(wrap)", 18],
    ["used(wrap)", true],
    ["finish == 'it\\'s'", false],
  ])("%s is %s", (text, expected) => {
    expect(run(text)).toBe(expected);
  });

  it("[R7] an unanswered option never throws and never orders", () => {
    expect(run("ribbon == null")).toBe(true);
    expect(run("ribbon < 5")).toBe(false);
    expect(run("ribbon >= 5")).toBe(false);
    expect(run("ribbon + 1")).toBe(null);
    expect(run("ribbon in ['a']")).toBe(false);
  });

  it.each([
    ["finish =", 7],
    ["finish == ", 10],
    ["(width", 6],
    ["width > 1 > 2", 10],
    ["sqrt(width)", 0],
    ["finish == 'x", 10],
    ["", 0],
    ["a ? b", 5],
  ])("names the place of the mistake in %j", (text, position) => {
    expect(() => parseExpression(text)).toThrow(ExpressionError);
    try {
      parseExpression(text);
    } catch (error) {
      expect(error).toMatchObject({ position });
    }
  });

  it("stays bounded: neither depth nor length can grow without limit", () => {
    expect(() => parseExpression("!".repeat(1000) + "a")).toThrow(/at most/);
    expect(() => parseExpression("(".repeat(200) + "a" + ")".repeat(200))).toThrow(/at most/);
    expect(() => parseExpression("a".repeat(5000))).toThrow(/at most/);
    expect(() => parseExpression(Array.from({ length: 900 }, () => "a").join("+"))).toThrow(/at most/);
  });

  it("parses or explains any text, and evaluates whatever it parsed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab1'\"()[]!=<>&|+-*?:, in".split("")) }), (text) => {
        try {
          evaluate(parseExpression(text), scope);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("finds value ids, options and kinds that do not exist", () => {
    const options = new Map<string, NamedThing>([
      ["finish", { kind: "text", values: ["white", "magic"], attributes: new Map([["weightG", "number"]]) }],
      ["width", { kind: "number" }],
    ]);
    const names = { options, areas: new Set(["wrap"]) };
    const mistakes = (text: string) => checkExpression(parseExpression(text), names, "boolean");
    expect(mistakes("finish == 'magic'")).toEqual([]);
    expect(mistakes("finish == 'magik'")).toEqual([{ expected: "a value of finish (white, magic)", got: "magik" }]);
    expect(mistakes("finsh == 'magic'")).toEqual([
      { expected: "an option of this product (finish, width)", got: "finsh" },
    ]);
    expect(mistakes("width + 1")).toEqual([{ expected: "a boolean", got: "a number" }]);
    expect(mistakes("width == 1 && finish")).toEqual([{ expected: 'a boolean beside "and"', got: "a text" }]);
    expect(mistakes("finish.weightG > 300")).toEqual([]);
    expect(mistakes("finish.weigth > 300")).toEqual([
      { expected: "an attribute of finish (weightG)", got: "weigth" },
      { expected: 'a number beside ">"', got: "a null" },
    ]);
    expect(mistakes("finish == 3")).toEqual([{ expected: 'a text beside "=="', got: "a number" }]);
    expect(mistakes("size(width) > 1")).toEqual([
      { expected: "a multi-choice or a text in size()", got: "width, a number" },
    ]);
    expect(mistakes("graphemes(back) > 1")).toEqual([{ expected: "a print area (wrap)", got: "back" }]);
  });
});
