import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icons.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { fitInside } from "../../../configurator-schemas/artwork/fit-inside.ts";
import { useFixWords } from "../findings/fix-words.ts";
import { sizeOfArea } from "../session/new-configuration.ts";
import { transformElement } from "../../../configurator-schemas/configuration/transform-element.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { resizePicture } from "./crop.ts";
import { visibleBox } from "./element-box.ts";
import styles from "./design-panel.module.css";

interface PlaceFieldsProps {
  readonly area: string;
  readonly element: DesignElement;
}

/** Place, size and angle in numbers with steps: the way without a drag (WCAG 2.5.7). */
export function PlaceFields({ area, element }: PlaceFieldsProps): ReactElement {
  const session = useSession();
  const state = useSessionState((each) => each);
  const { t } = useI18n();
  const words = useFixWords();
  const size = sizeOfArea(state.product, area, state.configuration);
  const box = visibleBox(element, state.boxes.get(area) ?? []);
  const safeMm = state.product.profileDocuments[0]?.safeMm ?? 0;
  const { xMm, yMm, rotationDeg } = element.placement;
  const edit = (change: (each: DesignElement) => DesignElement) => session.changeElement(element.id, change);
  const steps = (label: string) => ({ less: t("less", { label }), more: t("more", { label }) });
  const number = (label: string, value: number, onChange: (value: number) => void, unit: string) => (
    <NumberField label={label} value={value} digits={1} unit={unit} steps={steps(label)} onChange={onChange} />
  );
  const mm = t("unit.mm");
  return (
    <details className={styles["more"]}>
      <summary>
        {t("field.place")}
        <Icon name="down" size={18} />
      </summary>
      <div>
        <div className={styles["grid"]}>
          {number(t("field.x"), xMm, (x) => edit((each) => transformElement(each, { dxMm: x - xMm })), mm)}
          {number(t("field.y"), yMm, (y) => edit((each) => transformElement(each, { dyMm: y - yMm })), mm)}
          {element.kind !== "text" &&
            number(
              t("field.width"),
              element.placement.widthMm,
              (widthMm) => edit((each) => resize(each, { widthMm })),
              mm,
            )}
          {element.kind !== "text" &&
            number(
              t("field.height"),
              element.placement.heightMm,
              (heightMm) => edit((each) => resize(each, { heightMm })),
              mm,
            )}
          {number(
            t("field.rotation"),
            rotationDeg,
            (angle) => edit((each) => transformElement(each, { rotateDeg: angle - rotationDeg })),
            "°",
          )}
        </div>
        {size && (
          <div className={styles["row"]}>
            <Button
              icon="centre"
              onClick={() =>
                edit((each) =>
                  transformElement(each, { dxMm: size.widthMm / 2 - box.xMm, dyMm: size.heightMm / 2 - box.yMm }),
                )
              }
            >
              {t("place.centre")}
            </Button>
            <Button onClick={() => edit((each) => fitInside(each, { box, area: size, safeMm }))}>
              {words.fitInside}
            </Button>
          </div>
        )}
      </div>
    </details>
  );

  function resize(each: DesignElement, part: { readonly widthMm?: number; readonly heightMm?: number }): DesignElement {
    if (each.kind === "text") return each;
    const { widthMm, heightMm } = each.placement;
    const next = {
      widthMm: Math.max(0.5, part.widthMm ?? widthMm),
      heightMm: Math.max(0.5, part.heightMm ?? heightMm),
    };
    // Motifs and QR codes keep their proportions, whichever side is typed.
    const grown = part.widthMm === undefined ? next.heightMm / heightMm : next.widthMm / widthMm;
    switch (each.kind) {
      case "shape":
        return { ...each, placement: { ...each.placement, ...next } };
      case "art":
        return transformElement(each, { scale: grown });
      case "code":
        if (each.code === "qr") return transformElement(each, { scale: grown });
        return { ...each, placement: { ...each.placement, ...next } };
      case "image":
    }
    return resizePicture(each, next, state.pictures.get(each.upload));
  }
}
