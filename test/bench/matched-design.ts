import { shapeOutline } from "../../configurator-schemas/artwork/shape-outline.ts";
import { toPathData } from "../../configurator-schemas/artwork/path-data.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import { aShape, aText, anImage } from "../support/builders.ts";
import type { FabricScene, FabricThing } from "./fabric-scene.ts";

/** The fonts it is written in; fabric has the same bytes as families of these names, on both sides. */
export const MATCHED_FONTS = ["playfair-display", "noto-sans", "noto-sans-arabic", "noto-sans-devanagari"];
export const PICTURE_UPLOAD = "photo";

const at = (xMm: number, yMm: number, rotationDeg = 0) => ({ xMm, yMm, rotationDeg });
const box = (place: ReturnType<typeof at>, widthMm: number, heightMm: number) => ({ ...place, widthMm, heightMm });

/** Latin, Arabic, Devanagari, an outlined turned word, a wrapped paragraph, two shapes and a turned photo on a mug. */
export const MATCHED_DESIGN: readonly DesignElement[] = [
  aText({ id: "latin", text: "Joyeux anniversaire", font: "playfair-display", sizeMm: 14, placement: at(70, 16) }),
  aText({
    id: "outlined",
    text: "Léa & Zoé 2026",
    font: "noto-sans",
    sizeMm: 10,
    color: "#c2185b",
    outline: { widthMm: 0.5, color: "#ffb300" },
    placement: at(62, 42, -9),
  }),
  aText({ id: "arabic", text: "محمد علي", font: "noto-sans-arabic", sizeMm: 10, placement: at(156, 16) }),
  aText({ id: "devanagari", text: "कृष्ण प्रिया", font: "noto-sans-devanagari", sizeMm: 11, placement: at(203, 17) }),
  aText({
    id: "paragraph",
    text: "Les sanglots longs des violons de l’automne blessent mon cœur d’une langueur monotone.",
    font: "noto-sans",
    sizeMm: 5,
    maxWidthMm: 90,
    placement: at(62, 70),
  }),
  aShape({ id: "ellipse", shape: "ellipse", fill: "#1d2b53", placement: box(at(130, 62), 36, 24) }),
  aShape({ id: "heart", shape: "heart", fill: "#e53935", opacity: 0.6, placement: box(at(150, 60, 12), 34, 34) }),
  anImage({ id: "photo", upload: PICTURE_UPLOAD, placement: box(at(196, 60, 8), 48, 32) }),
];

/** The same for fabric: its own texts, shapes and picture, everything at the same place and size. */
export function toFabricScene(
  elements: readonly DesignElement[],
  {
    widthPx,
    heightPx,
    pixelsPerMm,
    picture,
  }: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly pixelsPerMm: number;
    readonly picture: { readonly widthPx: number; readonly heightPx: number };
  },
): FabricScene {
  return { widthPx, heightPx, objects: elements.flatMap(toThing) };

  function toThing(element: DesignElement): FabricThing[] {
    const { xMm, yMm, rotationDeg } = element.placement;
    const placed = {
      left: xMm * pixelsPerMm,
      top: yMm * pixelsPerMm,
      angle: rotationDeg,
      opacity: "opacity" in element ? (element.opacity ?? 1) : 1,
    };
    switch (element.kind) {
      case "text": {
        const { text, font, sizeMm, color, outline, maxWidthMm } = element;
        const line = outline && {
          stroke: outline.color,
          strokeWidth: 2 * outline.widthMm * pixelsPerMm,
          strokeLineJoin: "round",
          paintFirst: "stroke",
        };
        const options = { ...placed, fontFamily: font, fontSize: sizeMm * pixelsPerMm, fill: color, ...line };
        const width = (maxWidthMm ?? 0) * pixelsPerMm;
        if (maxWidthMm === undefined) return [{ kind: "text", text, options }];
        return [{ kind: "textbox", text, options: { ...options, width, textAlign: "center" } }];
      }
      case "shape": {
        const { widthMm, heightMm } = element.placement;
        const [width, height] = [widthMm * pixelsPerMm, heightMm * pixelsPerMm];
        const options = { ...placed, fill: element.fill, strokeWidth: 0 };
        if (element.shape === "ellipse")
          return [{ kind: "ellipse", options: { ...options, rx: width / 2, ry: height / 2 } }];
        const data = toPathData(shapeOutline(element.shape, width, height), [1, 0, 0, 1, 0, 0]);
        return [{ kind: "path", data, options }];
      }
      case "image": {
        const scaleX = (element.placement.widthMm * pixelsPerMm) / picture.widthPx;
        const scaleY = (element.placement.heightMm * pixelsPerMm) / picture.heightPx;
        return [{ kind: "picture", options: { ...placed, scaleX, scaleY } }];
      }
      case "art":
      case "code":
        return [];
    }
  }
}
