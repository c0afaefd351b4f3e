import { describe, expect, it } from "vitest";
import { MOST_LINES, readRoster } from "../../../configurator-schemas/configuration/read-roster.ts";
import type { ChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { bundledProduct } from "../../support/documents.ts";

const options = bundledProduct("t-shirt").options.filter((option): option is ChoiceOption => option.id === "size");
const texts = [{ id: "name", label: "« Prénom »" }];
const read = (...table: readonly string[][]) => readRoster(table, { options, texts });

describe("a list of pieces", () => {
  it("knows columns by id or label in any language, in any order, and leaves others alone", () => {
    const { lines, problems } = read(
      ["Prénom", "Club", "TAILLE", "Qté"],
      ["Léa", "FC", "m", "2"],
      ["محمد", "FC", "XXL", ""],
      ["", "", "", ""],
      ["Zoé", "FC", "", "10"],
    );
    expect(problems).toEqual([]);
    expect(lines).toEqual([
      { quantity: 2, selections: { size: "m" }, fields: { name: "Léa" } },
      { quantity: 1, selections: { size: "xxl" }, fields: { name: "محمد" } },
      { quantity: 10, selections: {}, fields: { name: "Zoé" } },
    ]);
  });

  it("keeps the good rows and tells the bad ones by their number in the file", () => {
    const { lines, problems } = read(
      ["name", "size", "quantity"],
      ["Léa", "m", "0"],
      ["Zoé", "gigantic", "1"],
      ["Ada", "s", "1.5"],
      ["Bob", "s", "3"],
      ["Eve", "s", "-1"],
    );
    expect(lines).toEqual([{ quantity: 3, selections: { size: "s" }, fields: { name: "Bob" } }]);
    expect(problems).toEqual([
      { line: 2, code: "no_quantity", got: "0" },
      { line: 3, code: "no_value", got: "gigantic", option: "size" },
      { line: 4, code: "no_quantity", got: "1.5" },
      { line: 6, code: "no_quantity", got: "-1" },
    ]);
  });

  it("says when nothing is recognised, when it is empty, and when it is too long", () => {
    expect(read(["a", "b"], ["1", "2"])).toEqual({ lines: [], problems: [{ line: 1, code: "no_columns" }] });
    expect(read()).toEqual({ lines: [], problems: [{ line: 1, code: "no_columns" }] });
    const many = read(["name"], ...Array.from({ length: MOST_LINES + 20 }, (_, i) => [`Nom ${i}`]));
    expect(many.lines).toHaveLength(MOST_LINES);
    expect(many.problems).toEqual([{ line: MOST_LINES + 2, code: "too_many" }]);
  });
});
