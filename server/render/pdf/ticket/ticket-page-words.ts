import type { Language } from "../../../../configurator-schemas/schema/localised.ts";

interface TicketPageWords {
  readonly ticket: string;
  readonly pieces: (count: number) => string;
  readonly order: (id: string) => string;
  readonly job: (id: string) => string;
  readonly due: string;
  readonly noDue: string;
  readonly sku: string;
  readonly profile: string;
  readonly size: (width: string, height: string) => string;
  readonly bleed: (length: string) => string;
  readonly inks: string;
  readonly roles: Readonly<Record<"cut" | "white", string>>;
  readonly overprint: string;
  readonly options: string;
  readonly artwork: string;
  readonly rows: string;
  readonly shipTo: string;
  readonly files: string;
  readonly more: (count: number) => string;
  readonly derived: string;
  readonly parts: string;
  readonly warnings: string;
  readonly parity: string;
  readonly verdicts: Readonly<Record<"passed" | "held" | "released" | "notMeasured", string>>;
  readonly reprint: (of: string) => string;
  readonly reason: string;
  readonly bytes: Readonly<Record<"kept" | "same" | "different" | "part", string>>;
  readonly labelled: (label: string, value: string) => string;
  readonly times: (count: number, what: string) => string;
  readonly checks: readonly string[];
  readonly recipe: (hash: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly months: readonly string[];
  readonly date: (day: number, month: string, year: number) => string;
}

/** What a ticket's page says besides the ticket itself. */
export const TICKET_PAGE_WORDS: Readonly<Record<Language, TicketPageWords>> = {
  fr: {
    ticket: "Fiche de travail",
    pieces: (count) => (count === 1 ? "exemplaire" : "exemplaires"),
    order: (id) => `commande ${id}`,
    job: (id) => `travail ${id}`,
    due: "À livrer pour le",
    noDue: "sans date",
    sku: "Article",
    profile: "Machine",
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    bleed: (length) => `fond perdu ${length}\u00a0mm`,
    inks: "Encres",
    roles: { cut: "découpe", white: "blanc de soutien" },
    overprint: "en surimpression",
    options: "Options choisies",
    artwork: "Ce qui est imprimé",
    rows: "Pièces à l’unité",
    shipTo: "À expédier à",
    files: "Fichiers",
    more: (count) => `et ${count} de plus, voir la fiche en JSON`,
    derived: "Mesures",
    parts: "Débit d’une pièce",
    warnings: "À surveiller",
    parity: "Conformité à l’épreuve",
    verdicts: {
      passed: "conforme",
      held: "retenu",
      released: "libéré malgré un écart",
      notMeasured: "non mesurée",
    },
    reprint: (of) => `Réimpression du travail ${of}`,
    reason: "Motif",
    bytes: {
      kept: "Fichiers d’origine, octet pour octet.",
      part: "Les pages demandées, dans un fichier à part.",
      same: "Fichiers refaits, octet pour octet ceux d’origine.",
      different: "Fichiers refaits, différents de ceux d’origine\u00a0: comparez avant d’imprimer.",
    },
    labelled: (label, value) => `${label}\u00a0: ${value}`,
    times: (count, what) => `${count}\u00a0× ${what}`,
    checks: ["Fichiers reçus", "Support prêt", "Couleurs vérifiées", "Imprimé", "Contrôlé et compté", "Emballé"],
    recipe: (hash) => `recette ${hash}`,
    page: (page, pages) => `page ${page}/${pages}`,
    months: [
      "janvier",
      "février",
      "mars",
      "avril",
      "mai",
      "juin",
      "juillet",
      "août",
      "septembre",
      "octobre",
      "novembre",
      "décembre",
    ],
    date: (day, month, year) => `${day === 1 ? "1er" : day}\u00a0${month} ${year}`,
  },
  en: {
    ticket: "Job ticket",
    pieces: (count) => (count === 1 ? "piece" : "pieces"),
    order: (id) => `order ${id}`,
    job: (id) => `job ${id}`,
    due: "Due on",
    noDue: "no date",
    sku: "Article",
    profile: "Machine",
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0mm`,
    bleed: (length) => `bleed ${length}\u00a0mm`,
    inks: "Inks",
    roles: { cut: "cut line", white: "white underbase" },
    overprint: "overprints",
    options: "Chosen options",
    artwork: "What is printed",
    rows: "Single pieces",
    shipTo: "Ship to",
    files: "Files",
    more: (count) => `and ${count} more, see the ticket as JSON`,
    derived: "Measures",
    parts: "Cut list of one piece",
    warnings: "Watch out for",
    parity: "Against the proof",
    verdicts: {
      passed: "as approved",
      held: "held",
      released: "released although it differs",
      notMeasured: "not measured",
    },
    reprint: (of) => `Reprint of job ${of}`,
    reason: "Reason",
    bytes: {
      kept: "The original files, byte for byte.",
      part: "The pages that were asked for, in a file of their own.",
      same: "Files made again, byte for byte the original ones.",
      different: "Files made again, and not the original ones: compare before you print.",
    },
    labelled: (label, value) => `${label}: ${value}`,
    times: (count, what) => `${count}\u00a0× ${what}`,
    checks: ["Files received", "Blanks ready", "Colours checked", "Printed", "Inspected and counted", "Packed"],
    recipe: (hash) => `recipe ${hash}`,
    page: (page, pages) => `page ${page}/${pages}`,
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    date: (day, month, year) => `${day}\u00a0${month} ${year}`,
  },
  ar: {
    ticket: "بطاقة العمل",
    pieces: (count) => (count >= 3 && count <= 10 ? "نسخ" : "نسخة"),
    order: (id) => `الطلب ${id}`,
    job: (id) => `العمل ${id}`,
    due: "موعد التسليم",
    noDue: "بلا موعد",
    sku: "الصنف",
    profile: "الآلة",
    size: (width, height) => `${width}\u00a0×\u00a0${height}\u00a0مم`,
    bleed: (length) => `هامش القص ${length}\u00a0مم`,
    inks: "الأحبار",
    roles: { cut: "خط القص", white: "طبقة بيضاء" },
    overprint: "طباعة فوقية",
    options: "الخيارات المحددة",
    artwork: "ما سيُطبع",
    rows: "القطع المفردة",
    shipTo: "الشحن إلى",
    files: "الملفات",
    more: (count) => `و${count} أخرى، انظر البطاقة بصيغة JSON`,
    derived: "القياسات",
    parts: "قائمة القص للقطعة الواحدة",
    warnings: "انتبه إلى",
    parity: "مقارنة بالنموذج",
    verdicts: { passed: "مطابق", held: "موقوف", released: "أُفرج عنه رغم الاختلاف", notMeasured: "لم يُقس" },
    reprint: (of) => `إعادة طباعة العمل ${of}`,
    reason: "السبب",
    bytes: {
      kept: "الملفات الأصلية بايتًا ببايت.",
      part: "الصفحات المطلوبة في ملف مستقل.",
      same: "ملفات أُعيد إنشاؤها وهي مطابقة للأصلية بايتًا ببايت.",
      different: "ملفات أُعيد إنشاؤها وتختلف عن الأصلية: قارن قبل الطباعة.",
    },
    labelled: (label, value) => `${label}: ${value}`,
    times: (count, what) => `${count}\u00a0× ${what}`,
    checks: ["استُلمت الملفات", "الخامات جاهزة", "فُحصت الألوان", "طُبع", "فُحص وعُدّ", "غُلّف"],
    recipe: (hash) => `الوصفة ${hash}`,
    page: (page, pages) => `صفحة ${page} من ${pages}`,
    months: [
      "يناير",
      "فبراير",
      "مارس",
      "أبريل",
      "مايو",
      "يونيو",
      "يوليو",
      "أغسطس",
      "سبتمبر",
      "أكتوبر",
      "نوفمبر",
      "ديسمبر",
    ],
    date: (day, month, year) => `${day}\u00a0${month} ${year}`,
  },
};
