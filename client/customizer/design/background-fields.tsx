import type { ReactElement } from "react";
import type { ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { RangeField } from "../../ui/range-field.tsx";
import { isLocalPicture } from "../session/picture.ts";
import { useSession } from "../session/use-session.ts";
import { LOOK_WORDS } from "./look-words.ts";
import { useChange } from "./use-change.ts";
import styles from "./design-panel.module.css";

/** Suits a wall or a sheet of paper in ordinary light. */
const USUAL = { tolerance: 24, feather: 1 };

/** One tap takes the background away, another brings it back; the photo itself is never changed. */
export function BackgroundFields({ element }: { readonly element: ImageElement }): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { language, format } = useI18n();
  const words = LOOK_WORDS[language];
  const { background } = element;
  return (
    <div className={styles["section"]}>
      <div className={styles["row"]}>
        <Button
          aria-pressed={background !== undefined}
          onClick={() => change(({ background: before, ...each }) => (before ? each : { ...each, background: USUAL }))}
        >
          {words.removeBackground}
        </Button>
      </div>
      {background && isLocalPicture(element.upload) && (
        <p className={styles["small"]} role="status">
          {words.waiting}
        </p>
      )}
      {background && (
        <>
          <RangeField
            label={words.tolerance}
            value={background.tolerance}
            min={0}
            max={100}
            step={1}
            text={format.number(background.tolerance)}
            onChange={(tolerance) =>
              change((each) => ({ ...each, background: { ...background, tolerance } }), "tolerance")
            }
            onDone={session.endGroup}
          />
          <RangeField
            label={words.feather}
            value={background.feather}
            min={0}
            max={10}
            step={1}
            text={format.number(background.feather)}
            onChange={(feather) => change((each) => ({ ...each, background: { ...background, feather } }), "feather")}
            onDone={session.endGroup}
          />
        </>
      )}
    </div>
  );
}
