import type { CalendarDocument, ProductionCalendar } from "./calendar.ts";
import { issue } from "./issue.ts";
import type { Parsed } from "./parse-document.ts";
import { unknownReference } from "./unknown-reference.ts";

interface Calendared {
  readonly calendar?: ProductionCalendar | undefined;
  readonly calendarFrom?: string | undefined;
}

/** A product or print profile with the calendar it names put into it. */
export function fillCalendar<Document extends Calendared>(
  document: Document,
  calendars: readonly CalendarDocument[],
): Parsed<Omit<Document, "calendarFrom">> {
  const { calendarFrom, ...rest } = document;
  if (calendarFrom === undefined) return { ok: true, value: rest };
  if (rest.calendar !== undefined) {
    const slots = { expected: "calendar or calendarFrom", got: "both" };
    return { ok: false, issues: [issue("document_invalid", "error", ["calendarFrom"], slots)] };
  }
  const found = calendars.find(({ id }) => id === calendarFrom);
  if (found) return { ok: true, value: { ...rest, calendar: found.calendar } };
  const known = calendars.map(({ id }) => id);
  return { ok: false, issues: [unknownReference(["calendarFrom"], "calendar", calendarFrom, known)] };
}
