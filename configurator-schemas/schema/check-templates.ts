import { canShow } from "./can-show.ts";
import type { DesignElement } from "./design-element.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./issue.ts";
import type { Library } from "./library.ts";
import type { Option } from "./option.ts";
import type { ProductDocument } from "./product.ts";
import type { Template } from "./template.ts";
import { unknownReference } from "./unknown-reference.ts";

type Path = readonly (string | number)[];

/** The library's templates that a product offers, each once. */
export function templatesOfProduct(
  { printAreas }: ProductDocument,
  { templates }: Pick<Library, "templates">,
): readonly Template[] {
  const ids = new Set(printAreas.flatMap((area) => area.templates));
  return templates.filter((template) => ids.has(template.id));
}

/** Every name in the templates of a product stands for something: their own elements, the product's options, fonts. */
export function checkTemplates(document: ProductDocument, library: Library, issues: Issue[]): void {
  document.printAreas.forEach((area, i) => {
    if (area.templateRequired !== true || area.templates.length > 0) return;
    const got = { expected: "a template", got: "nothing" };
    issues.push(issue("document_invalid", "error", ["printAreas", i, "templates"], got));
  });
  for (const template of templatesOfProduct(document, library)) {
    const path: Path = ["templates", template.id];
    checkOwnNames(template, { path, issues });
    template.elements.forEach((element, i) =>
      checkBindings(element, { path: [...path, "elements", i, "bind"], options: document.options, issues }),
    );
    const fonts = [...library.fonts];
    template.parts?.forEach(({ rule }, i) =>
      rule?.fonts?.forEach((font, j) => {
        if (fonts.includes(font)) return;
        issues.push(unknownReference([...path, "parts", i, "rule", "fonts", j], "font", font, fonts));
      }),
    );
  }
}

/** Slots and parts name elements, each once, and slots those of their kind. */
function checkOwnNames(
  { elements, slots, parts = [] }: Template,
  { path, issues }: { readonly path: Path; readonly issues: Issue[] },
): void {
  const known = (kind?: DesignElement["kind"]) =>
    elements.filter((each) => kind === undefined || each.kind === kind).map(({ id }) => id);
  const once = (list: string, name: string, ids: readonly string[]) =>
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i) issues.push(issue("duplicate_id", "error", [...path, list, i, name], { got: id }));
    });
  once("elements", "id", known());
  once(
    "parts",
    "element",
    parts.map(({ element }) => element),
  );
  slots.forEach(({ element, kind }, i) => {
    if (known(kind).includes(element)) return;
    issues.push(unknownReference([...path, "slots", i, "element"], `${kind} element`, element, known(kind)));
  });
  parts.forEach(({ element }, i) => {
    if (known().includes(element)) return;
    issues.push(unknownReference([...path, "parts", i, "element"], "element", element, known()));
  });
}

/** An element is bound to options that have what it shows. */
function checkBindings(
  { bind }: DesignElement,
  { path, options, issues }: { readonly path: Path; readonly options: readonly Option[]; readonly issues: Issue[] },
): void {
  for (const [what, id] of Object.entries(bind ?? {})) {
    const fitting = options.filter((option) => canShow(option, what)).map((option) => option.id);
    if (typeof id !== "string" || fitting.includes(id)) continue;
    issues.push(unknownReference([...path, what], `${KIND_WORDS[what] ?? what} option`, id, fitting));
  }
}

const KIND_WORDS: Readonly<Record<string, string>> = { text: "text", upload: "image", colour: "colour or swatch" };
