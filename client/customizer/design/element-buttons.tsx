import type { ReactElement } from "react";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/button.tsx";
import { useSession } from "../session/use-session.ts";
import { useAnnouncer } from "./announcer.tsx";
import { elementName } from "./element-words.ts";

interface ElementButtonsProps {
  readonly element: DesignElement;
  /** Place in the drawing order; 0 is lowest. */
  readonly index: number;
  readonly count: number;
  /** Whether a copy is offered too. */
  readonly copy?: boolean;
}

/** Forward, backward, copy and remove: the same wherever an element is named, and said to who does not see it go. */
export function ElementButtons({ element, index, count, copy = false }: ElementButtonsProps): ReactElement {
  const session = useSession();
  const i18n = useI18n();
  const announce = useAnnouncer();
  const { t } = i18n;
  const name = elementName(element, i18n);
  return (
    <>
      <IconButton
        icon="up"
        label={t("layer.up", { name })}
        disabled={index === count - 1}
        onClick={() => session.moveElement(element.id, index + 1)}
      />
      <IconButton
        icon="down"
        label={t("layer.down", { name })}
        disabled={index === 0}
        onClick={() => session.moveElement(element.id, index - 1)}
      />
      {copy && (
        <IconButton
          icon="copy"
          label={t("layer.copy", { name })}
          onClick={() => session.duplicateElement(element.id)}
        />
      )}
      <IconButton
        icon="trash"
        label={t("layer.remove", { name })}
        onClick={() => {
          session.removeElement(element.id);
          announce(t("announce.removed", { name }));
        }}
      />
    </>
  );
}
