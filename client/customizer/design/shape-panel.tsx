import type { ReactElement } from "react";
import type { ShapeElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { SHAPE_NAMES, ShapeIcon } from "./shape-drawing.tsx";
import { useSessionState } from "../session/use-session.ts";
import { offeredColours } from "./offered-looks.ts";
import { useChange } from "./use-change.ts";
import { OpacityField } from "./opacity-field.tsx";
import styles from "./design-panel.module.css";

export function ShapePanel({ element }: { readonly element: ShapeElement }): ReactElement {
  const change = useChange(element);
  const { t } = useI18n();
  return (
    <div className={styles["section"]}>
      <div className={styles["shapes"]} role="group" aria-label={t("add.shape")}>
        {SHAPE_NAMES.map((shape) => (
          <button
            key={shape}
            type="button"
            className={styles["shape"]}
            aria-pressed={shape === element.shape}
            aria-label={t(`shape.${shape}`)}
            title={t(`shape.${shape}`)}
            onClick={() => change((each) => ({ ...each, shape }))}
          >
            <ShapeIcon shape={shape} />
          </button>
        ))}
      </div>
      <ColourPicker
        label={t("field.colour")}
        value={element.fill}
        only={useSessionState((state) => offeredColours(state.product, element))}
        onChange={(fill) => change((each) => ({ ...each, fill }), "colour")}
      />
      <OpacityField element={element} />
    </div>
  );
}
