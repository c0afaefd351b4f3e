import type { ReactElement } from "react";
import type { ImageElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { RangeField } from "../../ui/range-field.tsx";
import type { Picture } from "../session/picture.ts";
import { useSession } from "../session/use-session.ts";
import { ColourPicker } from "./colour-picker.tsx";
import { LOOK_STYLES, filtersOf, lookOf } from "./look.ts";
import type { Look } from "./look.ts";
import { LookThumb } from "./look-thumb.tsx";
import { LOOK_WORDS } from "./look-words.ts";
import { useChange } from "./use-change.ts";
import styles from "./design-panel.module.css";

interface LookFieldsProps {
  readonly element: ImageElement;
  readonly picture: Picture;
}

/** How a picture looks: each way shown on the picture itself, and how bright and strong. */
export function LookFields({ element, picture }: LookFieldsProps): ReactElement {
  const session = useSession();
  const change = useChange(element);
  const { language, format } = useI18n();
  const words = LOOK_WORDS[language];
  const look = lookOf(element.filters);
  const set = (part: Partial<Look>, group?: string) =>
    change(({ filters: _filters, ...each }) => {
      const filters = filtersOf({ ...look, ...part });
      return filters ? { ...each, filters } : each;
    }, group);
  return (
    <div className={styles["section"]}>
      <span className={styles["small"]}>{words.look}</span>
      <div className={styles["chips"]} role="group" aria-label={words.look}>
        {LOOK_STYLES.map((style) => (
          <button
            key={style}
            type="button"
            className={styles["chip"]}
            aria-pressed={style === look.style}
            onClick={() => set({ style })}
          >
            <LookThumb source={picture.source} filters={filtersOf({ ...look, style }) ?? []} />
            {words.styles[style]}
          </button>
        ))}
      </div>
      {look.style === "threshold" && (
        <RangeField
          label={words.level}
          value={look.level}
          min={1}
          max={255}
          step={1}
          text={format.percent(look.level / 255)}
          onChange={(level) => set({ level }, "level")}
          onDone={session.endGroup}
        />
      )}
      {look.style === "duotone" && (
        <>
          <ColourPicker screenOnly label={words.dark} value={look.dark} onChange={(dark) => set({ dark }, "dark")} />
          <ColourPicker
            screenOnly
            label={words.light}
            value={look.light}
            onChange={(light) => set({ light }, "light")}
          />
        </>
      )}
      {(["brightness", "contrast"] as const).map((kind) => (
        <RangeField
          key={kind}
          label={words[kind]}
          value={look[kind]}
          min={-100}
          max={100}
          step={1}
          text={format.number(look[kind])}
          onChange={(by) => set({ [kind]: by }, kind)}
          onDone={session.endGroup}
        />
      ))}
    </div>
  );
}
