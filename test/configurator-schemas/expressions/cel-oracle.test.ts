import { evaluate as evaluateCel } from "@marcbachmann/cel-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../configurator-schemas/expressions/evaluate.ts";
import type { Scope } from "../../../configurator-schemas/expressions/evaluate.ts";
import { ExpressionError, parseExpression } from "../../../configurator-schemas/expressions/parse.ts";
import type { Value } from "../../../configurator-schemas/expressions/tree.ts";

/**
 * Our text form is a subset of CEL: where CEL gives a value, ours is the same. Left out is what is ours to define:
 *
 * - integers: CEL keeps 64-bit integers and doubles apart and refuses to mix them, ours are decimals; every number is written
 *   with a point here, and `size()` is compared with whole numbers only;
 * - null: CEL refuses `null < 1` and `null + 1`, ours are false and null, so that a half-filled form never throws;
 * - precision: ours rounds at nine decimals (0.1 + 0.2 is 0.3), so numbers are halves, few of which are multiplied;
 * - `a < b < c`, which CEL reads as (a < b) < c and ours refuses;
 * - lists in `==`: the order of a multi-choice says nothing;
 * - `sum()` and the counts over print areas, which CEL does not have.
 */
const RUNS = 4000;
const SEED = 20_261_128;

/** Everything names stand for. A choice with attributes is a text of its own name to us and a map to CEL. */
interface Values {
  readonly booleans: readonly boolean[];
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  readonly chosen: readonly string[];
  readonly watts: number;
  readonly family: string;
}

const WORDS = ["a", "b", "it's", 'so "x"', "back\\slash", "é"];

const values: fc.Arbitrary<Values> = fc.record({
  booleans: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  numbers: fc.array(halfNumber(), { minLength: 3, maxLength: 3 }),
  texts: fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 2 }),
  chosen: fc.subarray(WORDS),
  watts: halfNumber(),
  family: fc.constantFrom(...WORDS),
});

describe("expressions beside CEL", () => {
  it("[X1] parse and evaluate as CEL does", () => {
    const seen = new Map<unknown, number>();
    fc.assert(
      fc.property(fc.oneof(written("boolean"), written("number")), values, (text, given) => {
        const ours = evaluate(parseExpression(text), scopeOf(given));
        // 0 and -0 are one number to both.
        expect([text, ours === 0 ? 0 : ours]).toEqual([text, plus0(evaluateCel(text, contextOf(given)))]);
        const kind = typeof ours === "number" ? "number" : ours;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    // Control: the answers are not all the same.
    for (const kind of [true, false, "number"]) expect(seen.get(kind)).toBeGreaterThan(RUNS / 10);
  });

  it("[X1] would notice another precedence (control)", () => {
    const given: Values = {
      booleans: [true, true],
      numbers: [1, 2, 3],
      texts: ["a", "a"],
      chosen: [],
      watts: 1,
      family: "a",
    };
    const text = "b0 || b1 && !b0";
    expect(evaluateCel(text, contextOf(given))).toBe(true);
    expect(evaluate(parseExpression("(b0 || b1) && !b0"), scopeOf(given))).toBe(false);
  });

  it("[X2] a character no expression has is named where it stands", () => {
    fc.assert(
      fc.property(written("boolean"), fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        if (unclosedQuote(text.slice(0, offset)) !== undefined) return;
        // Half an operator is the first mistake.
        const before = text[offset - 1] ?? " ";
        const isHalf = "=&|".includes(before) && before === text[offset];
        const broken = `${text.slice(0, offset)}#${text.slice(offset)}`;
        expect([broken, positionOf(broken)]).toEqual([broken, isHalf ? offset - 1 : offset]);
      }),
      { numRuns: RUNS / 4, seed: SEED },
    );
  });

  it("[X2] a text cut short is refused where it ends, or where the last of it begins, or means something", () => {
    let refused = 0;
    fc.assert(
      fc.property(written("boolean"), fc.nat(), (text, place) => {
        const cut = text.slice(0, place % text.length);
        const position = positionOf(cut);
        if (position === undefined) return;
        refused += 1;
        const half = /(?:[^=!<>&|][=&|]|\d\.|[\w)\]'"] [!i])$/.test(cut) ? cut.length - 1 : cut.length;
        expect([cut, position]).toEqual([cut, unclosedQuote(cut) ?? half]);
      }),
      { numRuns: RUNS / 4, seed: SEED },
    );
    expect(refused).toBeGreaterThan(RUNS / 20);
  });
});

function halfNumber(): fc.Arbitrary<number> {
  return fc.integer({ min: -9, max: 9 }).map((value) => value / 2);
}

function plus0(value: unknown): unknown {
  return value === 0 || value === 0n ? 0 : typeof value === "bigint" ? Number(value) : value;
}

function contextOf({ booleans, numbers, texts, chosen, watts, family }: Values): Record<string, unknown> {
  return {
    b0: booleans[0],
    b1: booleans[1],
    n0: numbers[0],
    n1: numbers[1],
    n2: numbers[2],
    t0: texts[0],
    t1: texts[1],
    many: chosen,
    cpu: { watts, family },
  };
}

function scopeOf(given: Values): Scope {
  const context = contextOf(given);
  return {
    // What contextOf made: booleans, numbers, texts and one list.
    option: (id) => (context[id] ?? null) as Value,
    attribute: (_, name) => (name === "watts" ? given.watts : given.family),
    sum: () => 0,
    size: (id) => (id === "many" ? given.chosen.length : 0),
    call: () => 0,
  };
}

/** Binding strength as CEL's grammar has it, weakest first. */
const STRENGTH = { ternary: 0, or: 1, and: 2, relation: 3, sum: 4, product: 5, unary: 6, primary: 7 } as const;
type Strength = (typeof STRENGTH)[keyof typeof STRENGTH];

interface Piece {
  readonly text: string;
  readonly strength: Strength;
}

/** A random expression of a kind as an author writes it: brackets only where needed, sometimes one too many. */
function written(kind: "boolean" | "number"): fc.Arbitrary<string> {
  return fc.gen().map((draw) => {
    const below = (limit: number) => draw(fc.nat, { max: limit - 1 });
    return kind === "boolean" ? booleanPiece(below, 4).text : numberPiece(below, 3).text;
  });
}

type Below = (limit: number) => number;

/** The piece where at least this strength is asked for. */
function at(strength: Strength, piece: Piece, below: Below): string {
  return piece.strength < strength || below(12) === 0 ? `(${piece.text})` : piece.text;
}

function booleanPiece(below: Below, depth: number): Piece {
  const inner = () => booleanPiece(below, depth - 1);
  if (depth > 0) {
    switch (below(7)) {
      case 0:
        return { text: `${at(1, inner(), below)} || ${at(2, inner(), below)}`, strength: 1 };
      case 1:
        return { text: `${at(2, inner(), below)} && ${at(3, inner(), below)}`, strength: 2 };
      case 2:
        return { text: `!${at(6, inner(), below)}`, strength: 6 };
      case 3:
        return { text: `${at(1, inner(), below)} ? ${at(1, inner(), below)} : ${at(0, inner(), below)}`, strength: 0 };
      case 4:
        return {
          text: `${at(4, inner(), below)} ${below(2) === 0 ? "==" : "!="} ${at(4, inner(), below)}`,
          strength: 3,
        };
      default:
    }
  }
  return relation(below, depth);
}

function relation(below: Below, depth: number): Piece {
  const number = () => at(4, numberPiece(below, Math.min(depth, 2)), below);
  switch (below(6)) {
    case 0:
      return { text: `${textPiece(below)} ${below(2) === 0 ? "==" : "!="} ${textPiece(below)}`, strength: 3 };
    case 1:
      return { text: `${textPiece(below)} in many`, strength: 3 };
    case 2:
      return { text: `${textPiece(below)} in [${quoted(below)}, ${quoted(below)}]`, strength: 3 };
    case 3:
      return { text: `size(many) ${sign(below)} ${below(4)}`, strength: 3 };
    case 4:
      return { text: below(2) === 0 ? `b${below(2)}` : below(2) === 0 ? "true" : "false", strength: 7 };
    default:
      return { text: `${number()} ${sign(below)} ${number()}`, strength: 3 };
  }
}

function numberPiece(below: Below, depth: number): Piece {
  const inner = () => numberPiece(below, depth - 1);
  if (depth > 0) {
    switch (below(6)) {
      case 0:
        return { text: `${at(4, inner(), below)} + ${at(5, inner(), below)}`, strength: 4 };
      case 1:
        return { text: `${at(4, inner(), below)} - ${at(5, inner(), below)}`, strength: 4 };
      case 2:
        return { text: `${at(5, inner(), below)} * ${at(6, inner(), below)}`, strength: 5 };
      case 3:
        return { text: `-${at(6, inner(), below)}`, strength: 6 };
      case 4: {
        const test = at(1, booleanPiece(below, 1), below);
        return { text: `${test} ? ${at(1, inner(), below)} : ${at(0, inner(), below)}`, strength: 0 };
      }
      default:
    }
  }
  if (below(3) === 0) return { text: `${below(9)}.${below(2) === 0 ? "0" : "5"}`, strength: 7 };
  return { text: below(4) === 0 ? "cpu.watts" : `n${below(3)}`, strength: 7 };
}

function sign(below: Below): string {
  return ["<", "<=", ">", ">=", "==", "!="][below(6)] ?? "<";
}

function textPiece(below: Below): string {
  return [`t${below(2)}`, "cpu.family", quoted(below)][below(3)] ?? "t0";
}

function quoted(below: Below): string {
  const word = (WORDS[below(WORDS.length)] ?? "a").replaceAll("\\", "\\\\");
  return below(2) === 0 ? `'${word.replaceAll("'", "\\'")}'` : `"${word.replaceAll('"', '\\"')}"`;
}

/** Where parsing stops; undefined when it does not. */
function positionOf(broken: string): number | undefined {
  try {
    parseExpression(broken);
    return undefined;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return error.position;
  }
}

/** The place of the quote that is open at the end. */
function unclosedQuote(part: string): number | undefined {
  let open: number | undefined;
  for (let i = 0; i < part.length; i++) {
    const character = part[i];
    if (character === "\\" && open !== undefined) i += 1;
    else if (open !== undefined && character === part[open]) open = undefined;
    else if (open === undefined && (character === "'" || character === '"')) open = i;
  }
  return open;
}
