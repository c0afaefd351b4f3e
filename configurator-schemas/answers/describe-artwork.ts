import type { ElementBox } from "../artwork/layout-artwork.ts";
import { areaSize, designSize } from "../configuration/area-size.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { DesignElement, TextElement } from "../schema/design-element.ts";
import { localise } from "../schema/localise.ts";
import type { Language } from "../schema/localised.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";
import type { SizeMm } from "../units/length.ts";
import { ARTWORK_WORDS } from "./artwork-words.ts";
import { colourName } from "./colour-names.ts";
import { elementInWords } from "./describe.ts";
import { withMinusSign } from "./minus-sign.ts";

/** One print area in words, an element a sentence, the lowest layer first. */
export interface AreaInWords {
  readonly area: string;
  readonly label: string;
  readonly elements: readonly { readonly element: string; readonly words: string }[];
}

/** Where texts were laid out: a size that was shrunk to fit, or to a group's, is told as it is drawn. */
export interface DrawnSizes {
  readonly profile: string;
  readonly boxes: ReadonlyMap<string, readonly Pick<ElementBox, "element" | "textSizeMm">[]>;
}

interface Telling {
  readonly language: Language;
  readonly drawn?: DrawnSizes | undefined;
}

/**
 * What is on every print area, for whoever cannot see it or must check it by reading: "« Léa », rouge, 18 mm, centré, à
 * 6 mm du bord supérieur". Sizes are those texts are drawn at where the caller has laid them out, else the chosen ones; places
 * are those of the boxes.
 */
export function describeArtwork(
  product: Product,
  configuration: Configuration,
  { language, drawn }: Telling,
): readonly AreaInWords[] {
  const scope = scopeOf(product, configuration);
  return product.printAreas.flatMap((area) => {
    const elements = (madeElements(product, configuration)[area.id] ?? []).filter(isFilled);
    const size = designSize(product, area, configuration);
    if (elements.length === 0 || !size || !conditionHolds(product, area.availableWhen, scope)) return [];
    const place = { product, area, configuration };
    return [
      {
        area: area.id,
        label: localise(area.label, language),
        elements: elements.map((each) => ({
          element: each.id,
          words: describeElement(asDrawn(each, { ...place, drawn }), size, language),
        })),
      },
    ];
  });
}

/** An element with the size its text is drawn at, in the millimetres of the area it was placed on (SPEC A11). */
export function asDrawn<Element extends DesignElement>(
  element: Element,
  {
    product,
    area,
    configuration,
    drawn,
  }: { product: Product; area: PrintArea; configuration: Configuration; drawn: DrawnSizes | undefined },
): Element {
  const textSizeMm = drawn?.boxes.get(area.id)?.find((box) => box.element === element.id)?.textSizeMm;
  if (element.kind !== "text" || textSizeMm === undefined) return element;
  const designed = designSize(product, area, configuration);
  const trim = areaSize(product, area, { configuration, profile: drawn?.profile });
  if (!designed || !trim) return element;
  const scale = Math.min(trim.widthMm / designed.widthMm, trim.heightMm / designed.heightMm);
  return { ...element, sizeMm: textSizeMm / scale };
}

/** One element on an area of this size, as describeArtwork says it. */
export function describeElement(element: DesignElement, size: SizeMm, language: Language): string {
  const words = ARTWORK_WORDS[language];
  const { rotationDeg } = element.placement;
  return [
    elementInWords(element, language),
    ...looks(element, language),
    ...placeInWords(element, size, language),
    ...(rotationDeg % 360 === 0 ? [] : [words.turned(withMinusSign(`${numberIn(rotationDeg, language)}°`, language))]),
  ].join(words.comma);
}

/** Colours and sizes, and what was done to a picture. */
function looks(element: DesignElement, language: Language): readonly string[] {
  const words = ARTWORK_WORDS[language];
  const mm = (value: number) => numberIn(value, language);
  switch (element.kind) {
    case "text": {
      const { color, outline, sizeMm } = element;
      const edge = outline ? [words.outlined(colourName(outline.color, language))] : [];
      return [colourName(color, language), ...edge, words.high(mm(sizeMm))];
    }
    case "shape":
      return [colourName(element.fill, language), boxSize(element.placement, language)];
    case "image":
      return [
        boxSize(element.placement, language),
        ...(element.mask ? [words.masked(words.shapes[element.mask])] : []),
      ];
    case "art":
    case "code":
      return [boxSize(element.placement, language)];
  }
}

function boxSize({ widthMm, heightMm }: SizeMm, language: Language): string {
  return ARTWORK_WORDS[language].box(numberIn(widthMm, language), numberIn(heightMm, language));
}

/** Nearer than this to the middle is the middle, to the eye. */
const MIDDLE_MM = 1;

/** From the nearest edges; what is turned is told by its middle, which turning leaves where it is. */
function placeInWords(element: DesignElement, size: SizeMm, language: Language): readonly string[] {
  const words = ARTWORK_WORDS[language];
  const { xMm, yMm, rotationDeg } = element.placement;
  const box = rotationDeg % 360 === 0 ? boxOf(element) : { widthMm: 0, heightMm: 0 };
  const told = (middle: number, half: number, length: number, edges: readonly [string, string]) => {
    const [before, after] = [middle - half, length - middle - half];
    const [edge, gap] = before <= after ? [edges[0], before] : [edges[1], after];
    return gap < -0.05 ? words.beyond(numberIn(-gap, language), edge) : words.from(numberIn(gap, language), edge);
  };
  const isCentred = Math.abs(xMm - size.widthMm / 2) <= MIDDLE_MM;
  const isHalfway = Math.abs(yMm - size.heightMm / 2) <= MIDDLE_MM;
  if (isCentred && isHalfway) return [words.centre];
  return [
    isCentred ? words.centred : told(xMm, (box.widthMm ?? 0) / 2, size.widthMm, [words.left, words.right]),
    isHalfway ? words.halfway : told(yMm, (box.heightMm ?? 0) / 2, size.heightMm, [words.top, words.bottom]),
  ];
}

/** A text's width hangs on its letters: it is told by its middle. */
function boxOf(element: DesignElement): Partial<SizeMm> {
  return element.kind === "text" ? { heightMm: textHeight(element) } : element.placement;
}

function textHeight({ text, sizeMm, lineHeight = 1.2 }: TextElement): number {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).length * lineHeight * sizeMm;
}

/** To the tenth of a millimetre or degree, with the language's point; what may be negative goes through withMinusSign. */
export function numberIn(value: number, language: Language): string {
  const text = String(Math.round(value * 10) / 10 + 0);
  return language === "fr" ? text.replace(".", ",") : text;
}
