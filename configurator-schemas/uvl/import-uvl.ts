import type { z } from "zod";
import type { ProductDocument } from "../schema/product.ts";
import { buildOptions } from "./build-options.ts";
import { buildSteps } from "./build-steps.ts";
import { constraintRule } from "./constraint-rules.ts";
import { ExpressionWriter } from "./expression-writer.ts";
import type { Finding } from "./finding.ts";
import { GroupAttributes } from "./group-attributes.ts";
import { IdMaker } from "./id-maker.ts";
import type { Feature, UvlModel } from "./model.ts";
import { NumberRanges } from "./number-ranges.ts";
import { parseUvl } from "./parse-uvl.ts";
import { representFeatures } from "./represent-features.ts";
import { NameResolver } from "./resolve-names.ts";
import { splitConjuncts } from "./split-conjuncts.ts";
import { treeRules } from "./tree-rules.ts";

/** What a merchant goes on editing: the document as one would write it, without what the grammar fills in. */
export type DraftDocument = z.input<typeof ProductDocument>;

export type UvlImport =
  | {
      readonly ok: true;
      readonly document: DraftDocument;
      /** When each feature is chosen, as an expression over the document's options: by the feature's name. */
      readonly chosenWhen: ReadonlyMap<string, string>;
      /** Good to know, nothing wrong. */
      readonly notes: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Findings that leave the document right. */
const NOTES: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>(["realStep"]);
/** Findings after which names can still be looked up, so that all that is unsupported is named at once. */
const UNDERSTOOD: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "badCardinality",
  "division",
  "duplicateFeature",
  "featureCardinality",
  "functionUnsupported",
  "stringConstraint",
  "stringFeature",
]);
const SKU_LENGTH = 40;

/**
 * Turns a UVL model into a product document with the same configurations: see SPEC.md. Whatever a document cannot say is found
 * and named by its place; then there is no document.
 */
export function importUvl(source: string): UvlImport {
  const { model, findings } = parseUvl(source);
  if (!model || findings.some(({ code }) => !UNDERSTOOD.has(code))) return { ok: false, findings: inOrder(findings) };

  const representation = representFeatures(model);
  const attributes = new GroupAttributes(representation);
  const found = [...findings];
  const isAlways = (feature: Feature) => representation.presence.get(feature)?.kind === "always";
  const resolver = new NameResolver(model, { sums: attributes, isAlways, findings: found });
  const conjuncts = model.constraints.flatMap((constraint) =>
    splitConjuncts(resolver.condition(constraint.node)).map((formula) => ({ constraint, formula })),
  );
  const ranges = new NumberRanges({ isAlways, findings: found });
  const left = conjuncts.filter(({ formula }) => !ranges.absorb(formula));
  const writer = new ExpressionWriter(representation);
  const options = buildOptions(model, { representation, writer, ranges, attributes });
  const wrong = found.filter(({ code }) => !NOTES.has(code));
  if (wrong.length > 0) return { ok: false, findings: inOrder(wrong) };

  const { ids } = representation;
  const rules = [
    ...treeRules(model, { representation, writer }),
    ...left.map(({ constraint, formula }) => constraintRule(formula, { constraint, writer, ids })),
  ];
  const document = {
    ...frame(model),
    steps: buildSteps(model, options),
    options: options.map(({ option }) => option),
    ...(writer.derived.length > 0 ? { derived: writer.derived } : {}),
    rules,
  };
  const chosenWhen = new Map(model.features.map((feature) => [feature.name, writer.chosen(feature).text]));
  return { ok: true, document, chosenWhen, notes: found };
}

/** The parts of a document that a feature model says nothing about: free, one stock code, a plain picture. */
function frame({ namespace, root }: UvlModel): Omit<DraftDocument, "steps" | "options"> {
  const id = new IdMaker().slug(namespace ?? root.name);
  const front = { fr: "Vue d’ensemble", en: "Overview", ar: "نظرة عامة" };
  const shape = {
    x: 20,
    y: 20,
    width: 160,
    height: 110,
    radius: 8,
    fill: "#e9e2d6",
    stroke: "#8a7f6d",
    strokeWidth: 1,
  };
  const view = { id: "front", label: front, widthMm: 200, heightMm: 150, shapes: [shape] };
  return {
    id,
    name: { fr: root.name, en: root.name },
    profiles: [],
    printAreas: [],
    variants: { by: [], rows: [[{ sku: id.toUpperCase().slice(0, SKU_LENGTH) }]] },
    scene: { kind: "drawing", views: [view] },
    prices: [{ currency: "EUR", tax: "inclusive", base: "0.00" }],
  };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
