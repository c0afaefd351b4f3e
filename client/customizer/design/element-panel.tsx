import type { ReactElement } from "react";
import { freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/button.tsx";
import { Findings } from "../findings/findings.tsx";
import { useSession, useSessionState } from "../session/use-session.ts";
import { ArtPanel } from "./art-panel.tsx";
import { CodePanel } from "./code-panel.tsx";
import { ElementHeading } from "./element-heading.tsx";
import { elementName } from "./element-words.ts";
import { ImagePanel } from "./image-panel.tsx";
import { LayerNotes } from "./layer-notes.tsx";
import { PartPanel } from "./part-panel.tsx";
import { PlaceFields } from "./place-fields.tsx";
import { ShapePanel } from "./shape-panel.tsx";
import { TextPanel } from "./text-panel.tsx";
import { ElementButtons } from "./element-buttons.tsx";
import styles from "./design-panel.module.css";

interface ElementPanelProps {
  readonly area: string;
  readonly element: DesignElement;
  readonly elements: readonly DesignElement[];
  readonly issues: readonly Issue[];
}

/** Everything about one element, by fields: whatever a drag does on the artboard can be typed or stepped here. */
export default function ElementPanel({ area, element, elements, issues }: ElementPanelProps): ReactElement {
  const session = useSession();
  const i18n = useI18n();
  const { t } = i18n;
  const { product } = useSessionState((state) => state);
  if (!freedomOf(product, element).look) return <PartPanel area={area} element={element} issues={issues} />;
  const name = elementName(element, i18n);
  return (
    <section className={styles["panel"]} aria-label={name}>
      <div className={styles["head"]}>
        <IconButton
          icon={i18n.direction === "rtl" ? "forward" : "back"}
          label={t("design.all")}
          onClick={() => session.selectElement(undefined)}
        />
        <ElementHeading key={element.id} element={element} />
        <ElementButtons elements={elements} ids={[element.id]} />
      </div>
      <LayerNotes element={element} elements={elements} />
      <Findings issues={issues} />
      <Properties element={element} />
      <PlaceFields area={area} element={element} />
    </section>
  );
}

function Properties({ element }: { readonly element: DesignElement }): ReactElement {
  switch (element.kind) {
    case "text":
      return <TextPanel element={element} />;
    case "image":
      return <ImagePanel element={element} />;
    case "shape":
      return <ShapePanel element={element} />;
    case "art":
      return <ArtPanel element={element} />;
    case "code":
      return <CodePanel element={element} />;
  }
}
