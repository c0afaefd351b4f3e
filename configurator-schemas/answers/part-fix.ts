import { designSize } from "../configuration/area-size.ts";
import { restoreParts } from "../configuration/restore-parts.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Fix, FixContext } from "./fix.ts";

const OF_TEMPLATES: ReadonlySet<Issue["code"]> = new Set(["part_changed", "part_missing", "element_not_in_template"]);

/** Puts a template right, all of it at once; undefined for any other issue. */
export function partFix({ code }: Issue, area: PrintArea, { product, configuration }: FixContext): Fix | undefined {
  const size = OF_TEMPLATES.has(code) ? designSize(product, area, configuration) : undefined;
  if (!size) return undefined;
  return { kind: "restore", area: area.id, apply: (each) => restoreParts(product, each, { area, size }) };
}
