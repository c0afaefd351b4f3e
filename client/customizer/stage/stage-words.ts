import type { Language } from "../../../configurator-schemas/schema/localised.ts";

interface StageWords {
  readonly views: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly reset: string;
  readonly model: string;
  readonly howToTurn: string;
  readonly noModel: string;
  picture(product: string, view: string): string;
}

/** What the stage says, in every language. */
export const STAGE_WORDS: Readonly<Record<Language, StageWords>> = {
  fr: {
    views: "Points de vue",
    zoomIn: "Agrandir",
    zoomOut: "Réduire",
    reset: "Revenir au point de vue",
    model: "objet en 3D",
    howToTurn: "Faites glisser ou utilisez les flèches pour tourner l’objet, + et − pour zoomer.",
    noModel: "La 3D n’est pas disponible sur cet appareil : voici votre création à plat.",
    picture: (product, view) => `${product}, vue : ${view}`,
  },
  en: {
    views: "Views",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    reset: "Back to the view",
    model: "3D object",
    howToTurn: "Drag or use the arrow keys to turn it, + and − to zoom.",
    noModel: "3D is not available on this device: here is your design laid flat.",
    picture: (product, view) => `${product}, view: ${view}`,
  },
  ar: {
    views: "زوايا العرض",
    zoomIn: "تكبير",
    zoomOut: "تصغير",
    reset: "العودة إلى زاوية العرض",
    model: "مجسّم ثلاثي الأبعاد",
    howToTurn: "اسحب أو استخدم الأسهم لتدوير المنتج، و+ و− للتكبير والتصغير.",
    noModel: "العرض ثلاثي الأبعاد غير متاح على هذا الجهاز: إليك تصميمك مسطّحًا.",
    picture: (product, view) => `${product}، العرض: ${view}`,
  },
};
