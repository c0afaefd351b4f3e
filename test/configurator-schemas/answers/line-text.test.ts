import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countUnitWords } from "../../../configurator-schemas/answers/count-words.ts";
import { lineText } from "../../../configurator-schemas/answers/line-text.ts";
import { quoteDifferences } from "../../../configurator-schemas/answers/quote-differences.ts";
import type { QuoteLine } from "../../../configurator-schemas/answers/quote.ts";
import { moneyWords } from "../../../configurator-schemas/answers/money-words.ts";

const eur = (amount: number) => ({ amount, currency: "EUR" as const });
const line: QuoteLine = {
  rule: "text",
  label: "Texte",
  per: "unit",
  quantity: 12,
  unit: eur(90),
  amount: eur(1080),
  count: { quantity: 18, each: "0.05", unit: "graphemes" },
};

describe("a quote's line as a sentence", () => {
  it("says what is counted, how often, and what each costs", () => {
    expect(lineText(line, "fr")).toBe("Texte\u00a0: 18\u00a0caractères\u00a0× 0,05\u00a0€");
    expect(lineText({ ...line, label: "Text" }, "en")).toBe("Text: 18\u00a0characters\u00a0× €0.05");
  });

  it("says pieces × price, or the price alone of what is paid once", () => {
    const { count: _count, ...plain } = line;
    expect(lineText(plain, "fr")).toBe("Texte\u00a0: 12\u00a0× 0,90\u00a0€");
    expect(lineText({ ...plain, per: "once", quantity: 1 }, "fr")).toBe("Texte\u00a0: 0,90\u00a0€");
  });

  it("counts in the form the language asks for", () => {
    const words = (quantity: number, language: "fr" | "en" | "ar") =>
      countUnitWords({ quantity, each: "1", unit: "graphemes" }, language);
    expect([0, 1, 1.5, 2].map((n) => words(n, "fr"))).toEqual(["caractère", "caractère", "caractère", "caractères"]);
    expect([0, 1, 2].map((n) => words(n, "en"))).toEqual(["characters", "character", "characters"]);
    expect([1, 2, 3, 10, 11, 103].map((n) => words(n, "ar"))).toEqual(["حرف", "حرفان", "أحرف", "أحرف", "حرفًا", "أحرف"]);
    expect(countUnitWords({ quantity: 3, each: "1", unit: { fr: "trous" } }, "en")).toBe("trous");
    expect(countUnitWords({ quantity: 3, each: "1", unit: undefined }, "fr")).toBeUndefined();
  });

  it("writes exact amounts as the language does", () => {
    expect(moneyWords("1234567.5", "EUR", "fr")).toBe("1\u202f234\u202f567,5\u00a0€");
    expect(moneyWords("-1234.50", "USD", "en")).toBe("−$1,234.50");
    expect(moneyWords("0.0175", "KWD", "ar")).toBe("0.0175\u00a0KWD");
    expect(() => moneyWords("1e3", "EUR", "fr")).toThrow(/expected a decimal/);
  });
});

describe("what differs between two prices", () => {
  it("changes sum to the difference, whatever the rows; equal prices differ nowhere", () => {
    const row = fc.record({
      rule: fc.constantFrom("base", "box", "text", "setup"),
      label: fc.constant("Ligne"),
      per: fc.constantFrom("unit" as const, "once" as const),
      amount: fc.integer({ min: -100_000, max: 100_000 }),
    });
    const rows = fc.array(row, { maxLength: 12 });
    const sumOf = (list: readonly { readonly amount: number }[]) => list.reduce((sum, { amount }) => sum + amount, 0);
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const differences = quoteDifferences(before, after, "EUR");
        expect(sumOf(differences.map(({ change }) => change))).toBe(sumOf(after) - sumOf(before));
        for (const { before: was, after: is, change } of differences) {
          expect((is?.amount ?? 0) - (was?.amount ?? 0)).toBe(change.amount);
          expect(change.amount).not.toBe(0);
        }
        expect(quoteDifferences(after, after.toReversed(), "EUR")).toEqual([]);
      }),
    );
  });
});
