import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { evaluate } from "../../../configurator-schemas/expressions/evaluate.ts";
import { parseExpression } from "../../../configurator-schemas/expressions/parse.ts";
import { compileProduct } from "../../../configurator-schemas/schema/compile-product.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import { ProductDocument } from "../../../configurator-schemas/schema/product.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { findingMessage } from "../../../configurator-schemas/uvl/finding-message.ts";
import { importUvl } from "../../../configurator-schemas/uvl/import-uvl.ts";
import type { UvlImport } from "../../../configurator-schemas/uvl/import-uvl.ts";

const EMPTY_LIBRARY = { optionSets: [], templates: [], profiles: [], calendars: [], fonts: new Set(["noto-sans"]) };

export type Imported = UvlImport & { readonly ok: true };

/** The import of a text that must succeed. */
export function imported(text: string): Imported {
  const result = importUvl(text);
  if (!result.ok) throw new Error(`${result.findings.map((each) => findingMessage(each, "en")).join("\n")}\n${text}`);
  return result;
}

/** The document as a published version: its grammar, references and expressions are all right. */
export function published({ document }: Pick<Imported, "document">): Product {
  const parsed = parseDocument(ProductDocument, JSON.parse(JSON.stringify(document)));
  const compiled = parsed.ok ? compileProduct(parsed.value, EMPTY_LIBRARY, 1) : parsed;
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues, null, 1));
  return compiled.value;
}

/** How many assignments `configurationsOfImport` looks at. */
export function assignmentCount(product: Product): number {
  return product.options.reduce((count, option) => count * answersTo(option).length, 1);
}

/** Every valid and complete configuration of the document, told as the features that are chosen: "A Big Crust=3". */
export function configurationsOfImport(product: Product, { chosenWhen }: Imported): ReadonlySet<string> {
  const found = new Set<string>();
  const trees = [...chosenWhen].map(([name, text]) => ({ name, tree: parseExpression(text) }));
  const numbers = product.options.filter(({ kind }) => kind === "number");
  const visit = (selections: Record<string, Selection>, next: number): void => {
    const option = product.options[next];
    if (option) {
      for (const answer of answersTo(option)) {
        visit(answer === undefined ? selections : { ...selections, [option.id]: answer }, next + 1);
      }
      return;
    }
    const configuration: Configuration = { product: product.id, selections, elements: {} };
    const { valid, complete } = checkConfiguration(product, configuration, {});
    if (!valid || !complete) return;
    const scope = scopeOf(product, configuration);
    const shown = trees.filter(({ tree }) => evaluate(tree, scope) === true).map(({ name }) => name);
    for (const { id, label } of numbers) {
      const value = scope.option(id);
      const name = (label.fr ?? "").replace(/ : valeur$/, "");
      if (typeof value === "number") shown.splice(shown.indexOf(name), 1, `${name}=${value}`);
    }
    found.add(shown.toSorted().join(" "));
  };
  visit({}, 0);
  return found;
}

/** What one could pick; undefined = nothing, where that is different from every pick. */
function answersTo(option: Option): (Selection | undefined)[] {
  switch (option.kind) {
    case "boolean":
      return [false, true];
    case "choice":
      return [undefined, ...(option.values ?? []).map(({ id }) => id)];
    case "multi-choice": {
      const ids = (option.values ?? []).map(({ id }) => id);
      return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((__, i) => (bits >> i) & 1));
    }
    case "number":
      return [
        undefined,
        ...Array.from(
          { length: Math.round((option.max - option.min) / option.step) + 1 },
          (_, i) => option.min + i * option.step,
        ),
      ];
    default:
      throw new Error(`UVL makes no ${option.kind}`);
  }
}
