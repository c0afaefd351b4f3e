import type { ReactElement } from "react";
import type { CutPart } from "../../../configurator-schemas/configuration/parts.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { FACTS_WORDS } from "./facts-words.ts";
import styles from "./facts.module.css";

/** What the thing is cut from, piece by piece. */
export function CutList({ parts }: { readonly parts: readonly CutPart[] }): ReactElement {
  const { language, format } = useI18n();
  const words = FACTS_WORDS[language];
  const sizes = ["lengthMm", "widthMm", "thicknessMm"] as const;
  return (
    <table className={styles["cutList"]}>
      <caption>
        {words.cutList} <small>{words.inMm}</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.quantity}</th>
          <th scope="col">{words.length}</th>
          <th scope="col">{words.width}</th>
          <th scope="col">{words.thickness}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <th scope="row">{localise(part.label, language)}</th>
            <td>{format.number(part.quantity)}</td>
            {sizes.map((size) => (
              <td key={size}>{format.number(part[size], 1)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
