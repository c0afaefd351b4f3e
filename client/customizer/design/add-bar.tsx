import { Suspense, useState } from "react";
import type { ReactElement } from "react";
import type { PrintArea } from "../../../configurator-schemas/schema/print-area.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { openFilesPicker } from "../photo/photo-input.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { ArtPicker } from "../late-parts.ts";
import { useSession } from "../session/use-session.ts";
import { focusWords } from "./focus-words.ts";
import { SHAPE_NAMES, ShapeIcon } from "./shape-drawing.tsx";
import styles from "./design-panel.module.css";

/** What the area allows to be added. */
export function AddBar({ allows }: { readonly allows: PrintArea["allows"] }): ReactElement {
  const session = useSession();
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [picking, setPicking] = useState(false);
  return (
    <>
      <div className={styles["add"]}>
        {allows.includes("text") && (
          <button
            type="button"
            className={styles["tile"]}
            onClick={() => {
              session.addText();
              focusWords();
            }}
          >
            <Icon name="text" />
            {t("add.text")}
          </button>
        )}
        {allows.includes("image") && (
          <button
            type="button"
            className={styles["tile"]}
            onClick={() => openFilesPicker((files) => void session.addPhotos(files))}
          >
            <Icon name="photo" />
            {t("add.photo")}
          </button>
        )}
        {allows.includes("shape") && (
          <button type="button" className={styles["tile"]} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name="shape" />
            {t("add.shape")}
          </button>
        )}
        {allows.includes("shape") && (
          <button type="button" className={styles["tile"]} aria-haspopup="dialog" onClick={() => setPicking(true)}>
            <Icon name="spark" />
            {t("add.art")}
          </button>
        )}
      </div>
      {picking && (
        <Suspense fallback={<Spinner />}>
          <ArtPicker onClose={() => setPicking(false)} />
        </Suspense>
      )}
      {open && (
        <div className={styles["shapes"]} role="group" aria-label={t("add.shape")}>
          {SHAPE_NAMES.map((shape) => (
            <button
              key={shape}
              type="button"
              className={styles["shape"]}
              aria-label={t(`shape.${shape}`)}
              title={t(`shape.${shape}`)}
              onClick={() => session.addShape(shape)}
            >
              <ShapeIcon shape={shape} />
            </button>
          ))}
        </div>
      )}
    </>
  );
}
