import { Suspense } from "react";
import type { ReactElement } from "react";
import { conditionHolds } from "../../../configurator-schemas/configuration/conditions.ts";
import { scopeOf } from "../../../configurator-schemas/configuration/scope.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Findings } from "../findings/findings.tsx";
import { DesignTools, ElementPanel } from "../late-parts.ts";
import { elementOfIssue } from "../session/element-of-issue.ts";
import { issuesOfArea } from "../session/findings.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { SlotFields } from "./slot-fields.tsx";
import styles from "./design-panel.module.css";

/** The side of the artboard: first the blanks a template leaves, then everything one can add; or the element at hand, or several of them. */
export function DesignPanel({ areas }: { readonly areas: readonly string[] }): ReactElement | null {
  const session = useSession();
  const state = useSessionState((each) => each);
  const { language, t } = useI18n();
  const { product, configuration, selected } = state;
  const scope = scopeOf(product, configuration);
  const offered = product.printAreas.filter(
    (area) => areas.includes(area.id) && conditionHolds(product, area.availableWhen, scope),
  );
  const area = offered.find((each) => each.id === state.area) ?? offered[0];
  if (!area) return null;
  const elements = configuration.elements[area.id] ?? [];
  const element = elements.find((each) => each.id === selected);
  const issues = issuesOfArea(state, area.id);

  if (element) {
    const own = issues.filter((each) => elementOfIssue(each, state) === element);
    return (
      <Suspense fallback={<Spinner />}>
        <ElementPanel area={area.id} element={element} elements={elements} issues={own} />
      </Suspense>
    );
  }
  const together = state.several.length > 0 || state.picking;
  return (
    <div className={styles["panel"]}>
      {!together && offered.length > 1 && (
        <Segmented
          wide
          label={t("design.area")}
          value={area.id}
          items={offered.map((each) => ({ id: each.id, label: localise(each.label, language) }))}
          onChange={session.showArea}
        />
      )}
      {!together && <SlotFields area={area.id} />}
      {!together && <Findings issues={issues} />}
      <Suspense fallback={<Spinner />}>
        <DesignTools area={area} elements={elements} together={together} />
      </Suspense>
    </div>
  );
}
