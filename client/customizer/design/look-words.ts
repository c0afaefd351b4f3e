import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { LookStyle } from "./look.ts";

/** What the looks of pictures are called; a file of its own, because only this late part of the page needs it. */
interface LookWords {
  readonly look: string;
  readonly styles: Readonly<Record<LookStyle, string>>;
  readonly brightness: string;
  readonly contrast: string;
  readonly level: string;
  readonly dark: string;
  readonly light: string;
  readonly removeBackground: string;
  readonly tolerance: string;
  readonly feather: string;
  readonly waiting: string;
  /** Of a drawing, in place of how large a picture may become. */
  readonly outlines: string;
}

export const LOOK_WORDS: Readonly<Record<Language, LookWords>> = {
  fr: {
    look: "Aspect",
    styles: { original: "Original", greyscale: "Noir et blanc", duotone: "Deux tons", threshold: "Une couleur" },
    brightness: "Luminosité",
    contrast: "Contraste",
    level: "Part de noir",
    dark: "Ton foncé",
    light: "Ton clair",
    removeBackground: "Enlever le fond",
    tolerance: "Tolérance",
    feather: "Douceur du bord",
    waiting: "Le fond s’enlève dès que la photo est envoyée.",
    outlines: "Dessin en tracés : net à toutes les tailles.",
  },
  en: {
    look: "Look",
    styles: { original: "Original", greyscale: "Black and white", duotone: "Two tones", threshold: "One colour" },
    brightness: "Brightness",
    contrast: "Contrast",
    level: "Share of black",
    dark: "Dark tone",
    light: "Light tone",
    removeBackground: "Remove the background",
    tolerance: "Tolerance",
    feather: "Softness of the edge",
    waiting: "The background goes as soon as the photo is sent.",
    outlines: "Drawn as outlines: sharp at every size.",
  },
  ar: {
    look: "المظهر",
    styles: { original: "الأصل", greyscale: "أبيض وأسود", duotone: "لونان", threshold: "لون واحد" },
    brightness: "السطوع",
    contrast: "التباين",
    level: "نسبة الأسود",
    dark: "اللون الداكن",
    light: "اللون الفاتح",
    removeBackground: "إزالة الخلفية",
    tolerance: "التفاوت",
    feather: "نعومة الحافة",
    waiting: "تزال الخلفية فور إرسال الصورة.",
    outlines: "مرسوم بمسارات: حادّ بكل الأحجام.",
  },
};
