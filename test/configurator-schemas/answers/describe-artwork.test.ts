import { describe, expect, it } from "vitest";
import { colourName } from "../../../configurator-schemas/answers/colour-names.ts";
import { describeArtwork } from "../../../configurator-schemas/answers/describe-artwork.ts";
import { moneyWords } from "../../../configurator-schemas/answers/money-words.ts";
import { aMug, aMugWith, aShape, aText, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";

const mug = bundledProduct("mug-11oz");
/** 228.6 × 88.9 mm. */
const words = (...elements: Parameters<typeof aMugWith>) =>
  describeArtwork(mug, aMugWith(...elements), { language: "fr" }).flatMap(({ elements: all }) =>
    all.map((each) => each.words.replaceAll("\u00a0", " ")),
  );

describe("a design in words", () => {
  it("tells what stands where, how large and in which colour", () => {
    const name = aText({ color: "#d01c1f", sizeMm: 18, placement: { xMm: 114.3, yMm: 16.8, rotationDeg: 0 } });
    expect(words(name)).toEqual(["« Léa », rouge, 18 mm, centré, à 6 mm du bord supérieur"]);
  });

  it("tells pictures and shapes by their boxes, from the nearest edges", () => {
    const photo = anImage({
      mask: "ellipse",
      placement: { xMm: 40, yMm: 44.45, widthMm: 60, heightMm: 40, rotationDeg: 0 },
    });
    const heart = aShape({
      shape: "heart",
      placement: { xMm: 222, yMm: 80, widthMm: 20, heightMm: 10.5, rotationDeg: 0 },
    });
    expect(words(photo, heart)).toEqual([
      "une image, 60 × 40 mm, découpé en ovale, à 10 mm du bord gauche, à mi-hauteur",
      "un cœur, framboise, 20 × 10,5 mm, dépasse de 3,4 mm le bord droit, à 3,7 mm du bord inférieur",
    ]);
  });

  it("tells what is turned by its middle, and an outline", () => {
    const turned = aText({
      outline: { widthMm: 1, color: "#ffffff" },
      placement: { xMm: 30, yMm: 20, rotationDeg: -12.5 },
    });
    expect(words(turned)).toEqual([
      "« Léa », framboise, contour blanc, 18 mm, à 30 mm du bord gauche, à 20 mm du bord supérieur, tourné de −12,5°",
    ]);
  });

  it("tells texts in the size they are drawn at, where they were laid out, and as printed elsewhere", () => {
    const name = aText({ sizeMm: 18, placement: { xMm: 114.3, yMm: 16.8, rotationDeg: 0 } });
    const [profile] = mug.profileDocuments;
    const told = (textSizeMm?: number) => {
      const box = { element: name.id, ...(textSizeMm !== undefined && { textSizeMm }) };
      const drawn = { profile: profile?.id ?? "", boxes: new Map([["wrap", [box]]]) };
      return describeArtwork(mug, aMugWith(name), { language: "en", drawn })[0]?.elements[0]?.words;
    };
    expect(told(9.25)).toContain(", 9.3\u00a0mm, centred, 11.3\u00a0mm from the top edge");
    expect(told()).toContain(", 18\u00a0mm, ");
  });

  it("writes what is negative with a minus, which Arabic words do not turn round", () => {
    const turned = aMugWith(aText({ placement: { xMm: 30, yMm: 20, rotationDeg: -5 } }));
    const told = (["fr", "en", "ar"] as const).map((language) => {
      const [area] = describeArtwork(mug, turned, { language });
      return area?.elements[0]?.words.split(/[,،] /u).at(-1);
    });
    expect(told).toEqual(["tourné de −5°", "turned by −5°", "مُدار \u2066−5°\u2069"]);
    expect(moneyWords("-0.87", "EUR", "fr")).toBe("−0,87\u00a0€");
    expect(moneyWords("-0.87", "EUR", "ar")).toBe("\u2066−0.87\u2069\u00a0€");
  });

  it("says nothing of what is empty, and speaks every language", () => {
    expect(describeArtwork(mug, aMug(), { language: "fr" })).toEqual([]);
    expect(words(aText({ text: "  " }))).toEqual([]);
    const centred = aMugWith(aText({ placement: { xMm: 114.3, yMm: 44.45, rotationDeg: 0 } }));
    const [english] = describeArtwork(mug, centred, { language: "en" });
    expect(english).toEqual({
      area: "wrap",
      label: "All around",
      elements: [{ element: "e1", words: "“Léa”, raspberry, 18\u00a0mm, in the centre" }],
    });
    expect(describeArtwork(mug, centred, { language: "ar" })[0]?.elements[0]?.words).toMatch(
      /^«Léa»، توتي، 18\u00a0مم، في المركز$/,
    );
  });

  it("names colours by the nearest word, and leaves inks their own names", () => {
    expect(
      ["#010101", "#fefefe", "#c8102e", "#0057b8", "#ffd700", "spot(Gold)"].map((each) => colourName(each, "en")),
    ).toEqual(["black", "white", "red", "blue", "yellow", "Gold"]);
  });
});
