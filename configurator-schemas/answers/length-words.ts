import type { Language } from "../schema/localised.ts";

/** From here on people think in centimetres. */
const LEAST_CM = 100;

/** A length as people say it, rounded down to what is said: whole centimetres from 10 cm on, whole millimetres below. */
export function lengthInWords(lengthMm: number, language: Language): string {
  const isLong = lengthMm >= LEAST_CM;
  // Latin digits in Arabic too, as everywhere beside Latin units.
  const number = new Intl.NumberFormat(language === "ar" ? "ar-u-nu-latn" : language, { maximumFractionDigits: 0 });
  const whole = number.format(Math.floor(isLong ? lengthMm / 10 : lengthMm));
  const [cm, mm] = language === "ar" ? ["سم", "مم"] : ["cm", "mm"];
  return `${whole}\u00a0${isLong ? cm : mm}`;
}
