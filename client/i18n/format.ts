import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { currencyDigits, toDecimalString } from "../../configurator-schemas/units/money.ts";

/** Latin digits in Arabic too: prices and millimetres are typed and read beside Latin units. */
const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-GB", ar: "ar-u-nu-latn" };

export interface Format {
  number(value: number, maximumDigits?: number): string;
  mm(value: number, maximumDigits?: number): string;
  degrees(value: number): string;
  percent(ratio: number): string;
  money(money: { readonly amount: number; readonly currency: string }): string;
  /** A difference, signed: "+12,00 €". */
  moneyChange(money: { readonly amount: number; readonly currency: string }): string;
  /** The day as it is written, whatever the zone: "3 décembre 2026". */
  day(date: string): string;
  /** "23 décembre". */
  shortDay(date: string): string;
  /** "mercredi 23 décembre": a day as it is written. */
  weekday(date: string): string;
  /** "vendredi 18 décembre à 14:00": an instant, on the reader's own clock. */
  moment(instant: string): string;
  /** A price smaller than the currency's own steps may need more digits: "0.05", "0.0175". */
  decimalMoney(decimal: string, currency: string): string;
  /** Reads what a person types in this language: comma or point, any digits; undefined when it is no number. */
  parse(text: string): number | undefined;
}

export function localeOf(language: Language): string {
  return LOCALES[language];
}

/** Numbers, lengths and money as the language writes them; digits are fixed so that nothing jumps while it changes. */
export function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const numbers = new Map<string, Intl.NumberFormat>();
  const formatter = (key: string, options: Intl.NumberFormatOptions) => {
    let found = numbers.get(key);
    if (!found) numbers.set(key, (found = new Intl.NumberFormat(locale, options)));
    return found;
  };
  const number = (value: number, maximumDigits = 2) =>
    signed(formatter(`n${maximumDigits}`, { maximumFractionDigits: maximumDigits }).format(value));
  const money = (
    { amount, currency }: { readonly amount: number; readonly currency: string },
    signDisplay: "auto" | "exceptZero",
  ) => {
    const digits = currencyDigits(currency);
    // A decimal string keeps the amount exact through Intl; the type of a numeric literal is what the API asks for.
    const exact = toDecimalString({ amount, currency }) as `${number}`;
    const written = formatter(`c${currency}${signDisplay}`, {
      style: "currency",
      currency,
      signDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(exact);
    return signed(written);
  };
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const dated = (more: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", ...more });
  return {
    number,
    // A no-break space: a unit never stands alone on the next line.
    mm: (value, maximumDigits = 1) => `${number(value, maximumDigits)}\u00a0${language === "ar" ? "مم" : "mm"}`,
    degrees: (value) => `${number(value, 0)}°`,
    percent: (ratio) => formatter("p", { style: "percent", maximumFractionDigits: 0 }).format(ratio),
    money: (amount) => money(amount, "auto"),
    moneyChange: (amount) => money(amount, "exceptZero"),
    day: (date) => days.format(midnight(date)),
    shortDay: (date) => dated({ timeZone: "UTC", weekday: undefined }).format(midnight(date)),
    weekday: (date) => dated({ timeZone: "UTC" }).format(midnight(date)),
    moment: (instant) => dated({ hour: "2-digit", minute: "2-digit" }).format(new Date(instant)),
    decimalMoney: (decimal, currency) =>
      signed(
        formatter(`d${currency}`, { style: "currency", currency, maximumFractionDigits: 9 }).format(Number(decimal)),
      ),
    parse: parseNumber,
  };
}

/** Engines write a hyphen; in Arabic they put the direction's mark before it themselves. */
function signed(text: string): string {
  return text.replace("-", "\u2212");
}

function midnight(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

function parseNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/[\s\u00a0\u202f\u200e\u200f]/g, "")
    .replace(/(?:mm|cm|مم|سم|°|%)$/i, "")
    .replace(/[,\u066b]/g, ".")
    .replace(/^[\u2212\u2013]/, "-");
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
