import type { FunctionName } from "../expressions/tree.ts";
import type { Localised } from "../schema/localised.ts";
import type { MinorUnits } from "../units/money.ts";

/** One reason for a part of the unit price, already rounded to minor units (SPEC P2). */
export interface UnitLine {
  readonly rule: string;
  readonly label: Localised;
  readonly unit: MinorUnits;
  /** For counted and measured surcharges. */
  readonly count?: LineCount;
}

/** How many are charged, of what, and the exact amount of each as a decimal string. */
export interface LineCount {
  readonly quantity: number;
  readonly each: string;
  readonly unit: CountUnit | undefined;
}

/** The merchant's words, or what a count of a print area counts. */
export type CountUnit = Localised | FunctionName;

export function sumUnits(lines: readonly UnitLine[]): MinorUnits {
  return lines.reduce((sum, line) => sum + line.unit, 0);
}
