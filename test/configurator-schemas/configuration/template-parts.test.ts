import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { keepParts } from "../../../configurator-schemas/configuration/keep-parts.ts";
import { restoreParts } from "../../../configurator-schemas/configuration/restore-parts.ts";
import { allowedEdit, freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { aClubShirt } from "../../support/a-template.ts";
import { aText } from "../../support/builders.ts";

const SIZE: SizeMm = { widthMm: 100, heightMm: 100 };
const shirt = aClubShirt();
const strict = aClubShirt({ area: { templateRequired: true } });

function laidOut(product: Product, size: SizeMm = SIZE): DesignElement[] {
  const [template] = product.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  return filled(applyTemplate(template, size));
}

function filled(elements: DesignElement[]): DesignElement[] {
  return elements.map((each) => (each.id === "number" && each.kind === "text" ? { ...each, text: "7" } : each));
}

function design(front: DesignElement[]): Configuration {
  return { product: "thing", selections: { playerName: "Léa", colour: "navy" }, elements: { front } };
}

function codes(product: Product, front: DesignElement[]): string[] {
  return checkConfiguration(product, design(front), {})
    .issues.filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path}`);
}

const change = (front: DesignElement[], id: string, edit: (element: DesignElement) => unknown) =>
  // Tests make what nobody could through the types.
  front.map((each) => (each.id === id ? (edit(each) as DesignElement) : each));
const area = (product: Product) => {
  const [front] = product.printAreas;
  if (!front) throw new Error("expected an area");
  return { area: front, size: SIZE };
};

describe("a template's parts", () => {
  it("[A53] say what may be done with each", () => {
    const [crest, banner, name, number, star] = laidOut(shirt).map((each) => freedomOf(shirt, each));
    expect(crest).toMatchObject({ content: false, place: false, look: false, removal: false });
    expect(banner).toMatchObject({ content: false, place: true, look: false, removal: false });
    expect(name).toMatchObject({ content: true, place: false, look: false, removal: false });
    expect(number).toMatchObject({ content: true, place: true, look: false, removal: false });
    expect(star).toMatchObject({ content: false, place: false, look: false, removal: false });
    expect(freedomOf(shirt, aText())).toMatchObject({ content: true, place: true, look: true, removal: true });
  });

  it("[A53] laid out they are right, on any size, and read back they still are", () => {
    const side = fc.double({ min: 5, max: 2000, noNaN: true });
    fc.assert(
      fc.property(side, side, fc.boolean(), (widthMm, heightMm, required) => {
        const product = aClubShirt({ area: { sizeMm: [widthMm, heightMm], templateRequired: required } });
        const front = laidOut(product, { widthMm, heightMm });
        expect(codes(product, front)).toEqual([]);
        const again = Configuration.parse(JSON.parse(JSON.stringify(design(front))));
        expect(codes(product, again.elements["front"] ?? [])).toEqual([]);
        const restored = restoreParts(product, again, { ...area(product), size: { widthMm, heightMm } });
        expect(restored.elements).toEqual(again.elements);
        expect(filled(laidOut(product, { widthMm, heightMm }))).toEqual(front);
      }),
      { numRuns: 60 },
    );
  });

  it("[A53] whatever is changed of a fixed one is found, and restored in one step", () => {
    const front = laidOut(shirt);
    const crest = front[0];
    if (crest?.kind !== "shape") throw new Error("expected the crest");
    const place = fc.record({
      xMm: fc.double({ min: -100, max: 200, noNaN: true }),
      yMm: fc.double({ min: -100, max: 200, noNaN: true }),
      widthMm: fc.double({ min: 0.1, max: 200, noNaN: true }),
      heightMm: fc.double({ min: 0.1, max: 200, noNaN: true }),
      rotationDeg: fc.integer({ min: -180, max: 180 }),
    });
    const edits = fc
      .record(
        {
          fill: fc.constantFrom("#112233", "#112234", "#ffffff"),
          opacity: fc.double({ min: 0, max: 1, noNaN: true }),
          shape: fc.constantFrom("heart", "star"),
          hidden: fc.boolean(),
          bind: fc.constantFrom({ colour: "colour" }, {}),
          placement: place,
        },
        { requiredKeys: [] },
      )
      .filter((each) => JSON.stringify({ ...crest, ...each }) !== JSON.stringify(crest));
    fc.assert(
      fc.property(edits, (edit) => {
        const tampered = change(front, "crest", (each) => ({ ...each, ...edit }));
        expect(codes(shirt, tampered)).toEqual(["part_changed /elements/front/0"]);
        expect(restoreParts(shirt, design(tampered), area(shirt)).elements["front"]).toEqual(front);
      }),
    );
  });

  it("[A53] a movable one may be moved, turned and sized in proportion by any steps, and nothing else", () => {
    const step = fc.record({
      dxMm: fc.double({ min: -50, max: 50, noNaN: true }),
      dyMm: fc.double({ min: -50, max: 50, noNaN: true }),
      scale: fc.double({ min: 0.7, max: 1.4, noNaN: true }),
      rotateDeg: fc.integer({ min: -180, max: 180 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.constantFrom("banner", "number"), (steps, id) => {
        const moved = change(laidOut(shirt), id, (each) =>
          steps.reduce((now, one) => transformElement(now, one), each),
        );
        expect(codes(shirt, moved)).toEqual([]);
      }),
    );
    const squeezed = change(laidOut(shirt), "banner", (each) => ({
      ...each,
      placement: { ...each.placement, heightMm: 40 },
    }));
    expect(codes(shirt, squeezed)).toEqual(["part_changed /elements/front/1"]);
    const shouting = change(laidOut(shirt), "number", (each) => ({ ...each, letterSpacing: 2 }));
    expect(codes(shirt, shouting)).toEqual(["part_changed /elements/front/3"]);
  });

  it("[A53] what is put into a slot, or chosen from a list, is free", () => {
    const white = change(laidOut(shirt), "number", (each) => ({ ...each, text: "23", color: "#ffffff" }));
    expect(codes(shirt, white)).toEqual([]);
    const red = change(white, "number", (each) => ({ ...each, color: "#ff0000" }));
    expect(codes(shirt, red)).toEqual(["part_changed /elements/front/3", "colour_not_allowed /elements/front/3/color"]);
    // What is bound is not judged by what is stored for it.
    const stale = change(laidOut(shirt), "banner", (each) => ({ ...each, fill: "#00ff00" }));
    expect(codes(shirt, stale)).toEqual([]);
  });

  it("[A53] their order is the template's", () => {
    const [crest, banner, ...others] = laidOut(shirt);
    if (!crest || !banner) throw new Error("expected two parts");
    expect(codes(shirt, [banner, crest, ...others])).toEqual([
      "part_changed /elements/front/0",
      "part_changed /elements/front/1",
    ]);
    const own = aText({ id: "own", sizeMm: 5 });
    expect(codes(shirt, [own, crest, banner, ...others])).toEqual([]);
    const restored = restoreParts(shirt, design([banner, own, crest, ...others]), area(shirt));
    expect(restored.elements["front"]).toEqual([crest, banner, ...others, own]);
  });

  it("[A54] where a template is required it is whole, alone and once", () => {
    const front = laidOut(strict);
    expect(codes(strict, front)).toEqual([]);
    expect(codes(strict, [...front, aText({ id: "own" })])).toEqual(["element_not_in_template /elements/front/5"]);
    // Taking its origin away makes it nobody's part: it is refused, and missed.
    const orphan = change(front, "crest", ({ part: _part, ...each }) => each);
    expect(codes(strict, orphan)).toEqual([
      "element_not_in_template /elements/front/0",
      "part_missing /elements/front",
    ]);
    const twice = [...front, ...front.slice(0, 1).map((each) => ({ ...each, id: "crest-2" }))];
    expect(codes(strict, twice)).toEqual(["element_not_in_template /elements/front/5"]);
    expect(codes(strict, front.slice(1))).toEqual(["part_missing /elements/front"]);
    expect(codes(strict, [])).toHaveLength(5);
    const foreign = change(front, "crest", (each) => ({ ...each, part: { template: "other", element: "crest" } }));
    expect(codes(strict, foreign)).toEqual([
      "element_not_in_template /elements/front/0",
      "part_missing /elements/front",
    ]);
    for (const broken of [orphan, twice, front.slice(1), [], foreign]) {
      const restored = restoreParts(strict, design(broken), area(strict)).elements["front"] ?? [];
      expect(codes(strict, filled(restored))).toEqual([]);
    }
    // The control: without the requirement nobody misses anything.
    expect(codes(shirt, orphan)).toEqual([]);
  });

  it("[A53] an edit is taken as far as it is allowed", () => {
    const front = laidOut(shirt);
    const [crest, banner, name] = front;
    if (!crest || !banner || !name) throw new Error("expected three parts");
    const moved = { dxMm: 5, scale: 2 };
    expect(allowedEdit(shirt, crest, transformElement(crest, moved))).toEqual(crest);
    expect(allowedEdit(shirt, banner, transformElement(banner, moved))).toEqual(transformElement(banner, moved));
    expect(allowedEdit(shirt, name, { ...transformElement(name, moved), text: "Zoé" } as DesignElement)).toEqual({
      ...name,
      text: "Zoé",
    });
    const own = aText({ id: "own" });
    const before = design([...front, own]);
    const gone = { ...before, elements: { front: [own] } };
    expect(keepParts(shirt, before, gone).elements["front"]).toEqual([...front, own]);
    const turned = { ...before, elements: { front: [own, ...front.toReversed()] } };
    expect(keepParts(shirt, before, turned).elements["front"]).toEqual([own, ...front]);
    const free = { ...before, elements: { front } };
    expect(keepParts(shirt, before, free)).toEqual(free);
  });
});
