import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { IngestWarning } from "../ingest/ingest-request.ts";
import { warningsInWords } from "./warnings-in-words.ts";

const MESSAGES: Readonly<Record<IngestWarning["code"], Readonly<Record<Language, string>>>> = {
  image_shrunk: {
    fr: "Image réduite de {fromPx} à {toPx} pixels de côté : c’est plus que l’impression n’en demande.",
    en: "Picture reduced from {fromPx} to {toPx} pixels on its long side: more than print needs.",
    ar: "صُغّرت الصورة من {fromPx} إلى {toPx} بكسل للضلع الأطول: أكثر مما تحتاجه الطباعة.",
  },
  drawing_simplified: {
    fr: "Dessin simplifié : {parts}. Les dégradés deviennent une couleur unie, les effets disparaissent. Vérifiez l’aperçu.",
    en: "Drawing made simpler: {parts}. Gradients become one colour, effects are left out. Check the preview.",
    ar: "بُسّط الرسم: {parts}. تصبح التدرجات لونًا واحدًا وتُحذف المؤثرات. تحقق من المعاينة.",
  },
  first_page_only: {
    fr: "Seule la première des {pages} pages du PDF est imprimée.",
    en: "Only the first of the PDF’s {pages} pages is printed.",
    ar: "تُطبع الصفحة الأولى فقط من صفحات ملف PDF وعددها {pages}.",
  },
  colours_converted: {
    fr: "Les couleurs d’encre (CMJN, tons directs) du PDF sont montrées en couleurs d’écran. Vérifiez l’aperçu.",
    en: "Ink colours (CMYK, spot colours) of the PDF are shown as screen colours. Check the preview.",
    ar: "تُعرض ألوان الحبر (CMYK والألوان الخاصة) في ملف PDF بألوان الشاشة. تحقق من المعاينة.",
  },
  fonts_replaced: {
    fr: "Polices absentes du PDF, remplacées : {fonts}. Vérifiez l’aperçu, ou intégrez les polices au PDF.",
    en: "Fonts missing from the PDF were replaced: {fonts}. Check the preview, or embed the fonts in the PDF.",
    ar: "استُبدلت خطوط غير مضمّنة في ملف PDF: {fonts}. تحقق من المعاينة أو ضمّن الخطوط في الملف.",
  },
  pdf_as_picture: {
    fr: "La page du PDF est devenue une image, car elle ne peut pas rester en tracés : {parts}. Agrandie, elle perd en netteté.",
    en: "The PDF’s page became a picture, because it cannot stay outlines: {parts}. Made larger, it gets less sharp.",
    ar: "أصبحت صفحة PDF صورة لأنها لا يمكن أن تبقى مسارات: {parts}. تقل حدّتها عند التكبير.",
  },
  first_frame_only: {
    fr: "Image animée : seule la première des {frames} images est imprimée.",
    en: "Animated picture: only the first of its {frames} frames is printed.",
    ar: "صورة متحركة: تُطبع الصورة الأولى فقط من أصل {frames}.",
  },
};

/** What happened to a picture on its way in, in words. */
export function uploadWarnings(warningsJson: string, language: Language) {
  // Written by keep-upload.ts.
  return warningsInWords(JSON.parse(warningsJson) as IngestWarning[], { messages: MESSAGES, language });
}
