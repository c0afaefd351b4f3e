import { describe, expect, it } from "vitest";
import { describeConfiguration } from "../../../configurator-schemas/answers/describe.ts";
import { documentMessage } from "../../../configurator-schemas/answers/document-messages.ts";
import { CHOICE_CODES, DOCUMENT_CODES, PRINT_CODES, issue } from "../../../configurator-schemas/schema/issue.ts";
import { LANGUAGES } from "../../../configurator-schemas/schema/localised.ts";
import { aMug, aMugWith, aText } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");
const ALL_CODES = [...CHOICE_CODES, ...PRINT_CODES, ...DOCUMENT_CODES];

describe("answers in words", () => {
  it("every issue code has a message in every language, none left in another", () => {
    for (const code of ALL_CODES) {
      const texts = LANGUAGES.map((language) => documentMessage(issue(code, "error", [], {}), language));
      for (const text of texts) expect(text.length, code).toBeGreaterThan(3);
      if (code !== "rule_broken") expect(new Set(texts).size, code).toBe(LANGUAGES.length);
    }
  });

  it("[A60] lengths are said in centimetres from 10 cm on, never more than there are", () => {
    const soft = (sharpUpToMm: number) => issue("ppi_low", "warning", [], { ppi: 90, targetPpi: 300, sharpUpToMm });
    expect(documentMessage(soft(218.9), "fr")).toContain("jusqu’à 21\u00a0cm");
    expect(documentMessage(soft(99.9), "en")).toContain("up to 99\u00a0mm");
    expect(documentMessage(soft(218.9), "ar")).toContain("21\u00a0سم");
  });

  it("French messages keep their no-break spaces", () => {
    for (const code of ALL_CODES)
      expect(documentMessage(issue(code, "error", [], {}), "fr")).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/);
  });

  it("describes a design in the reader's language", () => {
    const design = { ...aMugWith(aText({ text: "Léa\nNoël" })), selections: { finish: "cream" } };
    expect(describeConfiguration(mug, design, "fr")).toBe(
      "Mug classique · Finition\u00a0: Crème · Intérieur\u00a0: Blanc · Anse\u00a0: Blanche · Coffret cadeau\u00a0: non · Tout autour\u00a0: «\u00a0Léa Noël\u00a0»",
    );
    expect(describeConfiguration(mug, design, "en")).toContain("All around: “Léa Noël”");
    expect(describeConfiguration(mug, aMug(), "ar")).toContain("كوب كلاسيكي");
  });
});
