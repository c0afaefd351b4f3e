import { describe, expect, it } from "vitest";
import { checkProfile } from "../../../configurator-schemas/schema/check-profile.ts";
import { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import { LIBRARY, bundledProfile } from "../../support/documents.ts";

const card = bundledProfile("eu-offset-card");
const sticker = bundledProfile("sticker-cut");
const mug = bundledProfile("mug-228x89");

function found(profile: PrintProfile): string[] {
  return checkProfile(profile).map(({ code, path }) => `${code} ${path}`);
}

describe("print profiles", () => {
  it("that ship hold together", () => {
    expect(LIBRARY.profiles.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "eu-offset-card",
        "gelato-card",
        "dtg-a",
        "dtg-b-4500x5400",
        "mug-228x89",
        "mug-200x90",
        "sticker-cut",
        "poster-large-format",
        "phone-case",
        "eu-digital-cmyk",
      ]),
    );
    for (const profile of LIBRARY.profiles) expect(found(profile), profile.id).toEqual([]);
  });

  it.each<[string, PrintProfile, readonly string[]]>([
    ["four colours without a press", { ...card, press: undefined }, ["document_invalid /press"]],
    ["a press for screen colours", { ...mug, press: card.press }, ["document_invalid /press"]],
    ["PNG in four colours", { ...card, formats: ["pdf", "png"] }, ["document_invalid /formats/1"]],
    ["PDF in screen colours", { ...mug, formats: ["png", "pdf"] }, ["document_invalid /formats/1"]],
    ["more black than ink", { ...card, tacPct: 200 }, ["document_invalid /press/richBlackPct"]],
    ["an ink twice", { ...card, spots: [...card.spots, ...card.spots] }, ["duplicate_id /spots/1/name"]],
    [
      "an ink named as the press's own",
      { ...card, spots: [{ name: "Gold", plate: "Black", screen: "#d4af37" }] },
      ["duplicate_id /spots/0/plate"],
    ],
    [
      "a cut line in an ink that is not there",
      { ...sticker, spots: [] },
      ["unknown_reference /cut/spot", "unknown_reference /white/spot"],
    ],
    ["a cut line in pixels", { ...sticker, formats: ["tiff"] }, ["document_invalid /cut"]],
    [
      "marks beside pixels",
      { ...mug, marks: { crop: "required", slug: "allowed", marginMm: 8 } },
      ["document_invalid /marks/crop"],
    ],
    ["a floor above its target", { ...mug, floorPpi: 301 }, ["document_invalid /floorPpi"]],
    [
      "a least size above the largest",
      { ...mug, minSizeMm: [10, 20], maxSizeMm: [10, 19] },
      ["document_invalid /minSizeMm/1"],
    ],
  ])("with %s are refused", (_, profile, expected) => {
    expect(found(profile)).toEqual(expected);
  });

  it.each(["{product}/{area}", "..{sku} ", "{price}", ""])("do not name files %j", (fileName) => {
    expect(PrintProfile.safeParse({ ...mug, calendar: undefined, fileName }).success).toBe(false);
    expect(PrintProfile.safeParse({ ...mug, calendar: undefined, fileName: "{order}-{line}_{product}" }).success).toBe(
      true,
    );
  });
});
