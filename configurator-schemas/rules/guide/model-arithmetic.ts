import { constantForm, formKey, numberForm, scaleForm, sumForms } from "../engine/linear-form.ts";
import type { LinearForm } from "../engine/linear-form.ts";
import { FALSE, TRUE } from "../engine/literal.ts";
import type { Literal } from "../engine/literal.ts";
import type { Model } from "../engine/model.ts";

/** What a form is while a literal holds. */
export interface FormCase {
  readonly literal: Literal;
  readonly form: LinearForm;
}

/**
 * Whole-number arithmetic written onto a rules model: each result is a form that equals it in every full configuration. Throws
 * a RangeError beyond exact integers; what was written until then constrains nothing else.
 */
export class ModelArithmetic {
  readonly #model: Model;
  readonly #quotients = new Map<string, LinearForm>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The form of the case that holds; the caller sees to it that exactly one does. */
  choose(cases: readonly FormCase[]): LinearForm {
    const model = this.#model;
    const left = cases.filter(({ literal }) => literal !== FALSE);
    const sure = left.find(({ literal }) => literal === TRUE);
    if (sure) return sure.form;
    if (left.every(({ form }) => isConstant(form))) {
      return numberForm(model.lookup(left.map(({ literal, form }) => ({ literal, value: form.constant }))));
    }
    const ranges = left.map(({ form }) => model.rangeOf(form));
    const number = model.addNumber({
      min: Math.min(...ranges.map(({ min }) => min)),
      max: Math.max(...ranges.map(({ max }) => max)),
      shown: false,
    });
    for (const { literal, form } of left) {
      const difference = sumForms([numberForm(number), scaleForm(form, -1)]);
      model.addClause([literal ^ 1, model.compare(difference, "<=")]);
      model.addClause([literal ^ 1, model.compare(difference, ">=")]);
    }
    return numberForm(number);
  }

  /** The form while the literal holds, else 0. */
  when(literal: Literal, form: LinearForm): LinearForm {
    return this.choose([
      { literal, form },
      { literal: literal ^ 1, form: constantForm(0) },
    ]);
  }

  /** The larger of a form and a whole number. */
  atLeast(form: LinearForm, least: number): LinearForm {
    if (this.#model.rangeOf(form).min >= least) return form;
    const isAbove = this.#model.compare(sumForms([form, constantForm(-least)]), ">=");
    return this.choose([
      { literal: isAbove, form },
      { literal: isAbove ^ 1, form: constantForm(least) },
    ]);
  }

  /** form ÷ by, rounded down. */
  divideDown(form: LinearForm, by: number): LinearForm {
    const whole = divided(form, by);
    if (whole) return whole;
    const key = `${formKey(form)}/${by}`;
    let quotient = this.#quotients.get(key);
    if (!quotient) {
      const { min, max } = this.#model.rangeOf(form);
      const number = this.#model.addNumber({ min: Math.floor(min / by), max: Math.floor(max / by), shown: false });
      quotient = numberForm(number);
      const rest = sumForms([form, scaleForm(quotient, -by)]);
      this.#model.addLinear(rest, ">=");
      this.#model.addLinear(sumForms([rest, constantForm(1 - by)]), "<=");
      this.#quotients.set(key, quotient);
    }
    return quotient;
  }

  /** form ÷ by, rounded up. */
  divideUp(form: LinearForm, by: number): LinearForm {
    return this.divideDown(sumForms([form, constantForm(by - 1)]), by);
  }

  /** form ÷ by, rounded to the nearest: half away from zero, or to the even neighbour. */
  divideRounded(form: LinearForm, { by, isEven }: { readonly by: number; readonly isEven: boolean }): LinearForm {
    const whole = divided(form, by);
    if (whole) return whole;
    const { min, max } = this.#model.rangeOf(form);
    const up = () => this.#roundPositive(form, { by, isEven });
    const down = () => scaleForm(this.#roundPositive(scaleForm(form, -1), { by, isEven }), -1);
    if (min >= 0) return up();
    if (max <= 0) return down();
    const isPositive = this.#model.compare(form, ">=");
    return this.choose([
      { literal: isPositive, form: up() },
      { literal: isPositive ^ 1, form: down() },
    ]);
  }

  /** left × right. */
  multiply(left: LinearForm, right: LinearForm): LinearForm {
    if (isConstant(left)) return scaleForm(right, left.constant);
    if (isConstant(right)) return scaleForm(left, right.constant);
    return numberForm(this.#model.product(this.#model.numberOf(left), this.#model.numberOf(right)));
  }

  /** Right where the form is not negative. */
  #roundPositive(form: LinearForm, { by, isEven }: { readonly by: number; readonly isEven: boolean }): LinearForm {
    const doubled = sumForms([scaleForm(form, 2), constantForm(by)]);
    const up = this.divideDown(doubled, 2 * by);
    if (!isEven || by % 2 !== 0) return up;
    const isTie = this.#model.compare(sumForms([doubled, scaleForm(up, -2 * by)]), "=");
    const oddness = sumForms([up, scaleForm(this.divideDown(up, 2), -2), constantForm(-1)]);
    const isLess = this.#model.and([isTie, this.#model.compare(oddness, ">=")]);
    return this.choose([
      { literal: isLess, form: sumForms([up, constantForm(-1)]) },
      { literal: isLess ^ 1, form: up },
    ]);
  }
}

function isConstant({ numbers, literals }: LinearForm): boolean {
  return numbers.length === 0 && literals.length === 0;
}

/** The quotient where every term can be divided. */
function divided(form: LinearForm, by: number): LinearForm | undefined {
  const factors = [...form.numbers, ...form.literals].map(({ factor }) => factor);
  if (![...factors, form.constant].every((each) => each % by === 0)) return undefined;
  return {
    numbers: form.numbers.map(({ number, factor }) => ({ number, factor: factor / by })),
    literals: form.literals.map(({ literal, factor }) => ({ literal, factor: factor / by })),
    constant: form.constant / by,
  };
}
