import type { KeyboardEvent, ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { chosenIds } from "../session/chosen.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { layerKey, nudgeKey } from "./artboard-keys.ts";
import { unitOf } from "./artboard-selection.ts";
import type { Placed } from "./artboard-selection.ts";
import { useLayerWords } from "./layer-words.ts";
import { frameStyle } from "./selection-frame.tsx";
import type { LayerActions } from "./use-layer-actions.ts";
import styles from "./artboard.module.css";

interface ArtboardProxiesProps {
  readonly area: string;
  readonly scale: number;
  readonly placed: readonly Placed[];
  readonly actions: LayerActions;
  /** What it is and where, for people who do not see the artboard. */
  readonly describe: (element: DesignElement) => string;
  readonly say: (message: string) => void;
  readonly onEditText: () => void;
}

/** The elements as a list over the picture: what keyboards and screen readers reach, one stop each. */
export function ArtboardProxies(props: ArtboardProxiesProps): ReactElement {
  const { area, scale, placed, actions, describe, say, onEditText } = props;
  const session = useSession();
  const i18n = useI18n();
  const words = useLayerWords();
  const chosen = new Set(useSessionState(chosenOf).split(" "));

  const onFocus = (element: DesignElement) => {
    // As it is now: a pointer that chose something a moment ago brings the focus along.
    const now = new Set(chosenIds(session.get()));
    if (!now.has(element.id) && !session.get().picking) session.chooseElements(unitOf(placed, element, now));
  };
  const onKeyDown = (element: DesignElement, event: KeyboardEvent) => {
    if (!doKey(element, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const doKey = (element: DesignElement, event: KeyboardEvent): boolean => {
    const { several, picking } = session.get();
    const ids = chosen.has(element.id)
      ? placed.map((each) => each.element.id).filter((id) => chosen.has(id))
      : [element.id];
    const unit = unitOf(placed, element, chosen);
    const isUnit = several.length > 1 && several.length === unit.length && several.includes(element.id);
    switch (event.key) {
      case "Enter":
        session.chooseElements([element.id]);
        if (isUnit) say(words.said.inside(describe(element)));
        else if (element.kind === "text") onEditText();
        return true;
      case " ":
        session.chooseElements(
          chosen.has(element.id) && picking ? ids.filter((id) => !unit.includes(id)) : [...new Set([...ids, ...unit])],
          true,
        );
        actions.tellChosen(session.get().several);
        return true;
      case "Escape": {
        const whole = unitOf(placed, element, new Set());
        const isInside = !isUnit && !picking && whole.length > 1;
        session.chooseElements(isInside ? whole : []);
        return true;
      }
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
      const all = placed.flatMap((each) => (each.element.locked ? [] : [each.element.id]));
      session.chooseElements(all);
      actions.tellChosen(all);
      return true;
    }
    const held = {
      ids,
      free: placed.flatMap((each) => (ids.includes(each.element.id) && !each.element.locked ? [each.element.id] : [])),
    };
    if (nudgeKey(actions, held, event)) {
      const now = session.get().configuration.elements[area]?.find((each) => each.id === element.id);
      if (held.free.length > 0 && now) say(ids.length === 1 ? describe(now) : words.said.moved(actions.nameOf(ids)));
      return true;
    }
    return layerKey(actions, held, event);
  };

  return (
    <div
      role="listbox"
      aria-label={i18n.t("artboard.elements")}
      aria-describedby="artboard-help"
      aria-multiselectable="true"
    >
      {placed.map(({ element, box }) => (
        <div
          key={element.id}
          role="option"
          tabIndex={0}
          aria-selected={chosen.has(element.id)}
          aria-label={element.locked ? `${describe(element)}. ${words.isLocked}` : describe(element)}
          className={styles["proxy"]}
          data-proxy={element.id}
          style={frameStyle(box, scale, 24)}
          onFocus={() => onFocus(element)}
          onKeyDown={(event) => onKeyDown(element, event)}
        />
      ))}
    </div>
  );
}

/** As one string, so that it is the same value while the same are chosen. */
function chosenOf(state: Parameters<typeof chosenIds>[0]): string {
  return chosenIds(state).join(" ");
}
