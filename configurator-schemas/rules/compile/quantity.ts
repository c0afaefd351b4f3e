import { DECIMALS } from "../../expressions/evaluate.ts";
import { constantForm, scaleForm, sumForms } from "../engine/linear-form.ts";
import type { LinearForm } from "../engine/linear-form.ts";
import { TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import type { Model } from "../engine/model.ts";
import { scaleFor, scaled } from "./option-variable.ts";

/** A number of an expression: `form` ÷ 10^scale, where `defined` says whether everything it is made of is answered. */
export interface Quantity {
  readonly form: LinearForm;
  readonly scale: number;
  readonly defined: Literal;
}

/** A number written in the document. */
export function constant(value: number): Quantity {
  const scale = countable(scaleFor([value]));
  return { form: constantForm(scaled(value, scale)), scale, defined: TRUE };
}

export function add(model: Model, left: Quantity, right: Quantity): Quantity {
  const scale = Math.max(left.scale, right.scale);
  return {
    form: sumForms([at(left, scale), at(right, scale)]),
    scale,
    defined: model.and([left.defined, right.defined]),
  };
}

export function negate({ form, ...rest }: Quantity): Quantity {
  return { ...rest, form: scaleForm(form, -1) };
}

export function multiply(model: Model, left: Quantity, right: Quantity): Quantity {
  const scale = countable(left.scale + right.scale);
  const defined = model.and([left.defined, right.defined]);
  if (isConstant(left)) return { form: scaleForm(right.form, left.form.constant), scale, defined };
  if (isConstant(right)) return { form: scaleForm(left.form, right.form.constant), scale, defined };
  const product = model.product(model.numberOf(left.form), model.numberOf(right.form));
  return { form: { numbers: [{ number: product, factor: 1 }], literals: [], constant: 0 }, scale, defined };
}

/** Both as integers of one scale: `left - right`, ready to be compared with 0. */
export function difference(left: Quantity, right: Quantity): LinearForm {
  const scale = Math.max(left.scale, right.scale);
  return sumForms([at(left, scale), scaleForm(at(right, scale), -1)]);
}

function at({ form, scale }: Quantity, wanted: number): LinearForm {
  return scaleForm(form, 10 ** (wanted - scale));
}

/** `evaluate` rounds beyond these decimals, and what is rounded cannot be counted exactly. */
function countable(scale: number): number {
  if (scale > DECIMALS) throw new RangeError(`expected at most ${DECIMALS} decimals, got ${scale}`);
  return scale;
}

function isConstant({ form }: Quantity): boolean {
  return form.numbers.length === 0 && form.literals.length === 0;
}
