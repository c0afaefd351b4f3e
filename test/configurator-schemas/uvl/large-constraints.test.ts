import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { configurationsOfImport, imported, published } from "./imported-configurations.ts";
import { printUvl } from "./print-uvl.ts";
import { configurationsOf } from "./uvl-oracle.ts";
import type { ACondition, AFeature, AModel, ANumber } from "./uvl-oracle.ts";

const NAMES = ["Ash", "Beech", "Cedar", "Durmast", "Elm", "Fir"];
const RUNS = 40;

/** Six leaves of every kind of representation under one root. */
function aForest(constraint: ACondition): AModel {
  const [one, two, three, four, five, six] = NAMES.map((name, i): AFeature => ({
    name,
    attributes: { p: i + 1 },
    groups: [],
  }));
  if (!one || !two || !three || !four || !five || !six) throw new Error("six names");
  const groups = [
    { kind: "optional", children: [one, two] },
    { kind: "or", children: [three, four] },
    { kind: "alternative", children: [five, six] },
  ] as const;
  return { root: { name: "Forest", attributes: {}, groups }, constraints: [constraint] };
}

describe("constraints larger than one expression", () => {
  it("[U6] mean the same in pieces, each within the limits of an expression", () => {
    let inPieces = 0;
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const below = (limit: number) => draw(fc.nat, { max: limit - 1 });
        let left = 900;
        const leaf = (): ACondition => {
          left -= 1;
          const feature: ACondition = { is: "feature", name: NAMES[below(6)] ?? "Ash" };
          return below(2) === 0 ? feature : { is: "not", of: feature };
        };
        const condition = (depth: number): ACondition => {
          if (left <= 0 || depth > 60 || below(12) === 0) return leaf();
          if (below(15) === 0) return { is: ">", left: total(depth), right: { is: "constant", value: below(20) } };
          const is = (["and", "or", "and", "or", "implies", "iff"] as const)[below(6)] ?? "and";
          // Lopsided on purpose: long chains as well as deep nests.
          return below(2) === 0
            ? { is, left: condition(depth + 1), right: condition(depth + 3) }
            : { is, left: leaf(), right: condition(depth + 1) };
        };
        const total = (depth: number): ANumber => {
          left -= 1;
          const own: ANumber = { is: "attribute", name: NAMES[below(6)] ?? "Ash", key: "p" };
          if (left <= 0 || below(40) === 0) return own;
          return { is: below(3) === 0 ? "-" : "+", left: total(depth + 1), right: own };
        };
        const model = aForest(condition(0));
        const result = imported(printUvl(model));
        inPieces += result.document.derived ? 1 : 0;
        expect(configurationsOfImport(published(result), result)).toEqual(configurationsOf(model));
      }),
      { numRuns: RUNS },
    );
    expect(inPieces).toBeGreaterThan(0);
  });

  it("[U6] a clause of hundreds of features is one count, not a page of alternatives", () => {
    const names = Array.from({ length: 400 }, (_, i) => `F${i}`);
    const text = `features\n\tRoot\n\t\toptional\n${names.map((name) => `\t\t\t${name}`).join("\n")}\nconstraints\n\t${names.join(" | ")}\n`;
    const { document } = imported(text);
    expect(document.rules?.map(({ count }) => count?.of.length)).toEqual([400]);
    expect(document.derived).toBeUndefined();
  });
});
