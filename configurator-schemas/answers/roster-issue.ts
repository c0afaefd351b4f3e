import { checkPartRules } from "../artwork/check-part-rules.ts";
import { fontsOf } from "../artwork/fonts-of.ts";
import { layoutText } from "../artwork/layout-text.ts";
import type { Shaper } from "../artwork/shaper.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { fieldNames, lineConfiguration } from "../configuration/line-configuration.ts";
import type { LineDifference } from "../configuration/line-configuration.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { checkSelections } from "../rules/check-selections.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

export interface RosterContext {
  readonly product: Product;
  /** The settled design the rows differ from. */
  readonly configuration: Configuration;
  /** Absent = letters are not looked at. It has every font the rows may need. */
  readonly letters?: { readonly shaper: Shaper; readonly fallbackFonts: readonly string[] } | undefined;
}

/**
 * Why a row's own words cannot be made: an option's or a slot's rule, a blocked word, a letter no font has; undefined where
 * they can. What the design itself lacks is not the row's fault.
 */
export function rosterIssue(line: LineDifference, context: RosterContext): Issue | undefined {
  const { product, configuration } = context;
  const own = lineConfiguration(configuration, line);
  const names = fieldNames(configuration);
  const fields = Object.keys(line.fields ?? {});
  const options = new Set(fields.flatMap((field) => names.get(field) ?? []));
  const isOwn = (element: string) => fields.includes(element) || options.has(names.get(element) ?? "");
  const made = madeElements(product, own);
  const elementAt = (path: string) => {
    const [, area = "", index = ""] = /^\/elements\/([^/]+)\/(\d+)\/text$/.exec(path) ?? [];
    return made[area]?.[Number(index)]?.id ?? "";
  };
  return (
    checkSelections(product, own, {}).find(({ path }) => options.has(path.slice("/selections/".length))) ??
    checkPartRules(product, own).find(({ path }) => isOwn(elementAt(path))) ??
    missingLetter(own, context, isOwn)
  );
}

function missingLetter(
  own: Configuration,
  { product, letters }: RosterContext,
  isOwn: (element: string) => boolean,
): Issue | undefined {
  if (!letters) return undefined;
  for (const [area, elements] of Object.entries(madeElements(product, own))) {
    for (const [index, element] of elements.entries()) {
      if (element.kind !== "text" || !isOwn(element.id) || !isFilled(element)) continue;
      const fonts = fontsOf(element, { ...letters, product });
      const [cluster] = fonts.length === 0 ? [] : layoutText(element, { ...letters, fonts }).missing;
      const params = { cluster: cluster ?? "", font: element.font ?? product.defaultFont };
      if (cluster !== undefined) return issue("missing_glyph", "error", ["elements", area, index, "text"], params);
    }
  }
  return undefined;
}
