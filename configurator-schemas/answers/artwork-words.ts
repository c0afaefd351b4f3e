import type { ShapeName } from "../schema/design-element.ts";
import type { Language } from "../schema/localised.ts";

interface ArtworkWords {
  readonly comma: string;
  readonly centre: string;
  readonly centred: string;
  readonly halfway: string;
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
  readonly shapes: Readonly<Record<ShapeName, string>>;
  readonly high: (mm: string) => string;
  readonly box: (width: string, height: string) => string;
  readonly outlined: (colour: string) => string;
  readonly masked: (shape: string) => string;
  readonly turned: (degrees: string) => string;
  readonly from: (mm: string, edge: string) => string;
  readonly beyond: (mm: string, edge: string) => string;
}

/** What describeArtwork says, besides the elements themselves. A no-break space stands before every unit. */
export const ARTWORK_WORDS: Readonly<Record<Language, ArtworkWords>> = {
  fr: {
    comma: ", ",
    centre: "au centre",
    centred: "centré",
    halfway: "à mi-hauteur",
    left: "bord gauche",
    right: "bord droit",
    top: "bord supérieur",
    bottom: "bord inférieur",
    shapes: {
      rectangle: "rectangle",
      ellipse: "ovale",
      triangle: "triangle",
      star: "étoile",
      heart: "cœur",
      line: "ligne",
      arrow: "flèche",
      polygon: "hexagone",
    },
    high: (mm) => `${mm}\u00a0mm`,
    box: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    outlined: (colour) => `contour ${colour}`,
    masked: (shape) => `découpé en ${shape}`,
    turned: (degrees) => `tourné de ${degrees}`,
    from: (mm, edge) => `à ${mm}\u00a0mm du ${edge}`,
    beyond: (mm, edge) => `dépasse de ${mm}\u00a0mm le ${edge}`,
  },
  en: {
    comma: ", ",
    centre: "in the centre",
    centred: "centred",
    halfway: "halfway down",
    left: "left edge",
    right: "right edge",
    top: "top edge",
    bottom: "bottom edge",
    shapes: {
      rectangle: "rectangle",
      ellipse: "oval",
      triangle: "triangle",
      star: "star",
      heart: "heart",
      line: "line",
      arrow: "arrow",
      polygon: "hexagon",
    },
    high: (mm) => `${mm}\u00a0mm`,
    box: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    outlined: (colour) => `outlined in ${colour}`,
    masked: (shape) => `cut to a ${shape}`,
    turned: (degrees) => `turned by ${degrees}`,
    from: (mm, edge) => `${mm}\u00a0mm from the ${edge}`,
    beyond: (mm, edge) => `${mm}\u00a0mm beyond the ${edge}`,
  },
  ar: {
    comma: "، ",
    centre: "في المركز",
    centred: "في الوسط أفقيًا",
    halfway: "في منتصف الارتفاع",
    left: "الحافة اليسرى",
    right: "الحافة اليمنى",
    top: "الحافة العليا",
    bottom: "الحافة السفلى",
    shapes: {
      rectangle: "مستطيل",
      ellipse: "شكل بيضوي",
      triangle: "مثلث",
      star: "نجمة",
      heart: "قلب",
      line: "خط",
      arrow: "سهم",
      polygon: "سداسي",
    },
    high: (mm) => `${mm}\u00a0مم`,
    box: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0مم`,
    outlined: (colour) => `بإطار ${colour}`,
    masked: (shape) => `مقصوصة على شكل ${shape}`,
    turned: (degrees) => `مُدار ${degrees}`,
    from: (mm, edge) => `على بعد ${mm}\u00a0مم من ${edge}`,
    beyond: (mm, edge) => `يتجاوز ${edge} بمقدار ${mm}\u00a0مم`,
  },
};
