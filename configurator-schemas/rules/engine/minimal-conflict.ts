import type { Literal } from "./literal.ts";
import type { Probe } from "./probe.ts";

/**
 * The members of an impossible set that cannot be left out, `fixed` always kept: tries to leave out each in turn, first to
 * last, so the answer depends on the order given and on nothing learnt before. Undefined when the set is possible,
 * "undecided" when steps ran out.
 */
export function minimalConflict(
  probe: Probe,
  { fixed, members }: { readonly fixed: readonly Literal[]; readonly members: readonly Literal[] },
): readonly Literal[] | "undecided" | undefined {
  let verdict = probe.check([...fixed, ...members]);
  if (verdict.kind === "possible") return undefined;
  if (verdict.kind === "undecided") return "undecided";
  let { core } = verdict;
  const left = new Set(members);
  for (const member of members) {
    left.delete(member);
    // Outside the known core it can go unasked: the core alone is impossible.
    if (!core.has(member)) continue;
    verdict = probe.check([...fixed, ...left]);
    if (verdict.kind === "undecided") return "undecided";
    if (verdict.kind === "impossible") ({ core } = verdict);
    else left.add(member);
  }
  return members.filter((member) => left.has(member));
}
