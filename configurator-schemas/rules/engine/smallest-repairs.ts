import type { Literal } from "./literal.ts";
import type { Probe } from "./probe.ts";

/** Up to this size repairs are proved smallest; beyond, the preferred relaxation is taken. */
const MAX_EXACT = 6;
/** Sets of drops looked at per size; more than this and the relaxation answers. */
const MAX_SETS = 20_000;

/** Which members to drop (positions, ascending), best first. `isSmallest` false: irreducible, but a smaller one may exist. */
export interface Repairs {
  readonly drops: readonly (readonly number[])[];
  readonly isSmallest: boolean;
}

/**
 * The smallest sets of `members` to drop so that `fixed` and the rest can hold together, at most `limit`, those that drop
 * later members first. Candidates are hitting sets of the conflicts known so far; every one that fails adds a conflict.
 */
export function smallestRepairs(
  probe: Probe,
  {
    fixed,
    members,
    limit,
  }: { readonly fixed: readonly Literal[]; readonly members: readonly Literal[]; readonly limit: number },
): Repairs | "undecided" | undefined {
  const alone = probe.check(fixed);
  if (alone.kind === "impossible") return undefined;
  if (alone.kind === "undecided") return "undecided";
  const position = new Map(members.map((literal, i) => [literal, i]));
  const conflicts: (readonly number[])[] = [];
  for (let size = 0; size <= MAX_EXACT; size++) {
    const drops: (readonly number[])[] = [];
    const tried = new Set<string>();
    for (;;) {
      const sets = hittingSets(conflicts, size);
      if (!sets) return relax(probe, { fixed, members });
      const next = sets.filter((set) => !tried.has(set.join())).toSorted(preferLater)[0];
      if (!next || drops.length === limit) break;
      tried.add(next.join());
      const verdict = probe.check([...fixed, ...members.filter((_, i) => !next.includes(i))]);
      if (verdict.kind === "undecided") return "undecided";
      if (verdict.kind === "possible") drops.push(next);
      else conflicts.push([...verdict.core].flatMap((literal) => position.get(literal) ?? []));
    }
    if (drops.length > 0) return { drops, isSmallest: true };
  }
  return relax(probe, { fixed, members });
}

/** Keeps every member, first to last, that can still hold. */
function relax(
  probe: Probe,
  { fixed, members }: { readonly fixed: readonly Literal[]; readonly members: readonly Literal[] },
): Repairs | "undecided" {
  const kept: Literal[] = [];
  const dropped: number[] = [];
  for (const [i, member] of members.entries()) {
    const { kind } = probe.check([...fixed, ...kept, member]);
    if (kind === "undecided") return "undecided";
    if (kind === "possible") kept.push(member);
    else dropped.push(i);
  }
  return { drops: [dropped], isSmallest: false };
}

/** Sets of at most `size` positions that touch every conflict; undefined when there are too many. */
function hittingSets(conflicts: readonly (readonly number[])[], size: number): number[][] | undefined {
  const found = new Map<string, number[]>();
  let looked = 0;
  const extend = (chosen: readonly number[]): boolean => {
    if (++looked > MAX_SETS) return false;
    const missed = conflicts.find((conflict) => !conflict.some((each) => chosen.includes(each)));
    if (!missed) {
      const set = chosen.toSorted((a, b) => a - b);
      found.set(set.join(), set);
      return true;
    }
    return chosen.length === size || missed.every((each) => extend([...chosen, each]));
  };
  return extend([]) ? [...found.values()] : undefined;
}

/** The set whose first differing drop is the later one comes first. */
function preferLater(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x = 0, y = 0] = [a[i], b[i]];
    if (x !== y) return y - x;
  }
  return a.length - b.length;
}
