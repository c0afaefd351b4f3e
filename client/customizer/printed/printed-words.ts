import type { Language } from "../../../configurator-schemas/schema/localised.ts";

interface PrintedWords {
  readonly toggle: string;
  /** {condition}: the printing condition. */
  readonly why: string;
  readonly coming: string;
  readonly failed: string;
  /** {share}: of what is drawn. */
  readonly outside: string;
  readonly show: string;
  readonly printsAs: string;
  readonly duller: string;
}

/** What printed colours are called; a file of its own, because only this late part of the page needs it. */
export const PRINTED_WORDS: Readonly<Record<Language, PrintedWords>> = {
  fr: {
    toggle: "Couleurs imprimées",
    why: "Les couleurs comme à l’impression ({condition}), autant qu’un écran peut les montrer.",
    coming: "Préparation des couleurs imprimées…",
    failed: "Les couleurs imprimées ne sont pas disponibles pour l’instant.",
    outside: "{share} du motif s’imprimera plus terne",
    show: "Montrer où",
    printsAs: "À l’impression",
    duller: "Cette couleur s’imprimera plus terne qu’à l’écran.",
  },
  en: {
    toggle: "Printed colours",
    why: "Colours as they will be printed ({condition}), as far as a screen can show them.",
    coming: "Preparing the printed colours…",
    failed: "Printed colours are not available just now.",
    outside: "{share} of the artwork will print duller",
    show: "Show where",
    printsAs: "Printed",
    duller: "This colour will print duller than on the screen.",
  },
  ar: {
    toggle: "ألوان الطباعة",
    why: "الألوان كما ستُطبع ({condition})، بقدر ما تستطيع الشاشة إظهارها.",
    coming: "يجري تحضير ألوان الطباعة…",
    failed: "ألوان الطباعة غير متاحة حاليًا.",
    outside: "{share} من التصميم سيُطبع بلون أبهت",
    show: "أين؟",
    printsAs: "عند الطباعة",
    duller: "سيُطبع هذا اللون أبهت مما يظهر على الشاشة.",
  },
};
