import { z } from "zod";

/**
 * A regular expression no text makes run exponentially long: no look-around, no back-references, and nothing repeated that
 * itself repeats, may be left out or offers a choice.
 */
export const SafePattern = z.string().max(200).refine(isSafePattern, { error: "safePattern" });

export function isSafePattern(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").unicode && !hasRiskyParts(pattern);
  } catch {
    return false;
  }
}

const REPEATS = /^(?:[*+?]|\{\d+(?:,\d*)?\})/;
const OPENER = /^\((?:\?(?::|<[a-zA-Z]\w*>))?/;

function hasRiskyParts(pattern: string): boolean {
  /** Of every open group: is there more than one way to go through it? */
  const groups: boolean[] = [false];
  for (let i = 0; i < pattern.length; i += 1) {
    const rest = pattern.slice(i);
    if (/^\\(?:[1-9]|k<)/.test(rest) || /^\(\?(?:[=!]|<[=!])/.test(rest)) return true;
    if (rest.startsWith("\\")) i += 1;
    else if (rest.startsWith("[")) i += classLength(rest) - 1;
    else if (rest.startsWith("(")) {
      groups.push(false);
      i += (OPENER.exec(rest)?.[0].length ?? 1) - 1;
    } else if (rest.startsWith(")")) {
      const isRisky = groups.pop() === true;
      if (isRisky && REPEATS.test(rest.slice(1)) && !rest.startsWith(")?")) return true;
      if (isRisky) groups[groups.length - 1] = true;
    } else if (rest.startsWith("|") || REPEATS.test(rest)) groups[groups.length - 1] = true;
  }
  return false;
}

/** From [ to its ], escapes inside skipped. */
function classLength(rest: string): number {
  return /^\[(?:\\.|[^\\\]])*\]/u.exec(rest)?.[0].length ?? rest.length;
}
