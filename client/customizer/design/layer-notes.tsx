import type { ReactElement } from "react";
import { withGroups } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { Button } from "../../ui/button.tsx";
import { useSession } from "../session/use-session.ts";
import { useLayerWords } from "./layer-words.ts";
import { useLayerActions } from "./use-layer-actions.ts";
import styles from "./layer-list.module.css";

interface LayerNotesProps {
  readonly element: DesignElement;
  readonly elements: Layers;
}

/** Why an element does not show, does not move, or moves with others, each with the way out of it. */
export function LayerNotes({ element, elements }: LayerNotesProps): ReactElement {
  const session = useSession();
  const actions = useLayerActions();
  const words = useLayerWords();
  const name = actions.nameOf([element.id]);
  const group = withGroups(elements, new Set([element.id]));
  return (
    <>
      {element.hidden && (
        <Note text={words.isHidden} way={words.show(name)} onTake={() => actions.hide([element.id], false)} />
      )}
      {element.locked && (
        <Note text={words.isLocked} way={words.unlock(name)} onTake={() => actions.lock([element.id], false)} />
      )}
      {group.length > 1 && (
        <Note
          text={words.inGroup}
          way={words.wholeGroup}
          onTake={() => session.chooseElements(group.map(({ id }) => id))}
        />
      )}
    </>
  );
}

interface NoteProps {
  readonly text: string;
  readonly way: string;
  readonly onTake: () => void;
}

function Note({ text, way, onTake }: NoteProps): ReactElement {
  return (
    <div className={styles["note"]}>
      <span>{text}</span>
      <Button variant="ghost" onClick={onTake}>
        {way}
      </Button>
    </div>
  );
}
