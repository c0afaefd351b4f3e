import type { Configuration, Selection, Selections } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import { selectionOf } from "../configuration/selections.ts";
import type { CodeName, DesignElement, ShapeName } from "../schema/design-element.ts";
import { localise } from "../schema/localise.ts";
import type { Language } from "../schema/localised.ts";
import type { Option } from "../schema/option.ts";
import type { Product } from "../schema/product.ts";

export interface OptionInWords {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

const WORDS = {
  fr: {
    yes: "oui",
    no: "non",
    image: "une image",
    art: "un motif",
    list: ", ",
    quote: (text: string) => `« ${text} »`,
  },
  en: { yes: "yes", no: "no", image: "a picture", art: "a motif", list: ", ", quote: (text: string) => `“${text}”` },
  ar: { yes: "نعم", no: "لا", image: "صورة", art: "رسم", list: "، ", quote: (text: string) => `«${text}»` },
} as const;

const CURVED: Readonly<Record<Language, string>> = { fr: " en arc", en: " on a curve", ar: " على قوس" };

const CODE_NAMES: Readonly<Record<Language, Readonly<Record<CodeName, string>>>> = {
  fr: { qr: "un QR code vers", code128: "un code-barres de", ean13: "un code-barres EAN de" },
  en: { qr: "a QR code for", code128: "a barcode of", ean13: "an EAN barcode of" },
  ar: { qr: "رمز QR إلى", code128: "رمز شريطي لـ", ean13: "رمز شريطي EAN لـ" },
};

export const SHAPE_NAMES: Readonly<Record<Language, Readonly<Record<ShapeName, string>>>> = {
  fr: {
    rectangle: "un rectangle",
    ellipse: "une ellipse",
    triangle: "un triangle",
    star: "une étoile",
    heart: "un cœur",
    line: "une ligne",
    arrow: "une flèche",
    polygon: "un hexagone",
  },
  en: {
    rectangle: "a rectangle",
    ellipse: "an ellipse",
    triangle: "a triangle",
    star: "a star",
    heart: "a heart",
    line: "a line",
    arrow: "an arrow",
    polygon: "a hexagon",
  },
  ar: {
    rectangle: "مستطيل",
    ellipse: "شكل بيضوي",
    triangle: "مثلث",
    star: "نجمة",
    heart: "قلب",
    line: "خط",
    arrow: "سهم",
    polygon: "سداسي",
  },
};

/** A design in one line of words: for screen readers, order lines and tickets. */
export function describeConfiguration(product: Product, configuration: Configuration, language: Language): string {
  const words = WORDS[language];
  const options = optionsInWords(product, configuration.selections, language, configuration).map(
    ({ label, value }) => `${label}${language === "fr" ? " : " : ": "}${value}`,
  );
  const areas = product.printAreas.flatMap((area) => {
    const elements = (madeElements(product, configuration)[area.id] ?? []).filter(isFilled);
    if (elements.length === 0) return [];
    const named = elements.map((element) => elementInWords(element, language)).join(words.list);
    return [`${localise(area.label, language)}${language === "fr" ? " : " : ": "}${named}`];
  });
  return [localise(product.name, language), ...options, ...areas].join(" · ");
}

/** One element in words: its text in quotes, "a picture", or the shape's name. */
export function elementInWords(element: DesignElement, language: Language): string {
  switch (element.kind) {
    case "text":
      return `${WORDS[language].quote(element.text.replaceAll(/\s+/g, " ").trim())}${element.curve ? CURVED[language] : ""}`;
    case "image":
      return WORDS[language].image;
    case "shape":
      return SHAPE_NAMES[language][element.shape];
    case "art":
      return WORDS[language].art;
    case "code":
      return `${CODE_NAMES[language][element.code]} ${WORDS[language].quote(element.value.trim())}`;
  }
}

/** Every answered, available option by its label and value in words. */
export function optionsInWords(
  product: Product,
  selections: Selections,
  language: Language,
  configuration: Configuration = { product: product.id, selections, elements: {} },
): OptionInWords[] {
  const scope = scopeOf(product, configuration);
  return product.options.flatMap((option) => {
    const value = selectionOf(option, selections);
    if (isUnanswered(value) || !conditionHolds(product, option.availableWhen, scope)) return [];
    return [{ id: option.id, label: localise(option.label, language), value: valueInWords(option, value, language) }];
  });
}

function isUnanswered(value: Selection | undefined): value is undefined {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function valueInWords(option: Option, value: Selection, language: Language): string {
  const words = WORDS[language];
  switch (option.kind) {
    case "choice":
    case "multi-choice": {
      const ids = Array.isArray(value) ? value : [String(value)];
      return ids
        .map((id) => localise(option.values?.find((each) => each.id === id)?.label, language) || id)
        .join(words.list);
    }
    case "boolean":
      return value === true ? words.yes : words.no;
    case "number":
      return option.unit === "none" ? String(value) : `${String(value)} ${option.unit}`;
    case "text":
      return words.quote(String(value));
    case "colour":
      return localise(option.palette.find((each) => each.colour === value)?.label, language) || String(value);
    case "image":
      return words.image;
  }
}
