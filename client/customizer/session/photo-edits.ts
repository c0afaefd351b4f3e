import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import type { createElementEdits } from "./element-edits.ts";
import type { createPictures } from "./pictures.ts";
import { restoreUpload } from "./saved-form.ts";
import type { SessionState } from "./session-state.ts";
import type { Store } from "./store.ts";
import { emptyFrames, fillPicture } from "./template-slots.ts";

/** Where a picture came from and what it took the place of: that comes back if the server refuses it. */
export interface ReplacedPicture {
  readonly name: string;
  /** Absent = it came as an element of its own, which goes again. */
  readonly restore?: (configuration: Configuration, localId: string) => Configuration;
}

/** What a shopper does with photos. */
export interface PhotoEdits {
  /** Into the slot named, else as a new element. */
  addPhoto(file: File, slot?: string): Promise<void>;
  /** One after another into the area's empty frames; those that are left over become elements of their own. */
  addPhotos(files: readonly File[]): Promise<void>;
  /** For an image option. */
  pickPhoto(option: string, file: File): Promise<void>;
}

interface Options {
  readonly store: Store<SessionState>;
  readonly pictures: ReturnType<typeof createPictures>;
  readonly elements: ReturnType<typeof createElementEdits>;
  /** By the picture's id. */
  readonly replaced: Map<string, ReplacedPicture>;
  readonly pick: (option: string, value: string) => void;
  readonly tell: (problem: unknown, about?: string) => void;
}

export function createPhotoEdits({ store, pictures, elements, replaced, pick, tell }: Options): PhotoEdits {
  const state = store.get;
  const edits: PhotoEdits = {
    async addPhoto(file, slot) {
      try {
        const picture = await pictures.add(file);
        const areaId = slot === undefined ? undefined : elements.locate(slot);
        const before = state().own.elements[areaId ?? ""]?.find((each) => each.id === slot);
        replaced.set(picture.id, {
          name: file.name,
          ...(before?.kind === "image" && { restore: (each, id) => restoreUpload(each, id, before) }),
        });
        if (slot === undefined) return elements.addImage(picture);
        elements.changeElement(slot, (element) =>
          element.kind === "image" ? fillPicture({ ...element, upload: picture.id }, picture) : element,
        );
      } catch (problem) {
        tell(problem, file.name);
      }
    },
    async addPhotos(files) {
      const { product, area = "" } = state();
      // One after another, so that their places do not depend on which is decoded first; uploads go on meanwhile. A file that is
      // refused leaves its frame to the next.
      for (const file of files) {
        const [frame] = emptyFrames(product, area, state().configuration.elements[area] ?? []);
        await edits.addPhoto(file, frame);
      }
    },
    async pickPhoto(option, file) {
      try {
        const picture = await pictures.add(file);
        const before = state().own.selections[option];
        replaced.set(picture.id, { name: file.name, restore: (each) => select(each, option, before) });
        pick(option, picture.id);
        // Where it is shown it covers its frame.
        for (const { id, kind, bind } of Object.values(state().own.elements).flat()) {
          if (kind !== "image" || bind?.upload !== option) continue;
          elements.changeElement(id, (each) => fillPicture(each, picture));
        }
      } catch (problem) {
        tell(problem, file.name);
      }
    },
  };
  return edits;
}
