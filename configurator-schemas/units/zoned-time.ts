import { DAY_MS } from "./civil-date.ts";
import type { DayNumber } from "./civil-date.ts";

const MINUTE_MS = 60_000;
const MAX_OFFSETS = 1000;

/** By zone and minute: asking a calendar takes a tenth of a millisecond. */
const offsets = new Map<string, number>();

/** What the clock on a wall shows. */
export interface WallTime {
  readonly day: DayNumber;
  /** Since midnight, as the wall counts. */
  readonly minute: number;
}

/** True for the name of a zone, such as Europe/Paris; a bare offset is none, because it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day on the wall at an instant (milliseconds since 1970, UTC). */
export function dayAt(instant: number, timeZone: string): DayNumber {
  return Math.floor((instant + offsetAt(instant, timeZone)) / DAY_MS);
}

/**
 * The instant (milliseconds since 1970, UTC) at which a wall shows a time: the first, where clocks show it twice; where they
 * skip it, as much later as they skip.
 */
export function instantOf({ day, minute }: WallTime, timeZone: string): number {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const before = wall - offsetAt(wall - DAY_MS, timeZone);
  const after = wall - offsetAt(wall + DAY_MS, timeZone);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, timeZone) === wall);
  return shown.length > 0 ? Math.min(...shown) : before;
}

/** Milliseconds that a zone's walls are ahead of UTC. Clocks have changed on whole minutes only since 1972. */
function offsetAt(instant: number, timeZone: string): number {
  const name = `${timeZone} ${Math.floor(instant / MINUTE_MS)}`;
  const known = offsets.get(name);
  if (known !== undefined) return known;
  const offset = readOffset(instant, timeZone);
  // Every quote of a minute asks for the same few.
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  offsets.set(name, offset);
  return offset;
}

function readOffset(instant: number, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  const wall = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return wall - Math.floor(instant / 1000) * 1000;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}
