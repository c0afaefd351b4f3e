import type { ReactElement } from "react";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { templateInUse, templatesOf } from "../session/template-slots.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { TemplateSample } from "./template-sample.tsx";
import styles from "./design-panel.module.css";

/** Ready-made layouts; a tap lays one out with the words and photos that are already there. */
export function TemplateChips({ area }: { readonly area: string }): ReactElement | null {
  const session = useSession();
  const { product, configuration } = useSessionState((state) => state);
  const { language, t } = useI18n();
  const templates = templatesOf(product, area);
  if (templates.length < 2) return null;
  const inUse = templateInUse(product, area, configuration.elements[area] ?? []);
  return (
    <section className={styles["section"]} aria-label={t("design.templates")}>
      <h2 className={styles["title"]}>{t("design.templates")}</h2>
      <div className={styles["chips"]}>
        {templates.map((template) => (
          <button
            key={template.id}
            type="button"
            className={styles["chip"]}
            aria-pressed={template.id === inUse?.id}
            onClick={() => session.chooseTemplate(template.id)}
          >
            <TemplateSample template={template} />
            {localise(template.name, language)}
          </button>
        ))}
      </div>
    </section>
  );
}
