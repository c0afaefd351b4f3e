import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintArea } from "../../../configurator-schemas/schema/print-area.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { useSession, useSessionState } from "../session/use-session.ts";
import { AddBar } from "./add-bar.tsx";
import { LayerIcon } from "./layer-icon.tsx";
import { LayerList } from "./layer-list.tsx";
import { useLayerWords } from "./layer-words.ts";
import { SeveralTools } from "./several-tools.tsx";
import { TemplateChips } from "./template-chips.tsx";
import styles from "./design-panel.module.css";

interface DesignToolsProps {
  readonly area: PrintArea;
  readonly elements: readonly DesignElement[];
  /** Several are chosen, or being chosen. */
  readonly together: boolean;
}

/** Under the template's own questions: other templates, what can be added, and everything that is there. */
export default function DesignTools({ area, elements, together }: DesignToolsProps): ReactElement {
  const session = useSession();
  const { picking, several } = useSessionState((state) => state);
  const { t } = useI18n();
  const words = useLayerWords();
  return (
    <>
      {together ? <SeveralTools area={area.id} elements={elements} /> : <TemplateChips area={area.id} />}
      {!together && area.templateRequired !== true && (
        <section className={styles["section"]} aria-label={t("design.add")}>
          <h2 className={styles["title"]}>{t("design.add")}</h2>
          <AddBar allows={area.allows} />
        </section>
      )}
      {area.templateRequired !== true && (
        <section className={styles["section"]} aria-label={t("design.layers")}>
          <div className={styles["spread"]}>
            <h2 className={styles["title"]}>{t("design.layers")}</h2>
            {elements.length > 1 && (
              <Button
                variant="ghost"
                onClick={() => (picking ? session.chooseElements([]) : session.chooseElements(several, true))}
              >
                <LayerIcon name="several" size={20} />
                {picking ? words.donePicking : words.pickSeveral}
              </Button>
            )}
          </div>
          <LayerList elements={elements} />
        </section>
      )}
    </>
  );
}
