import { describe, expect, it } from "vitest";
import { compileProduct } from "../../../configurator-schemas/schema/compile-product.ts";
import { exportJsonSchemas } from "../../../configurator-schemas/schema/json-schema.ts";
import { migrateDocument } from "../../../configurator-schemas/schema/migrations.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import { documentMessage } from "../../../configurator-schemas/answers/document-messages.ts";
import { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import { LIBRARY, bundledDocument, bundledProduct } from "../../support/documents.ts";

const mug = () => structuredClone(bundledDocument("mug-11oz"));

/** Path and sentence of each mistake, as an English reader gets them. */
function mistakesIn(input: unknown): string[] {
  const parsed = parseDocument(ProductDocument, input);
  return parsed.ok ? [] : parsed.issues.map((each) => `${each.path} ${documentMessage(each, "en")}`);
}

describe("product documents", () => {
  it.each(["mug-11oz", "t-shirt"])("%s is bundled and compiles", (id) => {
    expect(bundledProduct(id)).toMatchObject({ id, version: 1 });
  });

  it("has every label of the bundled products in French, English and Arabic, sizes' letters aside", () => {
    for (const id of ["mug-11oz", "t-shirt"]) {
      const { name, options, steps, printAreas, rules } = bundledDocument(id);
      const texts = [
        name,
        ...steps.map((s) => s.label),
        ...options.map((o) => o.label),
        ...printAreas.map((a) => a.label),
        ...rules.map((r) => r.because),
      ];
      for (const text of texts) expect(Object.keys(text).toSorted()).toEqual(["ar", "en", "fr"]);
    }
  });

  it("says where a mistake is, what was expected and what came", () => {
    expect(mistakesIn({ ...mug(), maxQuantity: "many" })).toEqual(['/maxQuantity Expected a number, got "many".']);
    expect(mistakesIn({ ...mug(), maxQuantity: 0 })).toEqual(["/maxQuantity Expected ≥ 1, got 0."]);
    expect(mistakesIn({ ...mug(), colour: 1 })).toEqual(["/colour Expected no such property here, got colour."]);
    const misspelt = mug();
    Object.assign(misspelt.options[0] ?? {}, { kind: "choise" });
    expect(mistakesIn(misspelt)[0]).toMatch(/^\/options\/0\/kind Expected kind: .*, got "choise"\.$/);
    const noLabel = mug();
    Object.assign(noLabel.options[3] ?? {}, { label: {} });
    expect(mistakesIn(noLabel)).toEqual([
      "/options/3/label Expected a text in at least one language (fr, en, ar), got {}.",
    ]);
    const { name: _name, ...nameless } = mug();
    const parsed = parseDocument(ProductDocument, nameless);
    expect(parsed.ok ? [] : parsed.issues.map((each) => documentMessage(each, "fr"))).toEqual([
      "Attendu\u00a0: un objet. Reçu\u00a0: rien.",
    ]);
  });

  it("finds what the grammar cannot: references, expressions, duplicates", () => {
    const bad = mug();
    bad.profiles.push("no-such");
    bad.options.push({ ...structuredClone(bad.options[0]!), label: { fr: "Encore" } });
    bad.rules.push({ id: "typo", severity: "error", require: "handel == 'black'", because: { fr: "Parce que." } });
    bad.printAreas[0]!.templates.push("lost");
    const result = compileProduct(bad, LIBRARY, 1);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "duplicate_id /options/6/id",
      "unknown_reference /profiles/3",
      "unknown_reference /printAreas/0/templates/3",
      "expression_invalid /rules/2/require",
    ]);
  });

  it("publishes the tree beside the text of every expression", () => {
    const product = bundledProduct("mug-11oz");
    expect(product.expressions["finish == 'magic'"]).toEqual({
      op: "==",
      left: { op: "option", id: "finish" },
      right: { op: "literal", value: "magic" },
    });
    expect(product.options.find((option) => option.id === "ribbon")).toMatchObject({
      values: [{ id: "satin-red" }, {}, {}],
    });
    expect(product.templateDocuments.map((template) => template.id).toSorted()).toEqual([
      "first-name",
      "photo-and-name",
      "photo-wrap",
    ]);
    expect(product.profileDocuments.map((profile) => profile.id)).toEqual(product.profiles);
  });

  it("refuses tiers that overlap and surcharges without an amount", () => {
    const bad = mug();
    bad.prices[0]!.breaks = [
      { from: 12, percent: "-8" },
      { from: 12, percent: "-9" },
    ];
    expect(mistakesIn(bad)[0]).toMatch(/^\/prices\/0\/breaks Expected thresholds that all differ/);
    const both = mug();
    Object.assign(both.prices[0]!.surcharges[0]!, { percent: "3" });
    expect(mistakesIn(both)[0]).toMatch(/^\/prices\/0\/surcharges\/0 Expected either amount or percent/);
  });

  it("opens documents of the older grammar and refuses those of a newer one in words", () => {
    const { prices, ...rest } = mug();
    const old = { ...rest, schemaVersion: 0, price: prices[0] };
    const parsed = parseDocument(ProductDocument, migrateDocument(old));
    expect(parsed.ok && parsed.value.prices).toEqual(prices);
    expect(() => migrateDocument({ ...rest, schemaVersion: 99 })).toThrow(/newer program/);
  });

  it("exports a JSON Schema for editors that knows the kinds of options", () => {
    const schema = JSON.stringify(exportJsonSchemas()["product.schema.json"]);
    for (const kind of ["choice", "multi-choice", "boolean", "number", "text", "colour", "image"])
      expect(schema).toContain(`"${kind}"`);
    expect(JSON.parse(schema)).toMatchObject({
      additionalProperties: false,
      required: expect.arrayContaining(["id", "name", "options"]),
    });
  });
});
