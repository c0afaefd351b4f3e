import type { ReactElement } from "react";
import { coloursIn, freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import { partOfElement, labelOfPart } from "../../../configurator-schemas/configuration/part-of-element.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/button.tsx";
import { Findings } from "../findings/findings.tsx";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { WORDS_MARK } from "./focus-words.ts";
import { FontPicker } from "./font-picker.tsx";
import { offeredColours, offeredFonts } from "./offered-looks.ts";
import { PlaceFields } from "./place-fields.tsx";
import { SlotField } from "./slot-fields.tsx";
import styles from "./design-panel.module.css";

interface PartPanelProps {
  readonly area: string;
  readonly element: DesignElement;
  readonly issues: readonly Issue[];
}

/** A part of a template that is not free: what may be changed of it, and nothing else. */
export function PartPanel({ area, element, issues }: PartPanelProps): ReactElement {
  const session = useSession();
  const { t, language, direction } = useI18n();
  const { product } = useSessionState((state) => state);
  const { content, place } = freedomOf(product, element);
  const known = partOfElement(product, element);
  const name = localise(known && labelOfPart(known), language);
  const fonts = offeredFonts(product, element);
  const colours = offeredColours(product, element);
  const change = (edit: (each: DesignElement) => DesignElement, group?: string) =>
    session.changeElement(element.id, edit, group);
  return (
    <section className={styles["panel"]} aria-label={name}>
      <div className={styles["head"]}>
        <IconButton
          icon={direction === "rtl" ? "forward" : "back"}
          label={t("design.all")}
          onClick={() => session.selectElement(undefined)}
        />
        <h2>{name}</h2>
      </div>
      <p className={styles["small"]}>{t(content || place || fonts || colours ? "part.some" : "part.fixed")}</p>
      <Findings issues={issues} />
      <div className={styles["section"]}>
        {content && known && (
          <div {...{ [WORDS_MARK]: "" }}>
            <SlotField slot={{ element, prompt: labelOfPart(known) }} />
          </div>
        )}
        {element.kind === "text" && fonts && (
          <FontPicker
            value={element.font ?? product.defaultFont}
            sample={element.text}
            only={fonts}
            onChange={(font) => change((each) => (each.kind === "text" ? { ...each, font } : each))}
          />
        )}
        {colours && (
          <ColourPicker
            label={t("field.colour")}
            value={coloursIn(element)[0] ?? ""}
            only={colours}
            onChange={(colour) => change((each) => coloured(each, colour), `colour-${element.id}`)}
          />
        )}
      </div>
      {place && <PlaceFields area={area} element={element} />}
    </section>
  );
}

function coloured(element: DesignElement, colour: string): DesignElement {
  switch (element.kind) {
    case "text":
      return { ...element, color: colour };
    case "shape":
    case "code":
      return { ...element, fill: colour };
    case "art":
      return { ...element, colours: [colour] };
    case "image":
      return element;
  }
}
