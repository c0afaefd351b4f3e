/** User units of one absolute unit (CSS Values 4, 6.2). */
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  ex: 8,
};

/** A length in user units, percentages of `whole`; undefined for none and for what cannot be read. */
export function parseLength(text: string | undefined, whole: number): number | undefined {
  const [, digits, unit = ""] =
    /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-z]*|%)\s*$/i.exec(text ?? "") ?? [];
  if (digits === undefined) return undefined;
  const factor = unit === "%" ? whole / 100 : UNITS[unit.toLowerCase()];
  const value = Number(digits) * (factor ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
