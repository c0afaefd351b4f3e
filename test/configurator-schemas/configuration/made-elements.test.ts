import { readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeConfiguration } from "../../../configurator-schemas/answers/describe.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import { applyTemplate } from "../../../configurator-schemas/configuration/apply-template.ts";
import type { Configuration, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { boundElements, madeElements } from "../../../configurator-schemas/configuration/made-elements.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { CLUB, aClubShirt, compileWith } from "../../support/a-template.ts";

const shirt = aClubShirt();

function design(selections: Selections, change: (elements: DesignElement[]) => DesignElement[] = (all) => all) {
  const [template] = shirt.templateDocuments;
  if (!template) throw new Error("expected the club's template");
  const elements = { front: change(applyTemplate(template, { widthMm: 100, heightMm: 100 })) };
  return { product: shirt.id, selections, elements } satisfies Configuration;
}

function made(configuration: Configuration, product: Product = shirt) {
  return Object.fromEntries(madeElements(product, configuration)["front"]?.map((each) => [each.id, each]) ?? []);
}

describe("elements as they are made", () => {
  it("[A52] show what their options say: words, and a swatch as their colour", () => {
    const shown = made(design({ playerName: "Léa", colour: "navy" }));
    expect(shown["name"]).toMatchObject({ text: "LÉA", color: "#000000" });
    expect(shown["banner"]).toMatchObject({ fill: "#24304f" });
    // What nobody chose is the element's own colour, and a text nobody wrote is empty.
    expect(made(design({}))["banner"]).toMatchObject({ fill: "#aa0000" });
    expect(made(design({}))["name"]).toMatchObject({ text: "" });
  });

  it("[A52] are what is counted, priced and described, not what is stored", () => {
    const stored = (all: DesignElement[]) =>
      all.map((each) => (each.id === "name" && each.kind === "text" ? { ...each, text: "stored words" } : each));
    const configuration = design({ playerName: "Groß", colour: "white" }, stored);
    // ß is SS in capitals: five letters are printed and paid.
    expect(scopeOf(shirt, configuration).call("graphemes", "front")).toBe(5);
    expect(scopeOf(shirt, configuration).call("elements", "front")).toBe(3);
    const answer = quoteConfiguration(shirt, configuration, {
      lines: [{ quantity: 1 }],
      language: "fr",
      taxRatePercent: "20",
    });
    expect(answer.ok && answer.quote.unitPrice.amount).toBe(1000 + 500 + 30);
    expect(describeConfiguration(shirt, configuration, "fr")).toContain("GROSS");
    expect(describeConfiguration(shirt, configuration, "fr")).not.toContain("stored");
  });

  it("[A52] a line's own words for a bound option are what is made of that line", () => {
    const question = { language: "fr", taxRatePercent: "20" } as const;
    const configuration = design({ playerName: "Abc" });
    for (const field of ["playerName", "name"]) {
      const lines = [
        { quantity: 1, fields: { [field]: "Al" } },
        { quantity: 1, fields: { [field]: "Alberta" } },
      ];
      const answer = quoteConfiguration(shirt, configuration, { ...question, lines });
      expect(answer.ok && answer.quote.skus.map(({ unitPrice }) => unitPrice.amount)).toEqual([1230, 1730]);
    }
    const unknown = quoteConfiguration(shirt, configuration, {
      ...question,
      lines: [{ quantity: 1, fields: { champion: "1" } }],
    });
    expect(unknown.ok ? [] : unknown.issues.map(({ code }) => code)).toEqual(["field_unknown"]);
  });

  it("[A51] what is hidden until its condition holds is made when it does, whatever is stored", () => {
    const starred = (hidden: boolean) => (all: DesignElement[]) =>
      all.map((each) => (each.id === "star" ? { ...each, hidden } : each));
    for (const stored of [true, false]) {
      expect(made(design({ champion: false }, starred(stored)))["star"]?.hidden).toBe(true);
      expect(made(design({ champion: true }, starred(stored)))["star"]?.hidden).toBe(false);
    }
  });

  it("[A52] an option that is not available gives nothing, and conditions see what is stored", () => {
    const waiting = compileWith([CLUB], {
      options: [
        { id: "colour", kind: "colour", label: { fr: "Couleur" }, default: "#00ff00" },
        { id: "champion", kind: "boolean", label: { fr: "Champion" } },
        // It waits for the very area it is shown on: resolving still ends.
        { id: "playerName", kind: "text", label: { fr: "Nom" }, availableWhen: "champion && graphemes(front) > 0" },
      ],
    });
    if (!waiting.ok) throw new Error(JSON.stringify(waiting.issues));
    const numbered = (all: DesignElement[]) =>
      all.map((each) => (each.id === "number" && each.kind === "text" ? { ...each, text: "7" } : each));
    const text = (selections: Selections, change?: typeof numbered) =>
      made(design({ playerName: "Léa", ...selections }, change), waiting.value)["name"];
    expect(text({ champion: true }, numbered)).toMatchObject({ text: "LÉA" });
    expect(text({ champion: true })).toMatchObject({ text: "" });
    expect(text({ champion: false }, numbered)).toMatchObject({ text: "" });
    expect(made(design({}), waiting.value)["banner"]).toMatchObject({ fill: "#00ff00" });
  });

  it("[A52] resolving twice is resolving once, and the same answer is the same object", () => {
    const selections = fc.record(
      { playerName: fc.string({ unit: "grapheme" }), colour: fc.constantFrom("white", "navy"), champion: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(selections, (picked) => {
        const configuration = design(picked);
        for (const resolve of [boundElements, madeElements]) {
          const once = resolve(shirt, configuration);
          expect(resolve(shirt, { ...configuration, elements: once })).toEqual(once);
          expect(resolve(shirt, configuration)["front"]).toBe(once["front"]);
          const unrelated = { ...configuration, selections: { ...picked, unrelated: "x" } };
          expect(resolve(shirt, unrelated)["front"]).toBe(once["front"]);
        }
      }),
    );
  });

  it("[A52] a design nothing of this concerns is returned as it is", () => {
    const plain = design({}, (all) => all.map(({ bind: _bind, part: _part, ...each }) => each as DesignElement));
    expect(madeElements(shirt, plain)).toBe(plain.elements);
  });
});

describe("whatever looks at elements", () => {
  /** These take a stored design apart or change it; everything else has to ask what is made. */
  const OF_STORED: Readonly<Record<string, string>> = {
    "configurator-schemas/answers/element-fixes.ts": "edits",
    "configurator-schemas/answers/fixes.ts": "edits",
    "configurator-schemas/artwork/check-parts.ts": "judges what is stored",
    "configurator-schemas/configuration/change-bound.ts": "edits",
    "configurator-schemas/configuration/edit.ts": "edits",
    "configurator-schemas/configuration/layer-order.ts": "edits",
    "configurator-schemas/configuration/line-configuration.ts": "edits",
    "configurator-schemas/configuration/made-elements.ts": "resolves",
    "configurator-schemas/configuration/restore-parts.ts": "edits",
    "server/command-line/ingest-pictures.ts": "files named anywhere in a design",
    "server/designs/roster-sizes.ts": "names of groups are not bound",
    "server/render/compare-files.ts": "kinds are not bound",
    "server/render/fonts-named.ts": "fonts are not bound",
    "server/uploads/uploads-of.ts": "uploads named anywhere in a design",
  };

  it("[A52] looks at made elements: nobody reads the stored ones unless it is said here why", () => {
    const found = ["configurator-schemas", "server"].flatMap((folder) =>
      readdirSync(new URL(`../../../${folder}/`, import.meta.url), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${folder}/${name}`)
        .filter((name) => STORED.test(readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8"))),
    );
    expect(found.filter((name) => !Object.hasOwn(OF_STORED, name))).toEqual([]);
    // The pattern finds what it is for.
    const ofCore = Object.keys(OF_STORED).filter((name) => name.startsWith("configurator-schemas/"));
    expect(ofCore.filter((name) => !found.includes(name))).toEqual([]);
  });
  const STORED = /\b(?:configuration|each|all|current|own)\.elements\b(?!\.)/;
});

describe("a template's references", () => {
  const issuesOf = (template: object, change = {}) => {
    const compiled = compileWith([{ ...CLUB, ...template }], change);
    return compiled.ok ? [] : compiled.issues.map(({ code, path }) => `${code} ${path}`);
  };

  it("[A50] are all resolved when a product is published, with all mistakes at once", () => {
    const elements = [
      {
        id: "a",
        kind: "text",
        text: "",
        bind: { text: "colour", colour: "playerName" },
        sizeMm: 5,
        placement: { xMm: 1, yMm: 1 },
      },
      {
        id: "a",
        kind: "image",
        upload: "",
        bind: { upload: "nothing" },
        placement: { xMm: 1, yMm: 1, widthMm: 1, heightMm: 1 },
      },
    ];
    const parts = [
      { element: "b", freedom: "fixed" },
      { element: "a", freedom: "hidden", shownWhen: "champion &&" },
      { element: "a", rule: { fonts: ["no-font"] } },
    ];
    const slots = [{ element: "b", kind: "text", prompt: { fr: "?" } }];
    expect(issuesOf({ elements, parts, slots }).toSorted()).toEqual(
      [
        "duplicate_id /templates/club/elements/1/id",
        "duplicate_id /templates/club/parts/2/element",
        "expression_invalid /templates/club/parts/1/shownWhen",
        "unknown_reference /templates/club/elements/0/bind/colour",
        "unknown_reference /templates/club/elements/0/bind/text",
        "unknown_reference /templates/club/elements/1/bind/upload",
        "unknown_reference /templates/club/parts/0/element",
        "unknown_reference /templates/club/parts/2/rule/fonts/0",
        "unknown_reference /templates/club/slots/0/element",
      ].toSorted(),
    );
  });

  it("[A50] a part is hidden until something, or not hidden; a pattern cannot run for ever", () => {
    expect(issuesOf({ parts: [{ element: "crest", freedom: "hidden" }] })).toEqual(["document_invalid /parts/0"]);
    expect(issuesOf({ parts: [{ element: "crest", shownWhen: "champion" }] })).toEqual(["document_invalid /parts/0"]);
    const withPattern = (pattern: string) => issuesOf({ parts: [{ element: "number", rule: { pattern } }] });
    for (const pattern of ["(a+)+", "(a|aa)*", "(?:a?){9}", "(a)\\1", "(?=a)a", "((ab)*c?)*", "[", "(?<!a)b"]) {
      expect(withPattern(pattern), pattern).toEqual(["document_invalid /parts/0/rule/pattern"]);
    }
    for (const pattern of ["[0-9]{1,2}", "(?:[a-z]+ )?[a-z]+", "a|b+", "\\(x\\)+", "[)(+]*", "(abc){2}", "(?<y>ab)c"]) {
      expect(withPattern(pattern), pattern).toEqual([]);
    }
  });

  it("[A54] an area that requires a template offers one", () => {
    const area = {
      id: "front",
      label: { fr: "Devant" },
      sizeMm: [9, 9],
      techniques: ["dtg"],
      allows: ["text"],
      templateRequired: true,
    };
    expect(issuesOf({}, { printAreas: [area], prices: [{ currency: "EUR", tax: "inclusive", base: "1.00" }] })).toEqual(
      ["document_invalid /printAreas/0/templates"],
    );
  });
});
