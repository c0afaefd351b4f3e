import { useEffect } from "react";
import type { ReactElement } from "react";
import { standingsOf } from "../../../configurator-schemas/answers/standings.ts";
import type { Stock } from "../../../configurator-schemas/configuration/availability.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import { optionOfIssue } from "../session/option-of-issue.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { OptionField } from "./option-field.tsx";
import { recommendedValues } from "./recommended-values.ts";
import styles from "./options.module.css";

/**
 * A step's questions, built from the product document alone. What is not available is not there; its pick is kept and
 * comes back with it.
 */
export function OptionsForm({ options }: { readonly options: readonly string[] }): ReactElement | null {
  const session = useSession();
  const state = useSessionState((each) => each);
  const { product, check, configuration, guides, explanation, adapted } = state;
  const standings = standingsOf(product, configuration);
  const shown = options.flatMap((id): Option[] => {
    const option = indexOf(product).options.get(id);
    return option && standings.get(id)?.available ? [option] : [];
  });
  const ids = shown.map(({ id }) => id).join(" ");
  useEffect(() => session.showOptions(ids.split(" ")), [session, ids]);
  if (shown.length === 0) return null;
  return (
    <div className={styles["form"]}>
      {shown.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          value={standings.get(option.id)?.value ?? undefined}
          issues={check.issues.filter((issue) => optionOfIssue(issue) === option.id)}
          guide={guides.get(option.id)}
          explanation={explanation?.option === option.id ? explanation : undefined}
          adapted={adapted.has(option.id)}
          recommended={recommendedValues(product, configuration, option)}
          stock={state.missing.get(option.id) ?? NONE}
          prices={state.valuePrices.get(option.id)}
        />
      ))}
    </div>
  );
}

const NONE: ReadonlyMap<string | boolean, Stock> = new Map();
