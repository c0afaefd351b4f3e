import type { Localised } from "../schema/localised.ts";
import type { MinorUnits } from "../units/money.ts";

/** One reason for a part of the unit price, already rounded to minor units (SPEC P2). */
export interface UnitLine {
  readonly rule: string;
  readonly label: Localised;
  readonly unit: MinorUnits;
  /** For counted and measured surcharges: how many are charged and the exact amount of each, as a decimal string. */
  readonly count?: { readonly quantity: number; readonly each: string };
}

export function sumUnits(lines: readonly UnitLine[]): MinorUnits {
  return lines.reduce((sum, line) => sum + line.unit, 0);
}
