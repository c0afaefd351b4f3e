import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

const BENCH = fileURLToPath(new URL("../../bench/rules.ts", import.meta.url));

const Times = z.object({ median: z.number(), p95: z.number(), max: z.number() });
const Report = z.object({ model: z.string(), baseMs: z.number(), click: Times, selections: z.array(z.unknown()) });

describe("npm run bench:rules -- MODEL.json SELECTIONS.json --json", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "bench-rules-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const report = (model: object, selections: readonly object[]) => {
    const files = [join(folder, "model.json"), join(folder, "selections.json")] as const;
    writeFileSync(files[0], JSON.stringify(model));
    writeFileSync(files[1], JSON.stringify(selections));
    return Report.parse(JSON.parse(execFileSync(process.execPath, [BENCH, ...files, "--json"], { encoding: "utf8" })));
  };

  it("feature-model/1: forced without the selection and without what always is; the refused click with conflict and repair", () => {
    // 5 always is; 1 asks for 2, 2 excludes 3, of 3 and 4 at most one.
    const model = {
      format: "feature-model/1",
      name: "small",
      features: ["a", "b", "c", "d", "e"],
      clauses: [[-1, 2], [-3, -2], [5]],
      atMostOne: [[3, 4]],
    };
    const { selections, model: name } = report(model, [
      { id: "forced", select: [1] },
      { id: "denied", select: [-2, 4] },
      { id: "refused", select: [4, -5, 1] },
      { id: "in the way", select: [4, 1, 3] },
      { id: 5, select: [] },
    ]);
    expect(name).toBe("small");
    expect(selections).toEqual([
      { id: "forced", satisfiable: true, forcedTrue: [2], forcedFalse: [3] },
      { id: "denied", satisfiable: true, forcedTrue: [], forcedFalse: [1, 3] },
      { id: "refused", satisfiable: false, conflict: [-5] },
      { id: "in the way", satisfiable: false, conflict: [1, 3], repair: [4, 1] },
      { id: 5, satisfiable: true, forcedTrue: [], forcedFalse: [] },
    ]);
  });

  it("finite-domain-model/1: what remains of every variable", () => {
    const model = {
      format: "finite-domain-model/1",
      name: "shelf",
      variables: [
        { id: "width", domain: { min: 10, max: 100, step: 10 } },
        { id: "rest", domain: { min: -3, max: 5 } },
        { id: "wood", domain: ["oak", "pine"] },
        { id: "wide", domain: [true, false] },
      ],
      constraints: [
        ["=>", ["is", "wood", "oak"], ["<=", "width", 50]],
        ["=", ["+", "rest", "width"], ["*", 2, ["lookup", "wood", { oak: 20, pine: 35 }]]],
        ["or", ["not", "wide"], [">", "width", 60]],
        [
          "table",
          ["wood", "wide"],
          [
            ["oak", "*"],
            ["pine", true],
            ["pine", false],
          ],
        ],
      ],
    };
    const { selections } = report(model, [
      { id: "oak", select: [["wood", "oak"]] },
      {
        id: "refused",
        select: [
          ["wide", true],
          ["wood", "oak"],
        ],
      },
      { id: "all", select: [] },
    ]);
    expect(selections).toEqual([
      { id: "oak", satisfiable: true, possible: { width: [40], rest: [0], wood: ["oak"], wide: [false] } },
      {
        id: "refused",
        satisfiable: false,
        conflict: [
          ["wide", true],
          ["wood", "oak"],
        ],
        repair: [["wide", true]],
      },
      {
        id: "all",
        satisfiable: true,
        possible: { width: [40, 70], rest: [0], wood: ["oak", "pine"], wide: [true, false] },
      },
    ]);
  });
});
