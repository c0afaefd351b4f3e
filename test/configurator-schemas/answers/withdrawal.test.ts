import { describe, expect, it } from "vitest";
import { withdrawalWords } from "../../../configurator-schemas/answers/withdrawal-words.ts";
import type { LegalTexts } from "../../../configurator-schemas/answers/withdrawal-words.ts";
import { withdrawalRights } from "../../../configurator-schemas/answers/withdrawal.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { aMug, aMugWith, aShape, aText } from "../../support/builders.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");

function of(
  configuration: Configuration | readonly Configuration[],
  { product = mug, country = "FR", texts = undefined as LegalTexts | undefined } = {},
) {
  const lines = "product" in configuration ? [configuration] : configuration;
  const { perLine, ...all } = withdrawalRights(product, lines, country);
  return { all: withdrawalWords(all, "fr", texts), perLine };
}

describe("the right of withdrawal", () => {
  it("is kept for what is chosen among what is offered, lost for the shopper's own words and pictures", () => {
    expect(of(aMug({ selections: { inside: "red" } })).all.right).toBe("kept");
    expect(of(aMugWith(aText())).all.right).toBe("lost");
    expect(of(aMugWith(aText({ text: " " }))).all.right).toBe("kept");
    expect(of(aMug({ selections: { giftBox: true, message: "Bravo" } })).all.right).toBe("lost");
    expect(of(aMug({ selections: { giftBox: false, message: "Bravo" } })).all.right).toBe("kept");
  });

  it("is kept for a car in any standard colour and trim, lost with its own lettering", () => {
    const product = bundledProduct("city-car");
    const paint = product.options.find(({ id }) => id === "paint");
    expect(paint?.kind).toBe("choice");
    const painted = { product: "city-car", selections: { paint: "sunset-orange", trim: "palace" }, elements: {} };
    expect(of(painted, { product }).all.right).toBe("kept");
    const lettered = product.options.filter(({ legalEffect }) => legalEffect === "personalises");
    expect(lettered.length).toBeGreaterThan(0);
  });

  it("is lost for made-to-measure numbers, and only for those", () => {
    const product = bundledProduct("shelf");
    const measured = { product: "shelf", selections: { widthMm: 813 }, elements: {} };
    expect(of(measured, { product }).all.right).toBe("lost");
    expect(of({ ...measured, selections: {} }, { product }).all.right).toBe("kept");
  });

  it("is told per line; lines that differ are unclear as a whole", () => {
    const { all, perLine } = of([aMug(), aMugWith(aText())]);
    expect([perLine, all.right]).toEqual([["kept", "lost"], "unclear"]);
    expect(of([aMugWith(aText()), aMugWith(aText())]).all.right).toBe("lost");
  });

  it("is unclear, which counts as kept, where nobody said what an answer does", () => {
    const document = bundledDocument("mug-11oz");
    const undeclared = compiled({
      ...document,
      options: document.options.map((option) => {
        const { legalEffect: _effect, ...rest } = option;
        return rest;
      }),
      printAreas: document.printAreas.map((area) => ({
        ...area,
        legalEffect: [{ kind: "text" as const, effect: "personalises" as const }],
      })),
    });
    const own = { product: undeclared };
    expect(of(aMug({ selections: { giftBox: true, message: "Bravo" } }), own).all.right).toBe("unclear");
    expect(of(aMug({ selections: { inside: "red" } }), own).all.right).toBe("kept");
    expect(of(aMugWith(aShape()), own).all.right).toBe("unclear");
    expect(of(aMugWith(aShape(), aText()), own).all.right).toBe("lost");
  });

  it("knows the fourteen days of the EU, the EEA and the United Kingdom, and claims nothing elsewhere", () => {
    for (const country of ["FR", "DE", "NO", "GB"]) expect(of(aMugWith(aText()), { country }).all.right).toBe("lost");
    for (const country of ["US", "CH", "JP"]) {
      expect(of(aMugWith(aText()), { country }).all.right).toBe("unclear");
      expect(of(aMug(), { country }).all.right).toBe("unclear");
    }
  });

  it("never says “no returns”: the conformity guarantee is named wherever the right is lost", () => {
    for (const language of ["fr", "en", "ar"] as const) {
      const all = withdrawalWords(withdrawalRights(mug, [aMugWith(aText())]), language);
      expect(all.because).toMatch(/garantie légale de conformité|legal guarantee of conformity|ضمان المطابقة القانوني/);
    }
  });

  it("shows the merchant's words, the country's own first, and names their version", () => {
    const texts: LegalTexts = {
      version: "2026-3",
      texts: [
        { right: "lost", text: { fr: "Fait pour vous." } },
        { right: "lost", country: "BE", text: { fr: "Fait pour vous, en Belgique." } },
      ],
    };
    const lost = aMugWith(aText());
    expect(of(lost, { texts }).all).toMatchObject({ because: "Fait pour vous.", text: "2026-3" });
    expect(of(lost, { texts, country: "BE" }).all.because).toBe("Fait pour vous, en Belgique.");
    // What the merchant did not write is ours, and says so.
    expect(of(aMug(), { texts }).all).toMatchObject({ text: "atelier-2026-11" });
  });
});
