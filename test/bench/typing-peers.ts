import type { DesignElement, ShapeElement } from "../../configurator-schemas/schema/design-element.ts";
import { shapeOutline } from "../../configurator-schemas/artwork/shape-outline.ts";
import { toPathData } from "../../configurator-schemas/artwork/path-data.ts";
import type { TypingDesign, Typist } from "./typing-design.ts";

/** The part of konva that is used. */
export interface KonvaLibrary {
  pixelRatio: number;
  autoDrawEnabled: boolean;
  readonly Stage: new (options: object) => KonvaNode;
  readonly Layer: new () => KonvaNode & { draw(): void; getNativeCanvasElement(): HTMLCanvasElement };
  readonly Group: new () => KonvaNode;
  readonly Text: new (options: object) => KonvaNode & { text(value: string): void };
  readonly Path: new (options: object) => KonvaNode;
  readonly Image: new (options: object) => KonvaNode;
}
interface KonvaNode {
  add(node: KonvaNode): void;
  cache(options: object): void;
  width(): number;
  height(): number;
  offset(at: { x: number; y: number }): void;
}

/** The part of fabric that is used. */
export interface Fabric {
  readonly Canvas: new (
    element: HTMLCanvasElement,
    options: object,
  ) => { add(object: FabricObject): void; renderAll(): void; readonly lowerCanvasEl: HTMLCanvasElement };
  readonly IText: new (text: string, options: object) => FabricObject;
  readonly Path: new (data: string, options: object) => FabricObject;
  readonly FabricImage: new (element: HTMLCanvasElement, options: object) => FabricObject;
}
interface FabricObject {
  set(key: string, value: unknown): void;
}

interface Drawing extends TypingDesign {
  readonly photos: ReadonlyMap<string, HTMLCanvasElement>;
  readonly pixelsPerMm: number;
}

/** One layer, an object per element; hand-cached: what lies below and above the text as a cached group each. */
export function konvaTypist(
  Konva: KonvaLibrary,
  { elements, edited, photos, pixelsPerMm, sidePx }: Drawing,
  { isHandCached }: { readonly isHandCached: boolean },
): Typist {
  Konva.pixelRatio = 1;
  // Drawn once per keystroke, when it is asked to, and not a second time in the next frame.
  Konva.autoDrawEnabled = false;
  const container = document.body.appendChild(document.createElement("div"));
  const stage = new Konva.Stage({ container, width: sidePx, height: sidePx });
  const layer = new Konva.Layer();
  stage.add(layer);
  const scale = { x: pixelsPerMm, y: pixelsPerMm };
  const place = (element: DesignElement) => {
    const { xMm, yMm, rotationDeg } = element.placement;
    return { x: xMm * pixelsPerMm, y: yMm * pixelsPerMm, rotation: rotationDeg, opacity: element.opacity ?? 1 };
  };
  const node = (element: DesignElement): KonvaNode => {
    if (element.kind === "text") {
      const { text, sizeMm, color: fill, font: fontFamily } = element;
      const made = new Konva.Text({ ...place(element), text, fontSize: sizeMm * pixelsPerMm, fontFamily, fill });
      made.offset({ x: made.width() / 2, y: made.height() / 2 });
      return made;
    }
    if (element.kind === "image") {
      const { widthMm: width, heightMm: height } = element.placement;
      const image = photos.get(element.upload);
      const offset = { x: width / 2, y: height / 2 };
      return new Konva.Image({ ...place(element), image, width, height, offset, scale });
    }
    if (element.kind !== "shape") throw new Error(`expected no ${element.kind} in the bench`);
    const offset = { x: element.placement.widthMm / 2, y: element.placement.heightMm / 2 };
    return new Konva.Path({ ...place(element), data: outlineOf(element), fill: element.fill, offset, scale });
  };
  const nodes = elements.map(node);
  const typed = nodes[edited];
  if (isHandCached && typed) {
    const groups = [nodes.slice(0, edited), nodes.slice(edited + 1)].map((part) => {
      const group = new Konva.Group();
      for (const each of part) group.add(each);
      return group;
    });
    layer.add(groups[0] ?? typed);
    layer.add(typed);
    layer.add(groups[1] ?? typed);
    for (const group of groups) group.cache({ pixelRatio: 1 });
  } else for (const each of nodes) layer.add(each);
  layer.draw();
  const text = typed as ReturnType<typeof node> & { text(value: string): void }; // the design's edited element is a text
  return {
    name: isHandCached ? "konva 10.9.1, groups cached by hand" : "konva 10.9.1",
    canvas: layer.getNativeCanvasElement(),
    type(value) {
      text.text(value);
      text.offset({ x: text.width() / 2, y: text.height() / 2 });
      layer.draw();
    },
  };
}

/** As shipped: it keeps a picture of each object that has not changed, by itself. */
export function fabricTypist(fabric: Fabric, { elements, edited, photos, pixelsPerMm, sidePx }: Drawing): Typist {
  const canvas = new fabric.Canvas(document.body.appendChild(document.createElement("canvas")), {
    width: sidePx,
    height: sidePx,
    enableRetinaScaling: false,
    renderOnAddRemove: false,
  });
  const place = (element: DesignElement) => ({
    left: element.placement.xMm * pixelsPerMm,
    top: element.placement.yMm * pixelsPerMm,
    angle: element.placement.rotationDeg,
    opacity: element.opacity ?? 1,
    originX: "center",
    originY: "center",
    strokeWidth: 0,
  });
  const objects = elements.map((element): FabricObject => {
    if (element.kind === "text") {
      const { text, sizeMm, color: fill, font: fontFamily } = element;
      return new fabric.IText(text, { ...place(element), fontSize: sizeMm * pixelsPerMm, fontFamily, fill });
    }
    if (element.kind === "image") {
      const picture = photos.get(element.upload);
      if (!picture) throw new Error(`no photo "${element.upload}"`);
      const { widthMm, heightMm } = element.placement;
      return new fabric.FabricImage(picture, {
        ...place(element),
        scaleX: (widthMm * pixelsPerMm) / picture.width,
        scaleY: (heightMm * pixelsPerMm) / picture.height,
      });
    }
    if (element.kind !== "shape") throw new Error(`expected no ${element.kind} in the bench`);
    const scale = { scaleX: pixelsPerMm, scaleY: pixelsPerMm };
    return new fabric.Path(outlineOf(element), { ...place(element), fill: element.fill, ...scale });
  });
  for (const object of objects) canvas.add(object);
  canvas.renderAll();
  return {
    name: "fabric 7.4.0",
    canvas: canvas.lowerCanvasEl,
    type(value) {
      objects[edited]?.set("text", value);
      canvas.renderAll();
    },
  };
}

function outlineOf({ shape, placement }: ShapeElement): string {
  return toPathData(shapeOutline(shape, placement.widthMm, placement.heightMm), [1, 0, 0, 1, 0, 0]);
}
