/** The part of fabric that is used, in a page and in Node alike. */
export interface FabricLibrary {
  readonly StaticCanvas: new (
    element: HTMLCanvasElement | undefined,
    options: object,
  ) => {
    add(object: unknown): void;
    renderAll(): void;
    getContext(): CanvasRenderingContext2D;
  };
  readonly FabricText: new (text: string, options: object) => unknown;
  readonly Textbox: new (text: string, options: object) => unknown;
  readonly Ellipse: new (options: object) => unknown;
  readonly Path: new (data: string, options: object) => unknown;
  readonly FabricImage: new (picture: unknown, options: object) => unknown;
}

/** What fabric is given: its own kinds of objects, in pixels. */
export interface FabricScene {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly objects: readonly FabricThing[];
}

export type FabricThing =
  | { readonly kind: "text" | "textbox"; readonly text: string; readonly options: object }
  | { readonly kind: "ellipse"; readonly options: object }
  | { readonly kind: "path"; readonly data: string; readonly options: object }
  | { readonly kind: "picture"; readonly options: object };

/** Paints a scene on white and answers its RGBA bytes. */
export function paintScene(
  fabric: FabricLibrary,
  { widthPx, heightPx, objects }: FabricScene,
  { element, picture }: { readonly element?: HTMLCanvasElement; readonly picture: unknown },
): Uint8ClampedArray {
  const options = { width: widthPx, height: heightPx, backgroundColor: "#ffffff" };
  const canvas = new fabric.StaticCanvas(element, {
    ...options,
    enableRetinaScaling: false,
    renderOnAddRemove: false,
  });
  for (const thing of objects) canvas.add(toObject(fabric, thing, { picture }));
  canvas.renderAll();
  return canvas.getContext().getImageData(0, 0, widthPx, heightPx).data;
}

function toObject(fabric: FabricLibrary, thing: FabricThing, { picture }: { readonly picture: unknown }): unknown {
  const middle = { originX: "center", originY: "center", objectCaching: false };
  switch (thing.kind) {
    case "text":
      return new fabric.FabricText(thing.text, { ...middle, ...thing.options });
    case "textbox":
      return new fabric.Textbox(thing.text, { ...middle, ...thing.options });
    case "ellipse":
      return new fabric.Ellipse({ ...middle, ...thing.options });
    case "path":
      return new fabric.Path(thing.data, { ...middle, ...thing.options });
    case "picture":
      return new fabric.FabricImage(picture, { ...middle, ...thing.options });
  }
}
