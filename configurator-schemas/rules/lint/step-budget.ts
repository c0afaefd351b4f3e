import type { Engine } from "../engine/engine.ts";

/** A single question may take one part in so many of all steps, so that one hard question does not silence the others. */
const QUESTION_SHARE = 20;

/** The steps all engines of one lint share. */
export class StepBudget {
  readonly total: number;
  #left: number;

  constructor(total: number) {
    this.total = total;
    this.#left = total;
  }

  spend<T>(engine: Engine, question: () => T, { share = QUESTION_SHARE }: { readonly share?: number } = {}): T {
    const given = Math.min(this.#left, Math.ceil(this.total / share));
    engine.budget(given);
    const answer = question();
    this.#left -= given - engine.stepsLeft;
    return answer;
  }
}
