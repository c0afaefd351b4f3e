import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";

/** What one document may be made of. The grammar has a limit for every list; these hold before it is read at all. */
export const DOCUMENT_LIMITS = { values: 150_000, items: 5000, depth: 40 } as const;

/**
 * A document too large to be looked at: too many values altogether, a list longer than any the grammar knows, or values nested
 * too deep. A grammar says something about every value that does not fit, so size is judged first, in one pass.
 */
export function checkDocumentSize(document: unknown): Issue[] {
  const issues: Issue[] = [];
  let values = 0;
  // By hand, because a document nested too deep would be too deep for a recursion as well.
  const open: Place[] = [{ value: document, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    values += 1;
    const { value, depth } = place;
    if (typeof value !== "object" || value === null) continue;
    if (depth > DOCUMENT_LIMITS.depth) return [exceeded("depth", { place, got: depth })];
    if (Array.isArray(value) && value.length > DOCUMENT_LIMITS.items) {
      issues.push(exceeded("items", { place, got: value.length }));
      values += value.length;
      continue;
    }
    for (const [key, child] of Object.entries(value)) {
      open.push({ value: child, depth: depth + 1, key: Array.isArray(value) ? Number(key) : key, parent: place });
    }
  }
  if (issues.length > 0 || values <= DOCUMENT_LIMITS.values) return issues;
  return [exceeded("values", { place: { value: document, depth: 0 }, got: values })];
}

interface Place {
  readonly value: unknown;
  readonly depth: number;
  readonly key?: string | number;
  readonly parent?: Place;
}

const WHAT = {
  values: { fr: "Valeurs JSON du document", en: "JSON values of the document", ar: "قيم JSON في المستند" },
  items: { fr: "Éléments de cette liste", en: "Items of this list", ar: "عناصر هذه القائمة" },
  depth: { fr: "Niveaux d’imbrication", en: "Levels of nesting", ar: "مستويات التداخل" },
} as const;

function exceeded(
  what: keyof typeof DOCUMENT_LIMITS,
  { place, got }: { readonly place: Place; readonly got: number },
): Issue {
  return issue("limit_exceeded", "error", pathOf(place), { what: WHAT[what], got, max: DOCUMENT_LIMITS[what] });
}

function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.parent) path.unshift(at.key);
  return path;
}
