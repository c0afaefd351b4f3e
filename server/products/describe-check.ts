import { issueMessage } from "../../configurator-schemas/answers/issue-messages.ts";
import type { AttemptAnswer } from "../../configurator-schemas/answers/guide.ts";
import type { CheckBody } from "../../configurator-schemas/protocol/http.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Money } from "../../configurator-schemas/units/money.ts";
import type { CheckAnswer, CheckedOption } from "../rules/rules-request.ts";
import { toIssueReports } from "../problems/answer-problem.ts";

type OptionBody = CheckBody["options"][number];

/** A check as the contract writes it, its reasons in the caller's language. */
export function describeCheck(answer: CheckAnswer, language: Language): CheckBody {
  const { valid, complete, options, issues, attempt } = answer;
  return {
    valid,
    complete,
    options: options.map(describeOption),
    issues: toIssueReports(issues, language),
    ...(attempt && { attempt: describeAttempt(attempt, language) }),
  };
}

function describeOption({ id, available, value, forced, values, range }: CheckedOption): OptionBody {
  const told: OptionBody = { id, available, value, forced };
  if (values) told.values = values.map(({ stock, ...each }) => ({ ...each, ...(stock && { stock: { ...stock } }) }));
  if (range) {
    const { min, max, step, holes, isExact } = range;
    told.range = { min, max, step, ...(holes && { holes: [...holes] }), ...(!isExact && { isExact }) };
  }
  return told;
}

function describeAttempt(attempt: AttemptAnswer, language: Language): NonNullable<CheckBody["attempt"]> {
  return {
    possible: attempt.possible,
    conflict: {
      picks: [...attempt.conflict.picks],
      rules: attempt.conflict.rules.map(({ id, reason }) => {
        const { because } = reason.params;
        return { id, reason: issueMessage(reason, language), ...(typeof because === "object" && { because }) };
      }),
    },
    repairs: attempt.repairs.map(({ changes, priceDelta, selections }) => ({
      changes: changes.map((change) => ({ ...change })),
      priceDelta: moneyOrNull(priceDelta),
      selections,
    })),
  };
}

function moneyOrNull(money: Money | undefined): { amount: number; currency: string } | null {
  return money ? { amount: money.amount, currency: money.currency } : null;
}
