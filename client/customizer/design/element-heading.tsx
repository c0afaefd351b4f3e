import { useState } from "react";
import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { LayerIcon } from "./layer-icon.tsx";
import { LayerName } from "./layer-name.tsx";
import { useLayerWords } from "./layer-words.ts";
import { useLayerActions } from "./use-layer-actions.ts";
import styles from "./layer-list.module.css";

/** What the element is called; a press on it, or F2, lets it be called otherwise. */
export function ElementHeading({ element }: { readonly element: DesignElement }): ReactElement {
  const actions = useLayerActions();
  const words = useLayerWords();
  const [isRenaming, setRenaming] = useState(false);
  const name = actions.nameOf([element.id]);
  if (isRenaming) {
    return (
      <LayerName
        name={name}
        own={element.name ?? ""}
        onDone={(next) => {
          setRenaming(false);
          if (next !== undefined) actions.rename(element.id, next);
        }}
      />
    );
  }
  return (
    <h2 title={name}>
      <button
        type="button"
        className={styles["heading"]}
        aria-label={words.rename(name)}
        onClick={() => setRenaming(true)}
        onKeyDown={(event) => event.key === "F2" && setRenaming(true)}
      >
        <span>{name}</span>
        <LayerIcon name="pencil" size={16} />
      </button>
    </h2>
  );
}
