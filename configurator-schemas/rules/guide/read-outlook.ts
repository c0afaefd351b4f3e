import type { Option } from "../../schema/option.ts";
import { unscaled } from "../compile/option-variable.ts";
import type { OptionVariable } from "../compile/option-variable.ts";
import type { Outlook } from "../engine/engine.ts";
import type { State } from "../engine/read-state.ts";

/** What is left of one option. */
export interface OptionOutlook {
  /** Only one answer is left. */
  readonly forced: boolean;
  /** Of a choice, each member of a multi-choice, and a boolean. */
  readonly values?: readonly { readonly id: string | boolean; readonly state: State }[];
  readonly range?: NumberRange;
}

/** Bounds some full configuration reaches; `holes` are impossible values between them, known up to 64 values. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly holes?: readonly number[];
  /** False when the steps ran out: the true range may be narrower. */
  readonly isExact: boolean;
}

/** Reads an option's answer off the engine. */
export function readOutlook(option: Option, variable: OptionVariable, outlook: Outlook): OptionOutlook {
  switch (variable.kind) {
    case "choice":
    case "multi-choice": {
      const values = [...variable.values].map(([id, literal]) => ({ id, state: outlook.state(literal) }));
      const isDecided = values.every(({ state }) => state === "forced" || state === "impossible");
      const isAnswered = variable.kind === "multi-choice" || values.some(({ state }) => state === "forced");
      return { forced: isDecided && isAnswered, values };
    }
    case "boolean": {
      const values = [true, false].map((id) => ({ id, state: outlook.state(id ? variable.on : variable.on ^ 1) }));
      return { forced: values.some(({ state }) => state === "forced"), values };
    }
    case "number": {
      const { min, max, isExact, values } = outlook.range(variable.number);
      const plain = (value: number) => unscaled(value, variable.scale);
      const holes = (values ?? [])
        .filter(({ value, state }) => state === "impossible" && value > min && value < max)
        .map(({ value }) => plain(value));
      const step = option.kind === "number" ? option.step : 1;
      const range = { min: plain(min), max: plain(max), step, isExact, ...(holes.length > 0 && { holes }) };
      return { forced: min === max && isExact, range };
    }
    default:
      return { forced: false };
  }
}

/** What is said when the engine ran out of steps: nothing is known, and nothing is called possible. */
export function undecidedOutlook(option: Option, variable: OptionVariable, state: State): OptionOutlook {
  const outlook: Outlook = {
    state: () => state,
    range: () => ({
      min: option.kind === "number" && variable.kind === "number" ? option.min * 10 ** variable.scale : 0,
      max: option.kind === "number" && variable.kind === "number" ? option.max * 10 ** variable.scale : 0,
      isExact: false,
      values: undefined,
    }),
  };
  return { ...readOutlook(option, variable, outlook), forced: false };
}
