import { conditionHolds } from "../../configuration/conditions.ts";
import type { Configuration, Selection } from "../../configuration/configuration.ts";
import { scopeOf } from "../../configuration/scope.ts";
import type { Scope } from "../../expressions/evaluate.ts";
import { defaultOf, selectionOf } from "../../configuration/selections.ts";
import type { Issue } from "../../schema/issue.ts";
import type { Option } from "../../schema/option.ts";
import type { Pick } from "../engine/engine.ts";
import { answeringOrder } from "../guide/answering-order.ts";
import { inputPicks, picksOf } from "../guide/picks.ts";
import type { OwnPick } from "../guide/picks.ts";
import { finding, proof } from "./finding.ts";
import type { Prover } from "./prover.ts";
import { labelOf, selectionWords, valueWords } from "./words.ts";

/**
 * Defaults that give way before a shopper touched anything, because the defaults asked before them rule them out. The
 * untouched configuration, settled, is the counter-example: it shows what comes instead.
 */
export function lintDefaults(prover: Prover, configuration: Configuration): Issue[] {
  const { product, rules } = prover;
  const { selections } = configuration;
  const scope = scopeOf(product, configuration);
  const fixed = inputPicks(product, configuration, rules.inputs).map(({ pick }) => pick);
  const earlier: OwnPick[] = [];
  const issues: Issue[] = [];
  for (const option of answeringOrder(product)) {
    if (!conditionHolds(product, option.availableWhen, scope)) continue;
    const now = selectionOf(option, selections);
    const wanted = wishOf(option, now, { product, scope });
    for (const value of wanted) {
      const own = picksOf(option.id, value, rules).map(({ pick }) => pick);
      const clicked = own.at(-1);
      if (!clicked || isDead(own, prover)) continue;
      const others = earlier.map(({ pick }) => pick);
      const conflict = prover.ask((engine) =>
        engine.conflict(others, clicked, { fixed: [...fixed, ...own.slice(0, -1)] }),
      );
      if (typeof conflict !== "object") continue;
      const picked = new Set(conflict.picks.flatMap((i) => earlier[i]?.option ?? []));
      const answers = Object.fromEntries(
        product.options.flatMap((each): [string, Selection][] => {
          const answer = picked.has(each.id) ? selectionOf(each, selections) : undefined;
          return answer === undefined ? [] : [[each.id, answer]];
        }),
      );
      const path = ["options", product.options.indexOf(option), "default"];
      issues.push(
        finding("default_impossible", path, {
          option: labelOf(option.label),
          value: valueWords(option, value),
          instead: valueWords(option, now),
          picks: selectionWords(product, answers),
          ...proof(prover, conflict.rules),
        }),
      );
    }
    earlier.push(...picksOf(option.id, now, rules));
  }
  return issues;
}

function isDead(picks: readonly Pick[], prover: Prover): boolean {
  return prover.ask((engine) => engine.outlook(picks, { literals: [], numbers: [] })) === "impossible";
}

/** The default, or the members of it, that the untouched configuration does not have; a recommendation may take its place. */
function wishOf(
  option: Option,
  now: Selection | undefined,
  { product, scope }: { readonly product: Prover["product"]; readonly scope: Scope },
): readonly Selection[] {
  const plain = defaultOf(option);
  if (option.kind === "multi-choice") {
    return option.default.filter((id) => !Array.isArray(now) || !now.includes(id)).map((id) => [id]);
  }
  if (plain === undefined || plain === now) return [];
  const recommended = "recommended" in option ? option.recommended : [];
  const isWished = recommended.some((each) => each.value === now && conditionHolds(product, each.when, scope));
  return isWished ? [] : [plain];
}
