import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileRules } from "../../../configurator-schemas/rules/compile/compile-rules.ts";
import { Engine } from "../../../configurator-schemas/rules/engine/engine.ts";
import { FiniteDomainModel, readFiniteDomainModel } from "../../bench/rules-finite-domain.ts";
import type { Asked, Click } from "../../bench/rules-model.ts";
import { createRandom } from "./random-model.ts";

/** Combinations brute force looks at per question. */
const MAX_COMBINATIONS = 60_000;

type Value = string | number | boolean;
type Shelf = Readonly<Record<string, Value>>;

const json: unknown = JSON.parse(readFileSync(new URL("../../bench/rules-shelf.json", import.meta.url), "utf8"));
const source = FiniteDomainModel.parse(json);

describe("the shelf, judged by an evaluator of its own", () => {
  it("[E2] [E3] what is left after random picks is exactly what brute force finds", () => {
    const bench = readFiniteDomainModel(source);
    const rules = compileRules(bench.product);
    const engine = new Engine(rules.model);
    expect(engine.base()).toBe("ready");
    const random = createRandom(41);
    let asked = 0;
    for (let round = 0; asked < 25 && round < 200; round++) {
      const selected = pickUntilSmall({ engine, rules }, bench, random);
      if (!selected) continue;
      asked++;
      const { possible } = bench.readAnswer({ engine, rules }, { selected, base: undefined });
      expect(possible, JSON.stringify(selected)).toEqual(possibleByBruteForce(selected));
    }
    expect(asked).toBe(25);
  });
});

/** Random picks that go together, until few enough combinations are left to try; undefined when that does not happen. */
function pickUntilSmall(
  { engine, rules }: Asked,
  bench: ReturnType<typeof readFiniteDomainModel>,
  random: (below: number) => number,
): Click[] | undefined {
  const selected: Click[] = [];
  for (let tries = 0; tries < 60; tries++) {
    const click = bench.randomClick(random);
    if (selected.some((each) => idOf(each) === idOf(click))) continue;
    const state = engine.setPicks([...selected, click].map((each) => bench.pickOf(each, rules)));
    if (state.kind === "ok") selected.push(click);
    if (combinationsLeft(selected) <= MAX_COMBINATIONS) {
      engine.setPicks(selected.map((each) => bench.pickOf(each, rules)));
      return selected;
    }
  }
  return undefined;
}

function possibleByBruteForce(selected: readonly Click[]): Record<string, Value[]> {
  const picked = new Map(selected.map((click) => (typeof click === "number" ? ["", click] : [click[0], click[1]])));
  const domains = source.variables.map(({ id }) => ({
    id,
    values: picked.has(id) ? [picked.get(id) as Value] : valuesOf(id),
  })); // picks are values of their domain
  const found = new Map(source.variables.map(({ id }) => [id, new Set<Value>()]));
  const shelf: Record<string, Value> = {};
  const walk = (at: number) => {
    const domain = domains[at];
    if (domain) {
      for (const value of domain.values) {
        shelf[domain.id] = value;
        walk(at + 1);
      }
    } else if (source.constraints.every((constraint) => evaluate(constraint, shelf) === true)) {
      for (const [id, values] of found) values.add(shelf[id] ?? "");
    }
  };
  walk(0);
  return Object.fromEntries([...found].map(([id, values]) => [id, valuesOf(id).filter((value) => values.has(value))]));
}

/** The prefix arrays, read as they are written: nothing shared with the compiler onto the engine. */
function evaluate(tree: unknown, shelf: Shelf): unknown {
  if (typeof tree === "string") return shelf[tree];
  if (!Array.isArray(tree)) return tree;
  const [op, ...parts] = tree as [string, ...unknown[]]; // prefix arrays begin with their operator
  const value = (at: number) => evaluate(parts[at], shelf);
  const number = (at: number) => Number(value(at));
  switch (op) {
    case "and":
      return parts.every((_, i) => value(i));
    case "or":
      return parts.some((_, i) => value(i));
    case "not":
      return !value(0);
    case "=>":
      return !value(0) || Boolean(value(1));
    case "is":
      return value(0) === parts[1];
    case "lookup":
      return (parts[1] as Record<string, number>)[String(value(0))]; // a lookup's second part is its table
    case "table":
      return (parts[1] as unknown[][]).some((row) =>
        (parts[0] as string[]).every((id, i) => row[i] === "*" || row[i] === shelf[id]),
      ); // a table's parts are its columns and rows
    case "+":
      return parts.reduce<number>((sum, _, i) => sum + number(i), 0);
    case "-":
      return parts.length === 1 ? -number(0) : number(0) - number(1);
    case "*":
      return parts.reduce<number>((product, _, i) => product * number(i), 1);
    case "<=":
      return number(0) <= number(1);
    case "<":
      return number(0) < number(1);
    case ">=":
      return number(0) >= number(1);
    case ">":
      return number(0) > number(1);
    case "=":
      return number(0) === number(1);
    case "!=":
      return number(0) !== number(1);
    default:
      throw new Error(`unknown operator ${op}`);
  }
}

function combinationsLeft(selected: readonly Click[]): number {
  return source.variables
    .filter(({ id }) => !selected.some((click) => idOf(click) === id))
    .reduce((product, { id }) => product * valuesOf(id).length, 1);
}

function idOf(click: Click): string {
  return typeof click === "number" ? String(click) : click[0];
}

function valuesOf(id: string): Value[] {
  const domain = source.variables.find((each) => each.id === id)?.domain;
  if (!domain) throw new Error(`no domain for ${id}`);
  if (Array.isArray(domain)) return domain;
  return Array.from({ length: (domain.max - domain.min) / domain.step + 1 }, (_, i) => domain.min + i * domain.step);
}
