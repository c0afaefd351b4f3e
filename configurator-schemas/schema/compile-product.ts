import { checkExpression } from "../expressions/check.ts";
import type { NamedThing, Names } from "../expressions/check.ts";
import { ExpressionError, parseExpression } from "../expressions/parse.ts";
import type { Expression, ExpressionLimits } from "../expressions/tree.ts";
import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import { findCycle } from "./find-cycle.ts";
import type { Attribute, Option, OptionSet, OptionValue } from "./option.ts";
import type { Parsed } from "./parse-document.ts";
import type { PrintProfile } from "./print-profile.ts";
import type { Product, ProductDocument } from "./product.ts";
import type { Template } from "./template.ts";

/** The other documents a product may name. */
export interface Library {
  readonly optionSets: readonly OptionSet[];
  readonly templates: readonly Template[];
  readonly profiles: readonly PrintProfile[];
  /** Font ids this installation has. */
  readonly fonts: ReadonlySet<string>;
  /** Absent = the limits of publishing. */
  readonly limits?: ExpressionLimits;
}

/**
 * Makes a published version of a document: fills in option sets, parses and checks every expression, resolves
 * every reference. All mistakes are reported at once; a product with one is not published.
 */
export function compileProduct(document: ProductDocument, library: Library, version: number): Parsed<Product> {
  const issues: Issue[] = [];
  const options = document.options.map((option, i) => fillValues(option, i, library, issues));
  const filled: ProductDocument = { ...document, options };
  checkIds(filled, issues);
  checkReferences(filled, library, issues);
  checkAttributes(filled, issues);
  checkTables(filled, issues);
  const expressions = compileExpressions(filled, issues, library.limits);
  if (issues.length === 0) issues.push(...findCycle(filled, expressions));
  if (issues.length > 0) return { ok: false, issues };

  const templateIds = new Set(document.printAreas.flatMap((area) => area.templates));
  return {
    ok: true,
    value: {
      ...filled,
      version,
      expressions,
      templateDocuments: library.templates.filter((template) => templateIds.has(template.id)),
      profileDocuments: document.profiles.flatMap((id) => library.profiles.filter((profile) => profile.id === id)),
    },
  };
}

function fillValues(option: Option, index: number, library: Library, issues: Issue[]): Option {
  if (option.kind !== "choice" && option.kind !== "multi-choice") return option;
  const { valuesFrom, ...rest } = option;
  const path = ["options", index];
  if (valuesFrom === undefined) {
    if (!option.values) {
      issues.push(
        issue("document_invalid", "error", [...path, "values"], { expected: "values or valuesFrom", got: "nothing" }),
      );
    }
    return rest;
  }
  const set = library.optionSets.find((each) => each.id === valuesFrom);
  if (!set)
    issues.push(
      unknown(
        [...path, "valuesFrom"],
        "option set",
        valuesFrom,
        library.optionSets.map((each) => each.id),
      ),
    );
  return { ...rest, values: set?.values ?? [] };
}

function checkIds(document: ProductDocument, issues: Issue[]): void {
  const lists: [name: string, ids: readonly string[]][] = [
    ["options", document.options.map((each) => each.id)],
    ["derived", document.derived.map((each) => each.id)],
    ["parts", document.parts.map((each) => each.id)],
    ["printAreas", document.printAreas.map((each) => each.id)],
    ["rules", document.rules.map((each) => each.id)],
    ["steps", document.steps.map((each) => each.id)],
    ...document.options.flatMap((option, i): [string, readonly string[]][] =>
      "values" in option ? [[`options/${i}/values`, (option.values ?? []).map((value) => value.id)]] : [],
    ),
  ];
  for (const [name, ids] of lists) {
    const seen = new Set<string>();
    ids.forEach((id, i) => {
      if (seen.has(id)) issues.push(issue("duplicate_id", "error", [...name.split("/"), i, "id"], { got: id }));
      seen.add(id);
    });
  }
  const optionIds = new Set(document.options.map((each) => each.id));
  document.derived.forEach(({ id }, i) => {
    if (optionIds.has(id)) issues.push(issue("duplicate_id", "error", ["derived", i, "id"], { got: id }));
  });
}

function checkReferences(document: ProductDocument, library: Library, issues: Issue[]): void {
  const optionIds = document.options.map((each) => each.id);
  const areaIds = document.printAreas.map((each) => each.id);
  const expect = (path: readonly (string | number)[], what: string, got: string, known: readonly string[]) => {
    if (!known.includes(got)) issues.push(unknown(path, what, got, known));
  };
  const valueIds = (option: Option) => ("values" in option ? (option.values ?? []).map((each) => each.id) : []);
  document.steps.forEach((step, i) => {
    step.options.forEach((id, j) => expect(["steps", i, "options", j], "option", id, optionIds));
    step.areas.forEach((id, j) => expect(["steps", i, "areas", j], "print area", id, areaIds));
  });
  document.profiles.forEach((id, i) =>
    expect(
      ["profiles", i],
      "print profile",
      id,
      library.profiles.map((each) => each.id),
    ),
  );
  expect(["defaultFont"], "font", document.defaultFont, [...library.fonts]);
  document.printAreas.forEach((area, i) => {
    area.templates.forEach((id, j) =>
      expect(
        ["printAreas", i, "templates", j],
        "template",
        id,
        library.templates.map((each) => each.id),
      ),
    );
    area.sizeByProfile.forEach(([id], j) =>
      expect(["printAreas", i, "sizeByProfile", j, 0], "print profile", id, document.profiles),
    );
    if ("by" in area.sizeMm)
      area.sizeMm.by.forEach((id, j) => expect(["printAreas", i, "sizeMm", "by", j], "option", id, optionIds));
  });
  document.options.forEach((option, i) => {
    if (option.kind === "choice" && option.default !== undefined) {
      expect(["options", i, "default"], "value", option.default, valueIds(option));
    }
    if (option.kind === "choice") {
      option.recommended.forEach(({ value }, j) =>
        expect(["options", i, "recommended", j, "value"], "value", value, valueIds(option)),
      );
    }
    if (option.kind === "multi-choice") {
      option.default.forEach((id, j) => expect(["options", i, "default", j], "value", id, valueIds(option)));
    }
    if (option.kind === "number" && option.min > option.max) {
      issues.push(
        issue("document_invalid", "error", ["options", i, "max"], {
          expected: `at least min (${option.min})`,
          got: String(option.max),
        }),
      );
    }
  });
  document.variants.by.forEach((id, i) => expect(["variants", "by", i], "option", id, optionIds));
  document.variants.rows.forEach((row, i) => {
    const variant = row.at(-1);
    if (row.length !== document.variants.by.length + 1 || typeof variant !== "object") {
      issues.push(
        issue("document_invalid", "error", ["variants", "rows", i], {
          expected: `${document.variants.by.length} cells and a variant`,
          got: `${row.length} cells`,
        }),
      );
    }
    row.slice(0, -1).forEach((cell, j) => {
      const option = document.options.find((each) => each.id === document.variants.by[j]);
      if (typeof cell === "string" && cell !== "*" && option && "values" in option) {
        expect(
          ["variants", "rows", i, j],
          "value",
          cell,
          (option.values ?? []).map((each) => each.id),
        );
      }
    });
  });
  checkScene(document, optionIds, areaIds, issues);
}

/** Every cell of a rule's table names a value its option can have. */
function checkTables(document: ProductDocument, issues: Issue[]): void {
  const options = new Map(document.options.map((option) => [option.id, option]));
  document.rules.forEach(({ table }, i) => {
    if (!table) return;
    const path = ["rules", i, "table"];
    table.options.forEach((id, j) => {
      const option = options.get(id);
      if (option && TABLED.has(option.kind)) return;
      const known = document.options.filter((each) => TABLED.has(each.kind)).map((each) => each.id);
      issues.push(unknown([...path, "options", j], "choice, boolean or number", id, known));
    });
    table.rows.forEach((row, j) => {
      if (row.length !== table.options.length) {
        const expected = `${table.options.length} cells`;
        issues.push(issue("document_invalid", "error", [...path, "rows", j], { expected, got: `${row.length} cells` }));
      }
      row.forEach((cell, k) => {
        const option = options.get(table.options[k] ?? "");
        if (cell === "*" || !option) return;
        for (const each of Array.isArray(cell) ? cell : [cell])
          checkCell(option, each, [...path, "rows", j, k], issues);
      });
    });
  });
}

const TABLED: ReadonlySet<Option["kind"]> = new Set(["choice", "boolean", "number"]);

function checkCell(
  option: Option,
  cell: string | number | boolean,
  path: readonly (string | number)[],
  issues: Issue[],
): void {
  if (option.kind === "choice") {
    const known = (option.values ?? []).map((each) => each.id);
    if (!known.some((id) => id === cell)) issues.push(unknown(path, `value of ${option.id}`, String(cell), known));
  } else if ((option.kind === "boolean" || option.kind === "number") && typeof cell !== option.kind) {
    issues.push(
      issue("document_invalid", "error", path, { expected: `a ${option.kind} or "*"`, got: JSON.stringify(cell) }),
    );
  }
}

function checkScene(
  document: ProductDocument,
  optionIds: readonly string[],
  areaIds: readonly string[],
  issues: Issue[],
): void {
  const colour = (path: readonly (string | number)[], value: string | undefined) => {
    const option = value?.endsWith(".swatch") ? value.slice(0, -".swatch".length) : undefined;
    if (option !== undefined && !optionIds.includes(option)) issues.push(unknown(path, "option", option, optionIds));
  };
  const area = (path: readonly (string | number)[], id: string) => {
    if (!areaIds.includes(id)) issues.push(unknown(path, "print area", id, areaIds));
  };
  const { scene } = document;
  switch (scene.kind) {
    case "model":
      scene.materials.forEach((each, i) => colour(["scene", "materials", i, "color"], each.color));
      scene.areas.forEach((each, i) => area(["scene", "areas", i, "area"], each.area));
      return;
    case "photo":
      scene.views.forEach((view, i) => {
        colour(["scene", "views", i, "tint"], view.tint);
        view.areas.forEach((id, j) => area(["scene", "views", i, "areas", j], id));
      });
      return;
    case "flat":
      scene.views.forEach((view, i) => {
        colour(["scene", "views", i, "color"], view.color);
        area(["scene", "views", i, "area"], view.area);
      });
      return;
    case "drawing":
      scene.views.forEach((view, i) => {
        view.shapes.forEach((shape, j) => {
          colour(["scene", "views", i, "shapes", j, "fill"], shape.fill);
          colour(["scene", "views", i, "shapes", j, "stroke"], shape.stroke);
        });
      });
  }
}

/** Every expression of the document by its text; mistakes carry the path and the position in the text. */
function compileExpressions(
  document: ProductDocument,
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

interface Found {
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly wanted: "boolean" | "number";
}

function expressionsOf(document: ProductDocument): Found[] {
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
    if ("width" in area.sizeMm) {
      add(area.sizeMm.width, "number", "printAreas", i, "sizeMm", "width");
      add(area.sizeMm.height, "number", "printAreas", i, "sizeMm", "height");
    }
  });
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

function attributesOf(values: readonly OptionValue[]): NonNullable<NamedThing["attributes"]> {
  return new Map(
    values.flatMap(({ attributes = {} }) => Object.entries(attributes).map(([name, value]) => [name, kindOf(value)])),
  );
}

function kindOf(value: Attribute): "boolean" | "number" | "text" {
  if (typeof value === "string") return "text";
  return typeof value === "number" ? "number" : "boolean";
}

/** An attribute that is a number for one value and a text for the next cannot be compared with anything. */
function checkAttributes(document: ProductDocument, issues: Issue[]): void {
  document.options.forEach((option, i) => {
    if (!("values" in option)) return;
    const kinds = attributesOf(option.values ?? []);
    option.values?.forEach(({ attributes = {} }, j) => {
      for (const [name, value] of Object.entries(attributes)) {
        if (kinds.get(name) === kindOf(value)) continue;
        const expected = `a ${kinds.get(name)}, as for the other values`;
        const path = ["options", i, "values", j, "attributes", name];
        issues.push(issue("document_invalid", "error", path, { expected, got: JSON.stringify(value) }));
      }
    });
  });
}

function unknown(path: readonly (string | number)[], what: string, got: string, known: readonly string[]): Issue {
  return issue("unknown_reference", "error", path, {
    expected: `a known ${what} (${known.slice(0, 20).join(", ")})`,
    got,
  });
}
