export type EmbedLanguage = "fr" | "en" | "ar";

/** `refused` and `unreachable` are also the codes of `atelier:error`. */
export interface EmbedWords {
  readonly title: string;
  readonly open: string;
  readonly close: string;
  readonly retry: string;
  readonly refused: string;
  readonly unreachable: string;
  readonly outdated: string;
  readonly incomplete: string;
}

/** What the embedding element says itself: the widget cannot, when it is the widget that is missing. */
export const EMBED_WORDS: Readonly<Record<EmbedLanguage, EmbedWords>> = {
  fr: {
    title: "Personnaliser le produit",
    open: "Personnaliser",
    close: "Fermer",
    retry: "Réessayer",
    refused: "La personnalisation n’est pas autorisée sur cette page. Pour la boutique : vérifiez la clé et l’origine.",
    unreachable: "La personnalisation ne répond pas pour le moment. Votre création reste enregistrée.",
    outdated: "Rechargez la page pour utiliser la nouvelle version de la personnalisation.",
    incomplete: "Il manque l’attribut « product » ou « key » à la balise atelier-customizer.",
  },
  en: {
    title: "Customise the product",
    open: "Customise",
    close: "Close",
    retry: "Try again",
    refused: "Customising is not allowed on this page. For the shop: check the key and its origins.",
    unreachable: "Customising does not answer right now. Your design stays saved.",
    outdated: "Reload the page to use the new version of the customizer.",
    incomplete: "The atelier-customizer tag lacks its “product” or “key” attribute.",
  },
  ar: {
    title: "تخصيص المنتج",
    open: "تخصيص",
    close: "إغلاق",
    retry: "إعادة المحاولة",
    refused: "التخصيص غير مسموح به في هذه الصفحة. للمتجر: تحقّق من المفتاح والمصدر.",
    unreachable: "خدمة التخصيص لا تستجيب الآن. يبقى تصميمك محفوظًا.",
    outdated: "أعد تحميل الصفحة لاستخدام الإصدار الجديد من أداة التخصيص.",
    incomplete: "تنقص وسم atelier-customizer الخاصيّة product أو key.",
  },
};

/** The language of a tag such as "fr-BE"; French for what we do not speak. */
export function toEmbedLanguage(tag: string | null | undefined): EmbedLanguage {
  const code = (tag ?? "").slice(0, 2).toLowerCase();
  return code === "en" || code === "ar" ? code : "fr";
}
