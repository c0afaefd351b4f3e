import type { Literal } from "../engine/literal.ts";

/** What one option is to the engine. `available` is TRUE when nothing can take the option away. */
export type OptionVariable =
  | { readonly kind: "choice"; readonly available: Literal; readonly values: ReadonlyMap<string, Literal> }
  | { readonly kind: "multi-choice"; readonly available: Literal; readonly values: ReadonlyMap<string, Literal> }
  | { readonly kind: "boolean"; readonly available: Literal; readonly on: Literal }
  | { readonly kind: "number"; readonly available: Literal; readonly number: number; readonly scale: number }
  /** `size`: its graphemes. */
  | { readonly kind: "text"; readonly available: Literal; readonly size: number }
  | { readonly kind: "opaque"; readonly available: Literal };

/** The powers of ten that make every one of these decimals a whole number. */
export function scaleFor(values: readonly number[]): number {
  return Math.max(0, ...values.map(decimalsOf));
}

/** `value` × 10^scale, exactly. */
export function scaled(value: number, scale: number): number {
  return Math.round(value * 10 ** scale);
}

/** The number an author wrote, from its scaled integer. */
export function unscaled(value: number, scale: number): number {
  return scale === 0 ? value : Number((value / 10 ** scale).toFixed(scale));
}

/** The decimals an author wrote: as many as tell the number from every other. */
function decimalsOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [, fraction = ""] = digits.split(".");
  return Math.max(0, fraction.length - Number(exponent));
}
