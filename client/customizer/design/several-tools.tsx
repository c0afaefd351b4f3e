import { useState } from "react";
import type { ReactElement } from "react";
import { boundsOf } from "../../../configurator-schemas/artwork/check-position.ts";
import { EDGES } from "../../../configurator-schemas/configuration/arrange-elements.ts";
import {
  groupElements,
  ungroupElements,
  unitsOf,
  withGroups,
} from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { sizeOfArea } from "../session/new-configuration.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { visibleBox } from "./element-box.ts";
import { ElementButtons } from "./element-buttons.tsx";
import { LayerIcon } from "./layer-icon.tsx";
import { useLayerWords } from "./layer-words.ts";
import { useLayerActions } from "./use-layer-actions.ts";
import panel from "./design-panel.module.css";
import styles from "./layer-list.module.css";

interface SeveralToolsProps {
  readonly area: string;
  readonly elements: Layers;
}

/** What can be done with several elements at once, by buttons: none of it needs a drag or a key. */
export function SeveralTools({ area, elements }: SeveralToolsProps): ReactElement {
  const session = useSession();
  const state = useSessionState((each) => each);
  const actions = useLayerActions();
  const words = useLayerWords();
  const { t, direction } = useI18n();
  const { several } = state;
  const [target, setTarget] = useState<"eachOther" | "wholeArea">("eachOther");
  const ids = new Set(several);
  const named = elements.filter(({ id }) => ids.has(id));
  const isHidden = named.length > 0 && named.every(({ hidden }) => hidden);
  const isLocked = named.length > 0 && named.every(({ locked }) => locked);
  const name = actions.nameOf(several);
  const size = sizeOfArea(state.product, area, state.configuration);
  const spans = new Map(named.map((each) => [each.id, boundsOf(visibleBox(each, state.boxes.get(area) ?? []))]));
  const toArea = target === "wholeArea" && size && { left: 0, top: 0, right: size.widthMm, bottom: size.heightMm };
  const units = unitsOf(withGroups(elements, ids)).length;
  const isOneGroup = units === 1;
  const canAlign = toArea ? several.length > 0 : several.length > 1;
  const canSpread = (isOneGroup ? several.length : units) > 2;

  return (
    <section className={styles["together"]} aria-label={name}>
      <div className={panel["head"]}>
        <IconButton
          icon={direction === "rtl" ? "forward" : "back"}
          label={t("design.all")}
          onClick={() => session.chooseElements([])}
        />
        <h2 aria-live="polite">{name}</h2>
        {several.length > 0 && <ElementButtons elements={elements} ids={several} />}
      </div>
      {several.length > 0 && (
        <div className={panel["row"]}>
          {groupElements(elements, ids) !== elements && (
            <Button onClick={() => actions.group(several)}>
              <LayerIcon name="group" size={20} />
              {words.group}
            </Button>
          )}
          {ungroupElements(elements, ids) !== elements && (
            <Button onClick={() => actions.ungroup(several)}>
              <LayerIcon name="ungroup" size={20} />
              {words.ungroup}
            </Button>
          )}
          <IconButton
            icon={<LayerIcon name={isLocked ? "lock" : "unlock"} />}
            label={isLocked ? words.unlock(name) : words.lock(name)}
            aria-pressed={isLocked}
            onClick={() => actions.lock(several, !isLocked)}
          />
          <IconButton
            icon={<LayerIcon name={isHidden ? "eyeOff" : "eye"} />}
            label={isHidden ? words.show(name) : words.hide(name)}
            aria-pressed={isHidden}
            onClick={() => actions.hide(several, !isHidden)}
          />
        </div>
      )}
      {several.length > 0 && size && (
        <>
          <Segmented
            wide
            label={words.align}
            value={target}
            items={(["eachOther", "wholeArea"] as const).map((id) => ({ id, label: words[id] }))}
            onChange={setTarget}
          />
          <div className={styles["aligns"]}>
            {EDGES.map((edge) => (
              <IconButton
                key={edge}
                icon={<LayerIcon name={edge} />}
                label={words.alignTo(words.edges[edge])}
                disabled={!canAlign}
                onClick={() => actions.align(several, { edge, spans, ...(toArea && { area: toArea }) })}
              />
            ))}
            {(["x", "y"] as const).map((axis) => (
              <IconButton
                key={axis}
                icon={<LayerIcon name={axis === "x" ? "spreadX" : "spreadY"} />}
                label={axis === "x" ? words.spreadX : words.spreadY}
                disabled={!canSpread}
                onClick={() => actions.distribute(several, { axis, spans })}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}
