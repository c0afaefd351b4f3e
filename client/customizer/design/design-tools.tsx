import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintArea } from "../../../configurator-schemas/schema/print-area.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { AddBar } from "./add-bar.tsx";
import { LayerList } from "./layer-list.tsx";
import { TemplateChips } from "./template-chips.tsx";
import styles from "./design-panel.module.css";

interface DesignToolsProps {
  readonly area: PrintArea;
  readonly elements: readonly DesignElement[];
}

/** Under the template's own questions: other templates, what can be added, and everything that is there. */
export default function DesignTools({ area, elements }: DesignToolsProps): ReactElement {
  const { t } = useI18n();
  return (
    <>
      <TemplateChips area={area.id} />
      <section className={styles["section"]} aria-label={t("design.add")}>
        <h2 className={styles["title"]}>{t("design.add")}</h2>
        <AddBar allows={area.allows} />
      </section>
      <section className={styles["section"]} aria-label={t("design.layers")}>
        <h2 className={styles["title"]}>{t("design.layers")}</h2>
        <LayerList elements={elements} />
      </section>
    </>
  );
}
