import type { CodeName } from "../../../configurator-schemas/schema/design-element.ts";
import { useI18n } from "../../i18n/i18n.ts";

/** The words of motifs and codes; not among the messages, which are fetched before the first paint. */
export interface ArtWords {
  readonly title: string;
  readonly search: string;
  readonly none: string;
  readonly failed: string;
  readonly flip: string;
  readonly ownColours: string;
  readonly background: string;
  readonly codeKind: string;
  readonly codeStart: string;
  readonly codes: Readonly<Record<CodeName, string>>;
  readonly codeValue: Readonly<Record<CodeName, string>>;
  readonly colour: (number: number) => string;
}

export const CODE_KINDS: readonly CodeName[] = ["qr", "code128", "ean13"];

export function useArtWords(): ArtWords {
  return WORDS[useI18n().language];
}

const WORDS = {
  fr: {
    title: "Choisir un motif",
    search: "Chercher un motif",
    none: "Aucun motif ne s’appelle ainsi.",
    failed: "Les motifs ne sont pas arrivés. Fermez, puis réessayez.",
    flip: "Retourner",
    ownColours: "Ses couleurs",
    background: "Fond",
    codeKind: "Sorte de code",
    codeStart: "QR et codes-barres",
    codes: { qr: "QR", code128: "Code 128", ean13: "EAN 13" },
    codeValue: { qr: "Adresse ou texte", code128: "Lettres et chiffres", ean13: "Les 12 ou 13 chiffres" },
    colour: (number) => `Couleur ${number}`,
  },
  en: {
    title: "Choose a motif",
    search: "Search motifs",
    none: "No motif goes by that name.",
    failed: "The motifs did not arrive. Close and try again.",
    flip: "Flip",
    ownColours: "Its own colours",
    background: "Background",
    codeKind: "Kind of code",
    codeStart: "QR and barcodes",
    codes: { qr: "QR", code128: "Code 128", ean13: "EAN 13" },
    codeValue: { qr: "Address or text", code128: "Letters and digits", ean13: "The 12 or 13 digits" },
    colour: (number) => `Colour ${number}`,
  },
  ar: {
    title: "اختر رسمًا",
    search: "ابحث عن رسم",
    none: "لا يوجد رسم بهذا الاسم.",
    failed: "لم تصل الرسومات. أغلق ثم أعد المحاولة.",
    flip: "اقلب",
    ownColours: "ألوانه الأصلية",
    background: "الخلفية",
    codeKind: "نوع الرمز",
    codeStart: "رموز QR والباركود",
    codes: { qr: "QR", code128: "Code 128", ean13: "EAN 13" },
    codeValue: { qr: "عنوان أو نص", code128: "حروف وأرقام", ean13: "12 أو 13 رقمًا" },
    colour: (number) => `اللون ${number}`,
  },
} satisfies Record<string, ArtWords>;
