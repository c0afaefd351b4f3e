import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import type { Fix } from "../../../configurator-schemas/answers/fix.ts";
import { fixesOf } from "../../../configurator-schemas/answers/fixes.ts";
import { preflight } from "../../../configurator-schemas/answers/preflight.ts";
import { layoutArtwork } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { SHAPES } from "../../../configurator-schemas/schema/design-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { HarfBuzzShaper } from "../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { aMugWith, aShape, aText, anImage } from "../../support/builders.ts";
import { FALLBACK_FONTS, bundledProduct, bundledProfile } from "../../support/documents.ts";
import { bundledShaper } from "../../support/shaper.ts";

let shaper: HarfBuzzShaper;
beforeAll(async () => {
  shaper = await bundledShaper();
});

const uploads = new Map([
  ["up_large", { widthPx: 4000, heightPx: 3000 }],
  ["up_small", { widthPx: 300, heightPx: 200 }],
]);

interface Making {
  readonly product: Product;
  readonly profile: PrintProfile;
}

/** Every product that is printed, by every profile of it, and by workshops that are stricter. */
const MAKINGS: readonly Making[] = ["mug-11oz", "t-shirt"].flatMap((id) => {
  const product = bundledProduct(id);
  return product.profileDocuments.flatMap((profile) => [
    { product, profile },
    { product, profile: { ...profile, techniques: ["screen" as const], maxColours: 2, bleedMm: 3, safeMm: 4 } },
    { product, profile: { ...profile, minXHeightMm: 5, minLineMm: 1, minKnockoutMm: 1.5 } },
  ]);
});

function look({ product, profile }: Making, configuration: Configuration): readonly Issue[] {
  const found = preflight(product, configuration, { profile, shaper, fallbackFonts: FALLBACK_FONTS, uploads });
  return [...checkConfiguration(product, configuration, { uploads }).issues, ...found];
}

function fixesFor({ product, profile }: Making, configuration: Configuration, issue: Issue): readonly Fix[] {
  const context = { profile, shaper, fallbackFonts: FALLBACK_FONTS };
  const boxes = new Map(
    product.printAreas.map(({ id }) => [id, layoutArtwork(product, configuration, { ...context, area: id }).boxes]),
  );
  return fixesOf(issue, { product, configuration, profile, boxes, uploads });
}

/** An issue without its numbers: what it says of which element. */
function nameOf({ code, path }: Issue, { elements }: Configuration): string {
  const [, area = "", index, rest = ""] = /^\/elements\/([^/]+)(?:\/(\d+))?(.*)$/.exec(path) ?? [];
  return index === undefined ? `${code} ${path}` : `${code} ${elements[area]?.[Number(index)]?.id}${rest}`;
}

const ink = fc.constantFrom("#000000", "#ffffff", "#f7f5f0", "#c2185b", "#1d2733", "cmyk(0 80 20 0)", "spot(Gold)");
const mm = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 100) / 100);
const point = fc.record({ xMm: mm(-60, 320), yMm: mm(-60, 420), rotationDeg: fc.constantFrom(0, 0, 0, 17, 90) });
const box = fc
  .tuple(point, mm(0.1, 300), mm(0.1, 300))
  .map(([at, widthMm, heightMm]) => ({ ...at, widthMm, heightMm }));
const opacity = fc.constantFrom(undefined, undefined, 0, 0.04, 0.5, 1);

function optional<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value; // the same, without gaps
}

const anyText = fc
  .record({
    kind: fc.constant("text" as const),
    text: fc.constantFrom("Léa", "Donaudampfschifffahrt", "مرحبا", "Joyeux anniversaire\nNoël", "a👩‍🚀b", "Ж", "  "),
    font: fc.constantFrom(undefined, "noto-sans", "great-vibes", "alfa-slab-one", "gone"),
    sizeMm: mm(0.5, 60),
    color: ink,
    align: fc.constantFrom("left" as const, "center" as const),
    outline: fc.option(fc.record({ widthMm: mm(0.02, 2), color: ink }), { nil: undefined }),
    fit: fc.constantFrom(undefined, undefined, "shrink", "group:a"),
    maxWidthMm: fc.option(mm(5, 150), { nil: undefined }),
    minSizeMm: fc.option(mm(0.5, 20), { nil: undefined }),
    curve: fc.option(fc.record({ radiusMm: mm(1, 80), inside: fc.boolean() }), { nil: undefined, freq: 3 }),
    opacity,
    placement: point,
  })
  .filter((each) => each.fit !== "shrink" || each.maxWidthMm !== undefined)
  // On a curve a width changes how many lines there are, and with them how tight it is: another size is another curve.
  .map((each) => (each.curve ? { ...each, fit: undefined, maxWidthMm: undefined } : each));
const anyImage = fc.record({
  kind: fc.constant("image" as const),
  upload: fc.constantFrom("up_large", "up_small", "up_gone", ""),
  crop: fc.constantFrom(undefined, { x: 0.1, y: 0, width: 0.4, height: 1 }),
  mask: fc.constantFrom(undefined, "ellipse" as const),
  opacity,
  placement: box,
});
const anyShape = fc.record({
  kind: fc.constant("shape" as const),
  shape: fc.constantFrom(...SHAPES),
  fill: ink,
  opacity,
  placement: box,
});
const anyCode = fc.record({
  kind: fc.constant("code" as const),
  code: fc.constantFrom("qr" as const, "code128" as const, "ean13" as const),
  value: fc.constantFrom("4006381333931", "4006381333930", "400638133393"),
  fill: ink,
  background: fc.constantFrom(undefined, "#ffffff", "#1d2733", "#c2185b"),
  placement: box,
});
const anyElement = fc.oneof(anyText, anyImage, anyShape, anyCode);
const design = fc.record({
  making: fc.constantFrom(...MAKINGS),
  finish: fc.constantFrom("white", "cream", "magic"),
  areas: fc.array(fc.array(anyElement, { maxLength: 4 }), { minLength: 2, maxLength: 2 }),
});

/** The elements of a generated design under ids of their own. */
function configurationOf({ making: { product }, finish, areas }: Design): Configuration {
  const elements = Object.fromEntries(
    product.printAreas.map(({ id }, i) => [
      id,
      (areas[i] ?? []).map((each, j) => optional({ ...each, id: `${id}${j}` }) as DesignElement), // its kind came with it
    ]),
  );
  const selections =
    product.id === "mug-11oz" ? { finish } : { backPrint: true, colour: finish === "magic" ? "black" : "white" };
  return { product: product.id, selections, elements };
}
interface Design {
  readonly making: Making;
  readonly finish: string;
  readonly areas: readonly (readonly object[])[];
}

/** What a fix leaves of the issue it was for, and the errors that are new; nothing, if it is one. */
function leftAfter(
  making: Making,
  configuration: Configuration,
  { issue, fixed }: { issue: Issue; fixed: Configuration },
) {
  const before = new Set(look(making, configuration).map((each) => nameOf(each, configuration)));
  const after = look(making, fixed);
  const isSame = (each: Issue) => nameOf(each, fixed) === nameOf(issue, configuration) && sameParams(each, issue);
  return {
    stays: after.filter(isSame),
    added: after.filter((each) => each.severity === "error" && !before.has(nameOf(each, fixed))),
  };
}

const mug: Making = MAKINGS[0] ?? { product: bundledProduct("mug-11oz"), profile: bundledProfile("mug-228x89") };
const onMug = (...elements: DesignElement[]) => aMugWith(...elements);
/** The names of an issue's fixes, and the design after the first of them. */
function fixesOn(making: Making, configuration: Configuration, wanted: Issue["code"]) {
  const issue = look(making, configuration).find((each) => each.code === wanted);
  if (!issue) throw new Error(`expected ${wanted}`);
  const fixes = fixesFor(making, configuration, issue);
  return { kinds: fixes.map(({ kind }) => kind), first: fixes.find(({ apply }) => apply)?.apply?.(configuration) };
}

describe("fixes", () => {
  it("[A68] each takes its issue away and adds no error", () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(design, (drawn) => {
        const configuration = configurationOf(drawn);
        for (const issue of look(drawn.making, configuration)) {
          for (const fix of fixesFor(drawn.making, configuration, issue)) {
            if (!fix.apply) continue;
            taken.add(fix.kind);
            const { stays, added } = leftAfter(drawn.making, configuration, { issue, fixed: fix.apply(configuration) });
            const what = `${fix.kind} of ${nameOf(issue, configuration)} ${JSON.stringify(issue.params)}`;
            expect(stays, what).toEqual([]);
            expect(
              added.filter((each) => !mayAdd(each, fix, configuration)),
              what,
            ).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(taken.size).toBeGreaterThan(15);
  });

  it("[A68] a change that fixes nothing is found out", () => {
    const configuration = onMug(aText({ sizeMm: 1 }));
    const [issue] = look(mug, configuration);
    if (!issue) throw new Error("expected a text too small");
    expect(leftAfter(mug, configuration, { issue, fixed: configuration }).stays).toHaveLength(1);
    const fixed = onMug(aText({ sizeMm: 20, font: "gone" }));
    expect(leftAfter(mug, configuration, { issue, fixed })).toMatchObject({
      stays: [],
      added: [{ code: "font_unknown" }],
    });
  });

  it("[A68] what nearly covers its area is drawn out to the bleed first, and may come inside instead", () => {
    const bleed: Making = { ...mug, profile: { ...mug.profile, bleedMm: 3 } };
    const placement = { xMm: 114.3, yMm: 44.45, widthMm: 228.6, heightMm: 88.9, rotationDeg: 0 };
    const ground = fixesOn(bleed, onMug(aShape({ placement })), "bleed_not_covered");
    expect(ground.kinds).toEqual(["extendToBleed", "fitInside"]);
    expect(ground.first?.elements["wrap"]).toMatchObject([
      { placement: { widthMm: 234.6, heightMm: 94.9, xMm: 114.3 } },
    ]);
    const photo = anImage({ upload: "up_large", placement: { ...placement, widthMm: 220, heightMm: 90, xMm: 110.3 } });
    const { kinds, first } = fixesOn(bleed, onMug(photo), "bleed_not_covered");
    expect(kinds).toEqual(["extendToBleed", "fitInside"]);
    expect(first?.elements["wrap"]).toMatchObject([{ placement: { widthMm: 234.6, xMm: 114.3 } }]);
    // Drawn out, this one would be too coarse to print; a heart is no background.
    expect(fixesOn(bleed, onMug({ ...photo, upload: "up_small" }), "bleed_not_covered").kinds).toEqual(["fitInside"]);
    const heart = aShape({ shape: "heart", placement });
    expect(fixesOn(bleed, onMug(heart), "bleed_not_covered").kinds).toEqual(["fitInside"]);
  });

  it("[A68] too many colours become those used most, the rest the nearest of them", () => {
    const screen: Making = { ...mug, profile: { ...mug.profile, maxColours: 2 } };
    const inks = ["#c2185b", "#1d2733", "#c2185b", "#1D2733", "#101010"];
    const configuration = onMug(...inks.map((fill, i) => aShape({ id: `s${i}`, fill })));
    const { first } = fixesOn(screen, configuration, "too_many_colours");
    const after = (first?.elements["wrap"] ?? []).map((each) => (each.kind === "shape" ? each.fill : ""));
    expect(after).toEqual(["#c2185b", "#1d2733", "#c2185b", "#1D2733", "#1d2733"]);
  });

  it("[A68] a side is gone to, or dropped with its option", () => {
    const making: Making = { product: bundledProduct("t-shirt"), profile: bundledProfile("dtg-a") };
    const configuration = { product: "t-shirt", selections: { backPrint: true }, elements: {} };
    const { kinds, first } = fixesOn(making, configuration, "side_empty");
    expect(kinds).toEqual(["goToSide", "dropSide"]);
    expect(first?.selections).toEqual({});
  });

  it("[A68] words that are an option's are put right there", () => {
    const making: Making = { product: bundledProduct("t-shirt"), profile: bundledProfile("dtg-a") };
    const bound = aText({ text: "", font: "noto-sans", sizeMm: 40, bind: { text: "neckLabel" } });
    const configuration = { product: "t-shirt", selections: { neckLabel: "A👩‍🚀B" }, elements: { front: [bound] } };
    const { kinds, first } = fixesOn(making, configuration, "missing_glyph");
    expect(kinds).toEqual(["removeLetter"]);
    expect(first).toEqual({ ...configuration, selections: { neckLabel: "AB" } });
  });

  it("[A68] a colour that is an option's is changed there, and no fix is offered where the option has no such value", () => {
    const shirt = bundledProduct("t-shirt");
    const free: Product = {
      ...shirt,
      options: shirt.options.map((each) => (each.kind === "colour" ? { ...each, free: true } : each)),
    };
    const at = { xMm: 150, yMm: 100, rotationDeg: 0 };
    const under = aShape({ id: "s", fill: "#1d2733", placement: { ...at, widthMm: 200, heightMm: 100 } });
    const bound = aText({
      text: "Léa",
      font: "noto-sans",
      sizeMm: 40,
      placement: at,
      bind: { colour: "labelColour" },
    });
    const selections = { colour: "white", neckLabel: "Léa", labelColour: "#1d2733" };
    const configuration = { product: "t-shirt", selections, elements: { front: [under, bound] } };
    const on = (product: Product) =>
      fixesOn({ product, profile: bundledProfile("dtg-a") }, configuration, "low_contrast");
    expect(on(shirt).kinds).toEqual([]);
    const { kinds, first } = on(free);
    expect(kinds).toEqual(["contrast"]);
    expect(first).toEqual({
      ...configuration,
      selections: { ...selections, labelColour: "#ffffff" },
      elements: { front: [under, { ...bound, opacity: 1 }] },
    });
  });

  it("[A68] colours that are options' count among too many, and are merged there", () => {
    const product = bundledProduct("t-shirt");
    const screen: Making = { product, profile: { ...bundledProfile("dtg-a"), maxColours: 1 } };
    const bound = aShape({ id: "b", fill: "#000000", bind: { colour: "labelColour" } });
    const selections = { neckLabel: "Léa", labelColour: "#c2185b" };
    const merged = (...fills: string[]) => {
      const own = fills.map((fill, i) => aShape({ id: `s${i}`, fill }));
      const configuration = { product: "t-shirt", selections, elements: { front: [...own, bound] } };
      return fixesOn(screen, configuration, "too_many_colours");
    };
    expect(merged("#2e7d4f", "#2e7d4f").first).toMatchObject({ selections: { labelColour: "#2e7d4f" } });
    // White is no thread.
    expect(merged("#ffffff", "#ffffff").kinds).toEqual([]);
  });

  it("[A68] the digit, the ink, the front", () => {
    const code: DesignElement = {
      id: "c",
      kind: "code",
      code: "ean13",
      value: "4006381333930",
      fill: "#e2952d",
      placement: { xMm: 114, yMm: 44, widthMm: 60, heightMm: 30, rotationDeg: 0 },
    };
    expect(fixesOn(mug, onMug(code), "ean_check_digit").first?.elements["wrap"]).toMatchObject([
      { value: "4006381333931" },
    ]);
    const legible = fixesOn(mug, onMug({ ...code, value: "4006381333931" }), "code_contrast_low");
    expect(legible.first?.elements["wrap"]).toEqual([{ ...code, value: "4006381333931", fill: "#000000" }]);
    const spot = fixesOn(mug, onMug(aShape({ fill: "cmyk(0 100 0 0)" })), "colour_not_printable");
    expect(spot.first?.elements["wrap"]).toMatchObject([{ fill: "#e60c80" }]);
    const cover = aShape({ id: "s", placement: { ...code.placement, widthMm: 200, heightMm: 80 } });
    const behind = fixesOn(mug, onMug(aText({ id: "t", color: "#ffffff" }), cover), "element_covered");
    expect(behind).toMatchObject({
      kinds: ["toFront", "remove"],
      first: { elements: { wrap: [{ id: "s" }, { id: "t" }] } },
    });
  });
});

/**
 * A text made smaller to lie inside may come out too small, and says so; one that leaves its group leaves the others to
 * their own size.
 */
function mayAdd({ code }: Issue, { kind, element: id }: Fix, { elements }: Configuration): boolean {
  const element = Object.values(elements)
    .flat()
    .find((each) => each.id === id);
  if (code !== "text_too_small" || element?.kind !== "text") return false;
  return kind === "fitInside" || (kind === "largerText" && element.fit?.startsWith("group:") === true);
}

/** Letters no font can write are many, each its own issue. */
function sameParams(a: Issue, b: Issue): boolean {
  return a.code !== "missing_glyph" || a.params["cluster"] === b.params["cluster"];
}
