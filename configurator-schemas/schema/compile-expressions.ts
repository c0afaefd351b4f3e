import { checkExpression } from "../expressions/check.ts";
import type { NamedThing, Names } from "../expressions/check.ts";
import { ExpressionError, parseExpression } from "../expressions/parse.ts";
import type { Expression, ExpressionLimits } from "../expressions/tree.ts";
import { attributesOf } from "./check-attributes.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Option } from "./option.ts";
import type { ProductDocument } from "./product.ts";
import type { Template } from "./template.ts";

/** Every expression of the document by its text; mistakes carry the path and the position in the text. */
export function compileExpressions(
  document: Document,
  issues: Issue[],
  limits: ExpressionLimits | undefined,
): Record<string, Expression> {
  const names = namesOf(document);
  const trees: Record<string, Expression> = {};
  for (const { text, path, wanted } of expressionsOf(document)) {
    try {
      const tree = trees[text] ?? parseExpression(text, limits);
      for (const mistake of checkExpression(tree, names, wanted)) {
        issues.push(issue("expression_invalid", "error", path, { text, position: 0, ...mistake }));
      }
      trees[text] = tree;
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const [expected = error.message, got = ""] = error.message.replace(/^expected /, "").split(", got ");
      issues.push(issue("expression_invalid", "error", path, { text, position: error.position, expected, got }));
    }
  }
  return trees;
}

interface Document extends ProductDocument {
  /** Those it offers: their conditions are about its options. */
  readonly templates: readonly Template[];
}

interface Found {
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly wanted: "boolean" | "number";
}

function expressionsOf(document: Document): Found[] {
  const found: Found[] = [];
  const add = (text: string | undefined, wanted: Found["wanted"], ...path: (string | number)[]) => {
    if (text !== undefined) found.push({ text, path, wanted });
  };
  document.options.forEach((option, i) => add(option.availableWhen, "boolean", "options", i, "availableWhen"));
  document.options.forEach((option, i) => {
    if (!("recommended" in option)) return;
    option.recommended.forEach((each, j) => add(each.when, "boolean", "options", i, "recommended", j, "when"));
  });
  document.derived.forEach((derived, i) => add(derived.value, "number", "derived", i, "value"));
  document.parts.forEach((part, i) => {
    add(part.when, "boolean", "parts", i, "when");
    add(part.quantity, "number", "parts", i, "quantity");
    add(part.lengthMm, "number", "parts", i, "lengthMm");
    add(part.widthMm, "number", "parts", i, "widthMm");
    add(part.thicknessMm, "number", "parts", i, "thicknessMm");
  });
  document.rules.forEach((rule, i) => {
    add(rule.when, "boolean", "rules", i, "when");
    add(rule.require, "boolean", "rules", i, "require");
    add(rule.exclude, "boolean", "rules", i, "exclude");
    rule.count?.of.forEach((text, j) => add(text, "boolean", "rules", i, "count", "of", j));
  });
  document.printAreas.forEach((area, i) => {
    add(area.availableWhen, "boolean", "printAreas", i, "availableWhen");
    area.spots?.forEach((spot, j) => add(spot.when, "boolean", "printAreas", i, "spots", j, "when"));
    add(area.underbase, "boolean", "printAreas", i, "underbase");
    if (typeof area.cut?.offsetMm === "string") add(area.cut.offsetMm, "number", "printAreas", i, "cut", "offsetMm");
    if ("width" in area.sizeMm) {
      add(area.sizeMm.width, "number", "printAreas", i, "sizeMm", "width");
      add(area.sizeMm.height, "number", "printAreas", i, "sizeMm", "height");
    }
  });
  for (const { id, parts = [] } of document.templates) {
    parts.forEach((part, i) => add(part.shownWhen, "boolean", "templates", id, "parts", i, "shownWhen"));
  }
  if (document.scene.kind === "drawing") {
    const measure = (value: string | number | undefined, ...path: (string | number)[]) => {
      if (typeof value === "string") add(value, "number", "scene", "views", ...path);
    };
    document.scene.views.forEach((view, i) => {
      measure(view.widthMm, i, "widthMm");
      measure(view.heightMm, i, "heightMm");
      view.shapes.forEach((shape, j) => {
        add(shape.when, "boolean", "scene", "views", i, "shapes", j, "when");
        for (const key of ["x", "y", "width", "height"] as const) measure(shape[key], i, "shapes", j, key);
        for (const key of ["count", "toX", "toY"] as const) measure(shape.repeat?.[key], i, "shapes", j, "repeat", key);
      });
    });
  }
  document.prices.forEach((table, i) => {
    table.surcharges.forEach((surcharge, j) => {
      add(surcharge.when, "boolean", "prices", i, "surcharges", j, "when");
      add(surcharge.per, "number", "prices", i, "surcharges", j, "per");
    });
    table.oneOff.forEach((fee, j) => add(fee.when, "boolean", "prices", i, "oneOff", j, "when"));
    table.rush?.forEach((rush, j) => add(rush.when, "boolean", "prices", i, "rush", j, "when"));
  });
  return found;
}

function namesOf(document: ProductDocument): Names {
  const options = document.options.map((option): [string, NamedThing] => [option.id, thingOf(option)]);
  const derived = document.derived.map(({ id }): [string, NamedThing] => [id, { kind: "number" }]);
  return { options: new Map([...options, ...derived]), areas: new Set(document.printAreas.map((area) => area.id)) };
}

function thingOf(option: Option): NamedThing {
  switch (option.kind) {
    case "choice":
    case "multi-choice": {
      const values = option.values ?? [];
      const kind = option.kind === "choice" ? "text" : "list";
      return { kind, values: values.map((value) => value.id), attributes: attributesOf(values) };
    }
    case "boolean":
    case "number":
      return { kind: option.kind };
    case "text":
      return { kind: "text", hasSize: true };
    case "colour":
    case "image":
      return { kind: "text" };
  }
}
