import { civilDateOf, dayNumberOf, isCivilDate, weekdayOf } from "../units/civil-date.ts";
import type { DayNumber } from "../units/civil-date.ts";

/** Days without a working day after which a calendar has none; a little more than what is published, so that what was published counts. */
const LONGEST_PAUSE = 760;
const LONGEST_PUBLISHED = 731;
/** Weekdays and leap years repeat after 28 years. */
const CYCLE_YEARS = 28;
const CYCLE_START = 2024;
const MAX_REMEMBERED = 2000;

interface Pauses {
  readonly workingDays: readonly number[];
  readonly holidays: readonly string[];
  readonly closures: readonly (readonly [from: string, to: string])[];
}

type IsWorkingDay = (day: DayNumber) => boolean;

/** By calendar, which never changes: promises of one day ask about the same days. */
const told = new WeakMap<Pauses, IsWorkingDay>();

/** Tells the working days of a calendar. */
export function workingDaysOf(calendar: Pauses): IsWorkingDay {
  let isWorking = told.get(calendar);
  if (!isWorking) {
    isWorking = remembered(readWorkingDays(calendar));
    told.set(calendar, isWorking);
  }
  return isWorking;
}

function remembered(isWorking: IsWorkingDay): IsWorkingDay {
  const days = new Map<DayNumber, boolean>();
  return (day) => {
    let answer = days.get(day);
    if (answer === undefined) {
      answer = isWorking(day);
      if (days.size >= MAX_REMEMBERED) days.clear();
      days.set(day, answer);
    }
    return answer;
  };
}

function readWorkingDays({ workingDays, holidays, closures }: Pauses): IsWorkingDay {
  const weekdays = new Set(workingDays);
  const off = new Set(holidays);
  return (day) => {
    if (!weekdays.has(weekdayOf(day))) return false;
    const date = civilDateOf(day);
    // Dates written YYYY-MM-DD are in order as texts.
    return !off.has(date) && !off.has(date.slice(5)) && !closures.some(([from, to]) => from <= date && date <= to);
  };
}

/** The first working day that is not before `day`; undefined when there is none for years. */
export function nextWorkingDay(
  isWorking: IsWorkingDay,
  day: DayNumber,
  { within = LONGEST_PAUSE }: { readonly within?: number } = {},
): DayNumber | undefined {
  for (let each = day; each < day + within; each++) if (isWorking(each)) return each;
  return undefined;
}

/** The working day `count` working days after `day`; with 0 it is `day` itself. Undefined when the calendar ends before. */
export function addWorkingDays(
  isWorking: IsWorkingDay,
  day: DayNumber,
  { count }: { readonly count: number },
): DayNumber | undefined {
  let reached: DayNumber | undefined = day;
  for (let left = count; left > 0 && reached !== undefined; left--) reached = nextWorkingDay(isWorking, reached + 1);
  return reached;
}

/** True when a calendar somewhere has no working day for two years. */
export function hasEndlessPause(calendar: Pauses): boolean {
  const isWorking = workingDaysOf(calendar);
  const starts = [
    ...calendar.closures.map(([from]) => from),
    ...calendar.holidays,
    ...Array.from({ length: CYCLE_YEARS }, (_, i) => `${CYCLE_START + i}-01-01`),
  ];
  return starts
    .filter(isCivilDate)
    .some((date) => nextWorkingDay(isWorking, dayNumberOf(date), { within: LONGEST_PUBLISHED }) === undefined);
}
