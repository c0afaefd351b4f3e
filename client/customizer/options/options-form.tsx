import type { ReactElement } from "react";
import { standingsOf } from "../../../configurator-schemas/answers/check.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { optionOfIssue } from "../session/rule-repair.ts";
import { useSessionState } from "../session/use-session.ts";
import { OptionField } from "./option-field.tsx";
import styles from "./options.module.css";

/**
 * A step's questions, built from the product document alone. What is not available is not there; its pick is kept and
 * comes back with it.
 */
export function OptionsForm({ options }: { readonly options: readonly string[] }): ReactElement | null {
  const { product, check, configuration } = useSessionState((state) => state);
  const standings = standingsOf(product, configuration);
  const shown = options.flatMap((id): Option[] => {
    const available = standings.get(id)?.available;
    return product.options.filter((option) => option.id === id && available);
  });
  if (shown.length === 0) return null;
  return (
    <div className={styles["form"]}>
      {shown.map((option) => (
        <OptionField
          key={option.id}
          option={option}
          value={standings.get(option.id)?.value ?? undefined}
          issues={check.issues.filter((issue) => optionOfIssue(product, issue) === option.id)}
        />
      ))}
    </div>
  );
}
