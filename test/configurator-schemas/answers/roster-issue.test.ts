import { beforeAll, describe, expect, it } from "vitest";
import { issueMessage } from "../../../configurator-schemas/answers/issue-messages.ts";
import { rosterIssue } from "../../../configurator-schemas/answers/roster-issue.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { readRoster } from "../../../configurator-schemas/configuration/read-roster.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { FALLBACK_FONTS, bundledProduct } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

const shirt = bundledProduct("club-shirt");
let shaper: HarfBuzzShaper;
beforeAll(async () => void (shaper = await bundledShaper()));

function read(...table: string[][]) {
  const [template] = shirt.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  const elements = { front: applyTemplate(template, { widthMm: 300, heightMm: 400 }) };
  const configuration = { product: shirt.id, selections: { playerName: "Élodie" }, elements };
  return readRoster(table, {
    options: shirt.options.flatMap((option) => (option.kind === "choice" ? [option] : [])),
    texts: [
      { id: "name", label: "Nom du joueur", names: ["playerName", "Player’s name", "اسم اللاعب"] },
      { id: "number", label: "Numéro" },
    ],
    judge: (line) =>
      rosterIssue(line, { product: shirt, configuration, letters: { shaper, fallbackFonts: FALLBACK_FONTS } }),
  });
}

describe("a club's list", () => {
  it("[A58] good rows are taken; each that breaks a rule is told by its number, in words", () => {
    const { lines, problems } = read(
      ["PlayerName", "numero", "Taille"],
      ["Martin", "7", "M"],
      ["Martin", "777", "M"],
      ["A name far too long for a shirt", "7", "L"],
      ["Große Straßen", "7", "L"],
      ["Tricheur", "7", "L"],
      ["Zoé", "1a", "S"],
      ["Ab\u{e000}c", "7", "S"],
      ["Inès", "07", "XL"],
    );
    expect(lines).toEqual([
      { quantity: 1, selections: { size: "m" }, fields: { name: "Martin", number: "7" } },
      { quantity: 1, selections: { size: "xl" }, fields: { name: "Inès", number: "07" } },
    ]);
    const told = problems.map((each) => [each.line, each.code === "unfit" ? each.issue.code : each.code]);
    expect(told).toEqual([
      [3, "text_too_long"],
      [4, "text_too_long"],
      [5, "text_too_long"],
      [6, "text_blocked"],
      [7, "text_wrong_pattern"],
      [8, "missing_glyph"],
    ]);
    for (const each of problems) {
      const words = each.code === "unfit" ? issueMessage(each.issue, "fr") : "";
      expect(words).toMatch(/^(?:Nom du joueur|Numéro|Aucune de nos polices)/);
    }
  });

  it("[A58] a row is not blamed for what the design lacks, nor for columns it leaves empty", () => {
    // The design has no number yet, which is required of it; these rows say nothing of one.
    expect(read(["Nom du joueur", "Taille"], ["Martin", "M"], ["Inès", "L"]).problems).toEqual([]);
  });
});
