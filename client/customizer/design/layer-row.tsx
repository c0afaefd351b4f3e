import type { KeyboardEvent, MouseEvent, PointerEvent, ReactElement } from "react";
import { useI18n } from "../../i18n/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { useSessionState } from "../session/use-session.ts";
import { keptLayer } from "./kept-layer.ts";
import { LayerIcon } from "./layer-icon.tsx";
import type { LayerIconName } from "./layer-icon.tsx";
import { LayerName } from "./layer-name.tsx";
import type { LayerRow } from "./layer-rows.ts";
import { LayerThumb } from "./layer-thumb.tsx";
import { useLayerWords } from "./layer-words.ts";
import type { LayerActions } from "./use-layer-actions.ts";
import { GRIP } from "./use-layer-drag.ts";
import styles from "./layer-list.module.css";

interface LayerRowViewProps {
  readonly row: LayerRow;
  readonly name: string;
  readonly actions: LayerActions;
  readonly chosen: boolean;
  /** Boxes to tick instead of pictures to open. */
  readonly picking: boolean;
  /** The row the Tab key comes to. */
  readonly current: boolean;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  readonly renaming: boolean;
  readonly dragged: boolean;
  readonly onFold: () => void;
  readonly onRename: () => void;
  readonly onRenamed: (name: string | undefined) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

export function LayerRowView(props: LayerRowViewProps): ReactElement {
  const { row, name, actions, chosen, picking, current, renaming } = props;
  const words = useLayerWords();
  const { t } = useI18n();
  const [element] = row.members;
  const isHidden = row.members.every(({ hidden }) => hidden);
  const isLocked = row.members.every(({ locked }) => locked);
  const { product } = useSessionState((each) => each);
  const { staysLocked, staysShown } = keptLayer(product, row.members);
  const lockWords = isLocked ? words.unlock(name) : words.lock(name);
  const hideWords = isHidden ? words.show(name) : words.hide(name);
  const tab = current ? 0 : -1;
  const state = [isHidden && words.isHidden, isLocked && words.isLocked].filter(Boolean);
  return (
    <div
      role="row"
      className={styles["layer"]}
      data-layer={row.key}
      data-level={row.level}
      data-hidden={isHidden}
      data-dragged={props.dragged}
      aria-label={[name, ...state].join(". ")}
      aria-level={row.level}
      aria-selected={chosen}
      aria-expanded={row.kind === "group" ? !row.folded : undefined}
      tabIndex={tab}
      onClick={props.onClick}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onPointerDown={props.onPointerDown}
    >
      <span role="gridcell" className={styles["what"]}>
        <span className={styles["grip"]} {...{ [GRIP]: "" }} title={words.drag(name)} aria-hidden="true">
          <LayerIcon name="grip" size={18} />
        </span>
        {picking && (
          <span className={styles["tick"]} aria-hidden="true">
            {chosen && <Icon name="check" size={16} />}
          </span>
        )}
        {row.kind === "group" ? (
          <button
            type="button"
            className={styles["small"]}
            tabIndex={-1}
            aria-label={row.folded ? words.unfold(name) : words.fold(name)}
            data-folded={row.folded}
            onClick={props.onFold}
          >
            <Icon name="down" size={18} />
          </button>
        ) : (
          element && <LayerThumb element={element} />
        )}
        {renaming && element ? (
          <LayerName name={name} own={element.name ?? ""} onDone={props.onRenamed} />
        ) : (
          <span className={styles["name"]} dir="auto" title={name} onDoubleClick={props.onRename}>
            {name}
          </span>
        )}
      </span>
      <span role="gridcell" className={styles["tools"]}>
        {row.kind === "element" && (
          <button
            type="button"
            className={`${styles["small"]} ${styles["pencil"]}`}
            tabIndex={tab}
            aria-label={words.rename(name)}
            title={words.rename(name)}
            onClick={props.onRename}
          >
            <LayerIcon name="pencil" size={18} />
          </button>
        )}
        <LayerToggle
          icon={isLocked ? "lock" : "unlock"}
          label={lockWords}
          isOn={isLocked}
          keptBecause={staysLocked ? t("part.fixed") : undefined}
          tabIndex={tab}
          onToggle={() => actions.lock(row.ids, !isLocked)}
        />
        <LayerToggle
          icon={isHidden ? "eyeOff" : "eye"}
          label={hideWords}
          isOn={isHidden}
          keptBecause={staysShown ? t("part.fixed") : undefined}
          tabIndex={tab}
          onToggle={() => actions.hide(row.ids, !isHidden)}
        />
        <span className={styles["steps"]}>
          <button
            type="button"
            tabIndex={tab}
            aria-label={t("layer.up", { name })}
            title={t("layer.up", { name })}
            disabled={props.isTop}
            onClick={() => actions.step(row.ids, 1)}
          >
            <Icon name="up" size={18} />
          </button>
          <button
            type="button"
            tabIndex={tab}
            aria-label={t("layer.down", { name })}
            title={t("layer.down", { name })}
            disabled={props.isBottom}
            onClick={() => actions.step(row.ids, -1)}
          >
            <Icon name="down" size={18} />
          </button>
        </span>
      </span>
    </div>
  );
}

interface ToggleProps {
  readonly icon: LayerIconName;
  readonly label: string;
  readonly isOn: boolean;
  /** Why it stays as it is: a template says so. */
  readonly keptBecause: string | undefined;
  readonly tabIndex: number;
  readonly onToggle: () => void;
}

function LayerToggle({ icon, label, isOn, keptBecause, tabIndex, onToggle }: ToggleProps): ReactElement {
  return (
    <button
      type="button"
      className={styles["small"]}
      tabIndex={tabIndex}
      data-on={isOn}
      aria-label={label}
      aria-disabled={keptBecause !== undefined}
      title={keptBecause ?? label}
      onClick={keptBecause === undefined ? onToggle : undefined}
    >
      <LayerIcon name={icon} size={18} />
    </button>
  );
}
