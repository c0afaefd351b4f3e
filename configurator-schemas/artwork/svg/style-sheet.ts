import { SvgRefused } from "./svg-refused.ts";
import type { XmlElement } from "./read-xml.ts";

export type Declarations = ReadonlyMap<string, string>;

/** Rules with one simple selector each, weakest first. */
export interface StyleSheet {
  readonly rules: readonly { readonly selector: string; readonly declarations: Declarations }[];
}

const MAX_RULES = 5000;

/**
 * The rules of `style` elements that exporters write: `path`, `.name` and `#id`, alone or in a list. Anything else is left
 * out; what would load a file is refused.
 */
export function readStyleSheet(root: XmlElement): { readonly sheet: StyleSheet; readonly isWhole: boolean } {
  const text = stylesIn(root).replaceAll(/\/\*[\s\S]*?\*\//g, "");
  refuseLoading(text);
  const rules: { selector: string; declarations: Declarations }[] = [];
  let isWhole = true;
  const rest = text.replaceAll(/([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, body: string) => {
    for (const selector of selectors.split(",").map((each) => each.trim())) {
      if (/^[.#]?[\w-]+$/.test(selector)) rules.push({ selector, declarations: readDeclarations(body) });
      else isWhole = false;
    }
    return "";
  });
  if (rest.trim() !== "") isWhole = false;
  if (rules.length > MAX_RULES) throw new SvgRefused(`> ${MAX_RULES} CSS rules`);
  const weight = ({ selector }: { readonly selector: string }) =>
    selector.startsWith("#") ? 2 : selector.startsWith(".") ? 1 : 0;
  return { sheet: { rules: rules.toSorted((a, b) => weight(a) - weight(b)) }, isWhole };
}

/** Properties of a `style` attribute or of a rule. */
export function readDeclarations(text: string): Declarations {
  refuseLoading(text);
  const found = new Map<string, string>();
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .replace("!important", "")
          .trim(),
      );
  }
  return found;
}

/** Everything a style sheet says of an element; stronger rules later. */
export function declarationsOf({ rules }: StyleSheet, { name, attributes }: XmlElement): Map<string, string> {
  const names = (attributes.get("class") ?? "").split(/\s+/).map((each) => `.${each}`);
  const matching = new Set([name, ...names, `#${attributes.get("id") ?? ""}`]);
  return new Map(rules.flatMap(({ selector, declarations }) => (matching.has(selector) ? [...declarations] : [])));
}

function stylesIn({ name, text, children }: XmlElement): string {
  return (name === "style" ? `${text}\n` : "") + children.map(stylesIn).join("");
}

/** `url(#id)` stays in the file; every other address leaves it. A backslash could hide one (CSS escapes). */
function refuseLoading(text: string): void {
  if (/@import|\\|expression\s*\(|url\(\s*["']?(?!\s*["']?#)/i.test(text)) throw new SvgRefused("CSS");
}
