import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** The page's own words; the descriptions of calls come from the OpenAPI document and are English, as code is. */
export const DOCS_WORDS: Readonly<Record<Language, DocsWords>> = {
  fr: {
    title: "L’API d’Atelier",
    lead: "Trois clés, trois métiers. Tout ce que cette page décrit vient du document OpenAPI que le serveur vérifie lui-même.",
    start: "Essayer",
    startText:
      "Les clés de démonstration sont dans demo-keys.json, dans le dossier de données. Mettez-en une dans KEY :",
    groups: {
      shopper: "Acheteurs · pk_…",
      merchant: "Marchands · sk_…",
      printShop: "Ateliers d’impression · ps_…",
      open: "Sans clé",
    },
    request: "Requête",
    answers: "Réponses",
    parameters: "Paramètres",
    required: "obligatoire",
    none: "sans corps",
    raw: "Document OpenAPI",
    receipts: "Vérifier un reçu dans votre boutique",
    receiptsText:
      "Un seul fichier, sans dépendance, pour Node, Deno ou un navigateur : il vérifie la signature d’un reçu, donne le prix d’une autre quantité, les lignes du panier et ce qui est remboursé. Copiez-le dans votre boutique ; la version TypeScript porte les types. « merchant » est l’identifiant de votre boutique ; un reçu se juge au moment de la commande.",
    errors: "Erreurs",
    errorsText:
      "Toute erreur est un document « problem+json » (RFC 9457) avec un code stable ; un 422 énumère chaque anomalie avec son chemin.",
  },
  en: {
    title: "The Atelier API",
    lead: "Three keys, three trades. Everything on this page comes from the OpenAPI document the server checks itself against.",
    start: "Try it",
    startText: "The demo keys are in demo-keys.json in the data folder. Put one into KEY:",
    groups: {
      shopper: "Shoppers · pk_…",
      merchant: "Merchants · sk_…",
      printShop: "Print shops · ps_…",
      open: "No key",
    },
    request: "Request",
    answers: "Answers",
    parameters: "Parameters",
    required: "required",
    none: "no body",
    raw: "OpenAPI document",
    receipts: "Checking a receipt in your shop",
    receiptsText:
      "One file without dependencies, for Node, Deno or a browser: it checks a receipt’s signature, and gives the price of another quantity, the cart’s lines and what is paid back. Copy it into your shop; the TypeScript one carries the types. “merchant” is your shop’s identifier; a receipt is judged at the time of the order.",
    errors: "Errors",
    errorsText:
      "Every error is a problem document (RFC 9457) with a stable code; a 422 lists every issue with its path.",
  },
  ar: {
    title: "واجهة Atelier البرمجية",
    lead: "ثلاثة مفاتيح لثلاث مهن. كل ما في هذه الصفحة مأخوذ من وثيقة OpenAPI التي يتحقق الخادم منها بنفسه.",
    start: "جرّب",
    startText: "مفاتيح العرض في الملف demo-keys.json داخل مجلد البيانات. ضع أحدها في KEY:",
    groups: {
      shopper: "المتسوقون · pk_…",
      merchant: "التجار · sk_…",
      printShop: "ورش الطباعة · ps_…",
      open: "بدون مفتاح",
    },
    request: "الطلب",
    answers: "الإجابات",
    parameters: "المعاملات",
    required: "إلزامي",
    none: "بلا محتوى",
    raw: "وثيقة OpenAPI",
    receipts: "التحقق من إيصال في متجرك",
    receiptsText:
      "ملف واحد بلا اعتماديات، يعمل في Node أو Deno أو المتصفح: يتحقق من توقيع الإيصال، ويعطي سعر كمية أخرى وأسطر السلة وما يُرد من المبلغ. انسخه إلى متجرك؛ ونسخة TypeScript تحمل الأنواع. و merchant هو معرّف متجرك، ويُحكم على الإيصال وقت الطلب.",
    errors: "الأخطاء",
    errorsText: "كل خطأ وثيقة مشكلة (RFC 9457) برمز ثابت؛ والرمز 422 يعدد كل ملاحظة مع مسارها.",
  },
};

export interface DocsWords {
  readonly title: string;
  readonly lead: string;
  readonly start: string;
  readonly startText: string;
  readonly groups: Readonly<Record<DocsGroup, string>>;
  readonly request: string;
  readonly answers: string;
  readonly parameters: string;
  readonly required: string;
  readonly none: string;
  readonly raw: string;
  readonly receipts: string;
  readonly receiptsText: string;
  readonly errors: string;
  readonly errorsText: string;
}

export type DocsGroup = "shopper" | "merchant" | "printShop" | "open";
