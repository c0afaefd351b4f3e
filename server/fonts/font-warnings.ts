import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { FontWarning } from "../ingest/font/font-request.ts";
import { warningsInWords } from "../uploads/warnings-in-words.ts";

const MESSAGES: Readonly<Record<FontWarning["code"], Readonly<Record<Language, string>>>> = {
  font_variable: {
    fr: "Police variable : seule sa forme par défaut est utilisée. Pour une autre graisse, envoyez-la en fichier fixe.",
    en: "Variable font: only its default form is used. For another weight send it as a fixed file.",
    ar: "خط متغير: يُستعمل شكله الافتراضي فقط. لوزن آخر أرسله كملف ثابت.",
  },
  font_colours_lost: {
    fr: "Police en couleurs : les lettres sont écrites dans la couleur du texte.",
    en: "Coloured font: letters are written in the text’s colour.",
    ar: "خط ملون: تُكتب الحروف بلون النص.",
  },
  font_repaired: {
    fr: "Sommes de contrôle fausses, corrigées : {tables}. Vérifiez l’aperçu.",
    en: "Wrong checksums were put right: {tables}. Check the preview.",
    ar: "صُححت مجاميع تحقق خاطئة: {tables}. تحقق من المعاينة.",
  },
  font_embedding: {
    fr: "L’éditeur limite l’intégration de cette police ({embedding}). Vérifiez que votre licence permet cet usage.",
    en: "This font’s maker limits embedding ({embedding}). Check that your licence allows this use.",
    ar: "يقيّد صانع هذا الخط تضمينه ({embedding}). تأكد أن ترخيصك يسمح بهذا الاستعمال.",
  },
  font_scripts_unknown: {
    fr: "Aucune écriture n’est complète dans cette police : les lettres qui manquent viendront d’une autre.",
    en: "No script is complete in this font: missing letters will come from another one.",
    ar: "لا توجد كتابة كاملة في هذا الخط: ستأتي الحروف الناقصة من خط آخر.",
  },
};

/** What happened to a font on its way in, in words. */
export function fontWarnings(warningsJson: string, language: Language) {
  // Written by keep-font.ts.
  return warningsInWords(JSON.parse(warningsJson) as FontWarning[], { messages: MESSAGES, language });
}
