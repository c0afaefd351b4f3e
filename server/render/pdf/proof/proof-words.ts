import type { Language } from "../../../../configurator-schemas/schema/localised.ts";

interface ProofWords {
  readonly proof: string;
  readonly actualSize: string;
  readonly scale: (ratio: string) => string;
  readonly size: (width: string, height: string) => string;
  readonly mm: (length: string) => string;
  readonly options: string;
  readonly artwork: string;
  readonly nothingPrinted: string;
  readonly toCheck: string;
  readonly trim: string;
  readonly safe: string;
  readonly cut: string;
  readonly bleed: string;
  readonly colours: string;
  /** Where it is printed in four inks: for which condition. */
  readonly press: (condition: string) => string;
  readonly labelled: (label: string, value: string) => string;
  readonly numbered: (number: number, sentence: string) => string;
  readonly code: (code: string) => string;
  readonly version: (version: number) => string;
  readonly fingerprint: (hash: string) => string;
  readonly page: (page: number, pages: number) => string;
}

/** What the proof says besides the design itself. */
export const PROOF_WORDS: Readonly<Record<Language, ProofWords>> = {
  fr: {
    proof: "Épreuve pour bon à tirer",
    actualSize: "taille réelle",
    scale: (ratio) => `échelle ${ratio}`,
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    mm: (length) => `${length}\u00a0mm`,
    options: "Options choisies",
    artwork: "Ce qui est imprimé",
    nothingPrinted: "Rien n’est imprimé sur ce produit.",
    toCheck: "À vérifier avant d’approuver",
    trim: "bord de coupe",
    safe: "zone de sécurité",
    cut: "ligne de découpe",
    bleed: "fond perdu, coupé",
    colours:
      "Les couleurs d’un écran ou d’une imprimante de bureau diffèrent de celles de l’impression\u00a0: cette épreuve engage sur le texte, les images et leur place, pas sur la nuance exacte.",
    press: (condition) =>
      `Imprimé en quadrichromie (${condition})\u00a0; les couleurs montrées ici sont celles d’un écran, les plus vives s’imprimeront plus ternes.`,
    labelled: (label, value) => `${label}\u00a0: ${value}`,
    numbered: (number, sentence) => `Nº\u00a0${number}\u00a0: ${sentence}`,
    code: (code) => `création ${code}`,
    version: (version) => `version ${version}`,
    fingerprint: (hash) => `empreinte ${hash}`,
    page: (page, pages) => `page ${page}/${pages}`,
  },
  en: {
    proof: "Proof for approval",
    actualSize: "actual size",
    scale: (ratio) => `scale ${ratio}`,
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    mm: (length) => `${length}\u00a0mm`,
    options: "Chosen options",
    artwork: "What is printed",
    nothingPrinted: "Nothing is printed on this product.",
    toCheck: "Please check before you approve",
    trim: "trim edge",
    safe: "safe area",
    cut: "cut line",
    bleed: "bleed, cut away",
    colours:
      "Colours on a screen or an office printer differ from those in print: this proof is binding for the text, the pictures and where they are, not for the exact shade.",
    press: (condition) =>
      `Printed in four inks (${condition}); the colours shown here are a screen’s, and the most vivid will print duller.`,
    labelled: (label, value) => `${label}: ${value}`,
    numbered: (number, sentence) => `No.\u00a0${number}: ${sentence}`,
    code: (code) => `design ${code}`,
    version: (version) => `version ${version}`,
    fingerprint: (hash) => `fingerprint ${hash}`,
    page: (page, pages) => `page ${page}/${pages}`,
  },
  ar: {
    proof: "نموذج للموافقة قبل الطباعة",
    actualSize: "بالحجم الحقيقي",
    scale: (ratio) => `بمقياس ${ratio}`,
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0مم`,
    mm: (length) => `${length}\u00a0مم`,
    options: "الخيارات المحددة",
    artwork: "ما سيُطبع",
    nothingPrinted: "لا يُطبع شيء على هذا المنتج.",
    toCheck: "يرجى التحقق قبل الموافقة",
    trim: "حافة القص",
    safe: "منطقة الأمان",
    cut: "خط القص",
    bleed: "هامش يُقص",
    colours:
      "تختلف الألوان على الشاشة أو الطابعة المكتبية عن ألوان الطباعة: هذا النموذج ملزم في النصوص والصور ومواضعها، لا في درجة اللون بدقة.",
    press: (condition) =>
      `يُطبع بأربعة أحبار (\u2068${condition}\u2069)؛ الألوان المعروضة هنا ألوان شاشة، وأشدّها سطوعًا سيُطبع أبهت.`,
    labelled: (label, value) => `${label}: ${value}`,
    numbered: (number, sentence) => `رقم\u00a0${number}: ${sentence}`,
    code: (code) => `التصميم ${code}`,
    version: (version) => `الإصدار ${version}`,
    fingerprint: (hash) => `البصمة ${hash}`,
    page: (page, pages) => `صفحة ${page} من ${pages}`,
  },
};
