import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawArt, fittedArt } from "../../../configurator-schemas/artwork/draw-art.ts";
import { art } from "../../../server/render/art.ts";

const INDEX = JSON.parse(readFileSync(new URL("../../../assets/art/index.json", import.meta.url), "utf8")) as readonly {
  readonly id: string;
  readonly category: string;
  readonly names: Readonly<Record<string, string>>;
}[];

describe("motifs", () => {
  it("at least 150 in ten categories, each with a name in three languages and found by the server", () => {
    expect(INDEX.length).toBeGreaterThanOrEqual(150);
    expect(new Set(INDEX.map((each) => each.category)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(INDEX.map((each) => each.id)).size).toBe(INDEX.length);
    for (const { id, category, names } of INDEX) {
      expect(id.startsWith(`${category}-`), id).toBe(true);
      expect(Object.values(names).every((name) => name !== "") && Object.keys(names).length === 3, id).toBe(true);
      expect(art(id)?.id).toBe(id);
    }
    expect(art("love-nothing")).toBeUndefined();
  });

  it("[A48] every motif lies in its box, whichever way it is flipped, and only of filled paths", () => {
    const placement = { xMm: 50, yMm: 30, widthMm: 40, heightMm: 20, rotationDeg: 0 };
    for (const { id } of INDEX) {
      const piece = art(id);
      if (!piece) throw new Error(`expected the motif ${id}, got none`);
      expect(fittedArt(piece, placement).heightMm).toBeLessThanOrEqual(20);
      for (const flipX of [false, true]) {
        const paths = drawArt(
          { id: "m", kind: "art", art: id, flipX, placement },
          { piece, colour: (screen) => ({ kind: "rgb", screen }) },
        ).filter((item) => item.kind === "path");
        expect(paths.length, id).toBe(piece.paths.length);
        const numbers = paths.flatMap(({ d }) => (d.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number));
        expect(Math.min(...numbers), id).toBeGreaterThan(18);
        expect(Math.max(...numbers), id).toBeLessThan(72);
      }
    }
  });

  it("[A42] the last colour goes on for all that follow", () => {
    const piece = art("animal-dog-face");
    if (!piece) throw new Error("expected the dog");
    const placement = { xMm: 0, yMm: 0, widthMm: 10, heightMm: 10, rotationDeg: 0 };
    const element = { id: "m", kind: "art", art: piece.id, colours: ["#8c1d40"], placement } as const;
    const paths = drawArt(
      { ...element, colours: [...element.colours] },
      { piece, colour: (screen) => ({ kind: "rgb", screen }) },
    ).filter((item) => item.kind === "path");
    expect(new Set(paths.map(({ fill }) => fill?.screen))).toEqual(new Set(["#8c1d40"]));
  });
});
