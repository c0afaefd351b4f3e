import type { Literal } from "./literal.ts";

/** Σ factor × number + Σ factor × (1 if the literal holds) + constant; all integers. */
export interface LinearForm {
  readonly numbers: readonly { readonly number: number; readonly factor: number }[];
  readonly literals: readonly { readonly literal: Literal; readonly factor: number }[];
  readonly constant: number;
}

/** A form without variables. */
export function constantForm(constant: number): LinearForm {
  return { numbers: [], literals: [], constant };
}

/** The form `1 × number`. */
export function numberForm(number: number): LinearForm {
  return { numbers: [{ number, factor: 1 }], literals: [], constant: 0 };
}

/** The form that is 1 when the literal holds and 0 otherwise. */
export function literalForm(literal: Literal): LinearForm {
  return { numbers: [], literals: [{ literal, factor: 1 }], constant: 0 };
}

/** The sum of forms; equal terms are joined and terms that cancel out disappear. */
export function sumForms(forms: readonly LinearForm[]): LinearForm {
  const numbers = new Map<number, number>();
  const literals = new Map<Literal, number>();
  let constant = 0;
  for (const form of forms) {
    constant += form.constant;
    for (const { number, factor } of form.numbers) numbers.set(number, (numbers.get(number) ?? 0) + factor);
    for (const { literal, factor } of form.literals) literals.set(literal, (literals.get(literal) ?? 0) + factor);
  }
  return {
    numbers: [...numbers].filter(([, factor]) => factor !== 0).map(([number, factor]) => ({ number, factor })),
    literals: [...literals].filter(([, factor]) => factor !== 0).map(([literal, factor]) => ({ literal, factor })),
    constant,
  };
}

/** The form times an integer. */
export function scaleForm(form: LinearForm, by: number): LinearForm {
  if (by === 0) return constantForm(0);
  return {
    numbers: form.numbers.map(({ number, factor }) => ({ number, factor: factor * by })),
    literals: form.literals.map(({ literal, factor }) => ({ literal, factor: factor * by })),
    constant: form.constant * by,
  };
}

/** The same text for the same sum, in whatever order its terms stand. */
export function formKey({ numbers, literals, constant }: LinearForm): string {
  const terms = [
    ...numbers.map(({ number, factor }) => `${factor}n${number}`),
    ...literals.map(({ literal, factor }) => `${factor}l${literal}`),
  ];
  return `${terms.toSorted().join(" ")} ${constant}`;
}
