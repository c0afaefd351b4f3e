import type { AffectedBody } from "../../configurator-schemas/protocol/print-profile-bodies.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";

/** What preflight says of a design by two versions of a profile. */
export interface DesignFindings {
  readonly design: string;
  readonly version: number;
  readonly savedAt: string;
  readonly product: string;
  readonly before: readonly Issue[];
  readonly after: readonly Issue[];
}

const MAX_ITEMS = 50;
/** A code as a warning and the same code as an error are two findings. */
const SEPARATOR = " ";

/** What all of it comes to; a design counts when a finding came or went, not when its figures changed. */
export function summariseFindings(looked: readonly DesignFindings[]): Omit<AffectedBody, "partial"> {
  const changes = looked.map((each) => {
    const [before, after] = [namesOf(each.before), namesOf(each.after)];
    const without = (names: ReadonlySet<string>, others: ReadonlySet<string>) =>
      [...names].filter((name) => !others.has(name));
    return { ...each, added: without(after, before), gone: without(before, after) };
  });
  const affected = changes.filter(({ added, gone }) => added.length + gone.length > 0);
  const names = new Set(affected.flatMap(({ added, gone }) => [...added, ...gone]));
  const codes = [...names].map((name) => {
    const [code = "", severity = ""] = name.split(SEPARATOR);
    const count = (list: "added" | "gone") => affected.filter((each) => each[list].includes(name)).length;
    return { code, severity, added: count("added"), gone: count("gone") };
  });
  return {
    designs: looked.length,
    affected: affected.length,
    codes: codes.toSorted((a, b) => b.added + b.gone - (a.added + a.gone)),
    items: affected
      .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
      .slice(0, MAX_ITEMS)
      .map(({ design, version, product, savedAt, added, gone }) => ({
        design,
        version,
        product,
        savedAt,
        added: added.map(codeOf),
        gone: gone.map(codeOf),
      })),
  };
}

function namesOf(issues: readonly Issue[]): Set<string> {
  return new Set(issues.map(({ code, severity }) => `${code}${SEPARATOR}${severity}`));
}

function codeOf(name: string): string {
  return name.split(SEPARATOR)[0] ?? name;
}
