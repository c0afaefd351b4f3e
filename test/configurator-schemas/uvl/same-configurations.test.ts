import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignmentCount, configurationsOfImport, imported, published } from "./imported-configurations.ts";
import { printUvl } from "./print-uvl.ts";
import { randomUvl } from "./random-uvl.ts";
import { configurationsOf } from "./uvl-oracle.ts";

const MAX_ASSIGNMENTS = 1500;
const RUNS = 300;

describe("the imported document allows what the UVL model allows", () => {
  it("[U3] every configuration of random models, and no other", () => {
    let compared = 0;
    let withSome = 0;
    fc.assert(
      fc.property(fc.gen(), (draw) => {
        const model = randomUvl((below) => draw(fc.nat, { max: below - 1 }));
        const text = printUvl(model);
        const result = imported(text);
        const product = published(result);
        fc.pre(assignmentCount(product) <= MAX_ASSIGNMENTS);
        const expected = configurationsOf(model);
        expect([...configurationsOfImport(product, result)].toSorted(), text).toEqual([...expected].toSorted());
        compared += 1;
        withSome += expected.size > 0 ? 1 : 0;
      }),
      { numRuns: RUNS, maxSkipsPerRun: 50 },
    );
    // Void models alone would prove nothing.
    expect(compared).toBeGreaterThanOrEqual(RUNS);
    expect(withSome).toBeGreaterThan(RUNS / 3);
  }, 120_000);
});
