import type { ReactElement } from "react";
import type { Layers } from "../../../configurator-schemas/configuration/element-groups.ts";
import { stepElements } from "../../../configurator-schemas/configuration/layer-order.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/button.tsx";
import { useLayerActions } from "./use-layer-actions.ts";

interface ElementButtonsProps {
  readonly elements: Layers;
  /** One, or several that are chosen together. */
  readonly ids: readonly string[];
}

/** Forward, backward, copy and remove: the same for one element and for several, and said to who does not see it go. */
export function ElementButtons({ elements, ids }: ElementButtonsProps): ReactElement {
  const actions = useLayerActions();
  const { t } = useI18n();
  const name = actions.nameOf(ids);
  const isEnd = (step: 1 | -1) => stepElements(elements, new Set(ids), step) === elements;
  return (
    <>
      <IconButton icon="up" label={t("layer.up", { name })} disabled={isEnd(1)} onClick={() => actions.step(ids, 1)} />
      <IconButton
        icon="down"
        label={t("layer.down", { name })}
        disabled={isEnd(-1)}
        onClick={() => actions.step(ids, -1)}
      />
      <IconButton icon="copy" label={t("layer.copy", { name })} onClick={() => actions.duplicate(ids)} />
      <IconButton icon="trash" label={t("layer.remove", { name })} onClick={() => actions.remove(ids)} />
    </>
  );
}
