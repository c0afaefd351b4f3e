import { readDrawing } from "../../../configurator-schemas/artwork/drawing.ts";
import type { Drawing, DrawingSource } from "../../../configurator-schemas/artwork/drawing.ts";
import type { SvgDrawing } from "../../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { isLocalPicture } from "./picture.ts";

export interface DrawingLibrary {
  /** The outlines that are here; another function after every arrival, so that a picture that stood in is laid out again. */
  source(): DrawingSource;
  /** Asks for the outlines of the uploads a design uses, each once; until they are here their pictures are shown. */
  ensure(configuration: Configuration): void;
}

export interface DrawingLibraryOptions {
  /** undefined = the upload is a picture. */
  readonly fetchDrawing: (upload: string) => Promise<SvgDrawing | undefined>;
  readonly onReady: () => void;
}

export function createDrawingLibrary({ fetchDrawing, onReady }: DrawingLibraryOptions): DrawingLibrary {
  const drawings = new Map<string, Drawing>();
  const asked = new Set<string>();
  let source: DrawingSource = () => undefined;

  const ask = async (upload: string) => {
    asked.add(upload);
    try {
      const outlines = await fetchDrawing(upload);
      const drawing = outlines && readDrawing(outlines);
      if (!drawing) return;
      drawings.set(upload, drawing);
      source = (id) => drawings.get(id);
      onReady();
    } catch {
      // Asked for again with the next change; the picture made from it is shown.
      asked.delete(upload);
    }
  };

  return {
    source: () => source,
    ensure({ elements }) {
      for (const each of Object.values(elements).flat()) {
        if (each.kind !== "image" || each.upload === "" || isLocalPicture(each.upload)) continue;
        if (!asked.has(each.upload)) void ask(each.upload);
      }
    },
  };
}
