/** Days since 1 January 1970 of a date on the wall, whatever the zone. */
export type DayNumber = number & { readonly unit?: "day" };

export const DAY_MS = 86_400_000;

/** True for a date that there is, as YYYY-MM-DD. */
export function isCivilDate(text: string): boolean {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && civilDateOf(dayNumberOf(text)) === text;
}

/** True for a day of every year, as MM-DD; 02-29 is one of leap years. */
export function isYearlyDate(text: string): boolean {
  return isCivilDate(`2024-${text}`);
}

/** The day of a date written YYYY-MM-DD. */
export function dayNumberOf(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The date of a day, as YYYY-MM-DD; empty for what is no day. */
export function civilDateOf(day: DayNumber): string {
  return Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : "";
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export function weekdayOf(day: DayNumber): number {
  // The first of January 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
