import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSession } from "../session/use-session.ts";
import { elementIcon, elementName } from "./element-words.ts";
import { ElementButtons } from "./element-buttons.tsx";
import styles from "./layer-list.module.css";

/** Every element, the topmost first, as it lies on the product. */
export function LayerList({ elements }: { readonly elements: readonly DesignElement[] }): ReactElement {
  const session = useSession();
  const i18n = useI18n();
  const { t } = i18n;
  if (elements.length === 0) return <p className={styles["empty"]}>{t("design.empty")}</p>;
  return (
    <ol className={styles["layers"]}>
      {elements.toReversed().map((element) => {
        const index = elements.indexOf(element);
        const name = elementName(element, i18n);
        return (
          <li key={element.id} className={styles["layer"]}>
            <button type="button" className={styles["pick"]} onClick={() => session.selectElement(element.id)}>
              <Icon name={elementIcon(element)} size={20} />
              <span>{name}</span>
            </button>
            <ElementButtons element={element} index={index} count={elements.length} />
          </li>
        );
      })}
    </ol>
  );
}
