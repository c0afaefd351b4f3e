import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { addElement, nextElementId, removeElement } from "../../../configurator-schemas/configuration/edit.ts";
import type { changeElement } from "../../../configurator-schemas/configuration/edit.ts";
import type { DesignElement, ShapeName } from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { areaColour } from "../../../configurator-schemas/configuration/area-colour.ts";
import { sizeOfArea } from "./new-configuration.ts";
import { inkFor, newImage, newShape, newText } from "./new-element.ts";
import { chosen } from "./chosen.ts";
import type { Picture } from "./picture.ts";
import type { SessionState } from "./session-state.ts";
import type { WritableStore } from "./store.ts";
import { layTemplateOut } from "./template-slots.ts";

/** What a shopper does with design elements; each is one step to undo. */
export interface ElementEdits {
  addText(): void;
  addShape(shape: ShapeName): void;
  /** Whatever a part that is loaded later builds (motifs, codes). */
  addBuilt(build: (at: { readonly id: string; readonly area: SizeMm }) => DesignElement): void;
  changeElement(id: string, change: (element: DesignElement) => DesignElement, group?: string): void;
  removeElement(id: string): void;
  chooseTemplate(id: string): void;
}

interface Options {
  readonly store: WritableStore<SessionState>;
  readonly edit: (change: (configuration: Configuration) => Configuration, group?: string) => void;
  /** The same whatever templates allow. */
  readonly replace: (change: (configuration: Configuration) => Configuration) => void;
  readonly changeShown: typeof changeElement;
}

export function createElementEdits({
  store,
  edit,
  replace,
  changeShown,
}: Options): ElementEdits & { addImage(picture: Picture): void; locate(id: string): string | undefined } {
  const state = store.get;
  const { product } = state();

  const placed = (build: (id: string, size: SizeMm, areaId: string) => DesignElement) => {
    const { area: areaId, own, configuration } = state();
    const size = areaId === undefined ? undefined : sizeOfArea(product, areaId, configuration);
    if (areaId === undefined || !size) return;
    const element = build(nextElementId(own), size, areaId);
    edit((each) => addElement(each, areaId, element));
    store.patch({ ...chosen([element.id]), attention: element.id });
  };
  const ink = (areaId: string) => inkFor(areaColour(product, areaId, state().configuration.selections));
  const locate = (id: string) =>
    Object.entries(state().own.elements).find(([, elements]) => elements.some((each) => each.id === id))?.[0];

  return {
    locate,
    addText: () => placed((id, size, areaId) => newText({ id, area: size, ink: ink(areaId) })),
    addShape: (shape) => placed((id, size, areaId) => newShape({ id, area: size, ink: ink(areaId) }, shape)),
    addBuilt: (build) => placed((id, area) => build({ id, area })),
    addImage: (picture) => placed((id, size) => newImage({ id, area: size }, picture)),
    changeElement(id, change, group) {
      const areaId = locate(id);
      if (areaId === undefined) return;
      if (state().attention !== id) store.patch({ attention: id });
      edit((each) => changeShown(each, { area: areaId, id }, change), group);
    },
    removeElement(id) {
      const areaId = locate(id);
      if (areaId !== undefined) edit((each) => removeElement(each, areaId, id));
    },
    chooseTemplate(id) {
      const { area: areaId, configuration } = state();
      const size = areaId === undefined ? undefined : sizeOfArea(product, areaId, configuration);
      const template = product.templateDocuments.find((each) => each.id === id);
      if (areaId === undefined || !size || !template) return;
      replace((each) =>
        layTemplateOut({ product, configuration: each }, { area: areaId, size, template }, (upload) =>
          state().pictures.get(upload),
        ),
      );
      store.patch(chosen([]));
    },
  };
}
