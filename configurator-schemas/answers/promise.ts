import type { Configuration } from "../configuration/configuration.ts";
import type { ProductionCalendar } from "../schema/calendar.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Product } from "../schema/product.ts";
import { addWorkingDays, nextWorkingDay, workingDaysOf } from "../schema/working-days.ts";
import { civilDateOf } from "../units/civil-date.ts";
import { dayAt, instantOf } from "../units/zoned-time.ts";
import { leadTimeOf } from "./lead-time.ts";

/** Four years of working days: whoever needs more promises nothing. */
const LONGEST_LEAD_TIME = 1000;

/** When an order arrives, and until when this is true. Dates are the calendar's own, as YYYY-MM-DD. */
export interface DeliveryPromise {
  readonly promiseBy: string;
  /** The cut-off this promise hangs on: an order from this instant on (RFC 3339, UTC) is of a later day. */
  readonly orderBefore: string;
  readonly shipBy: string;
  /** Working days between the day the order is taken and the day it leaves. */
  readonly leadTimeDays: number;
}

export interface PromiseQuestion {
  /** Settled; of several the slowest counts. */
  readonly lines: readonly Configuration[];
  /** The print shop's that makes it, with its calendar filled in. */
  readonly profile?: PrintProfile | undefined;
  /** ISO 3166-1 alpha-2 of the address; without one nothing is promised. */
  readonly country: string | undefined;
  /** RFC 3339. */
  readonly now: string;
}

/** The day an order placed now arrives (PROMISE.md); undefined without a calendar, or when nobody delivers there. */
export function promiseOf(
  product: Product,
  { lines, profile, country, now }: PromiseQuestion,
): DeliveryPromise | undefined {
  const calendar = product.calendar ?? profile?.calendar;
  const transit = calendar && transitTo(calendar, country);
  if (!calendar || transit === undefined || lines.length === 0) return undefined;
  const leadTimeDays = Math.max(...lines.map((line) => leadTimeOf(product, line)));
  if (leadTimeDays > LONGEST_LEAD_TIME) return undefined;

  const instant = instantFrom(now);
  const isWorking = workingDaysOf(calendar);
  const today = dayAt(instant, calendar.timeZone);
  const isToday = isWorking(today) && instant < cutOffOf(calendar, today);
  const taken = isToday ? today : nextWorkingDay(isWorking, today + 1);
  if (taken === undefined) return undefined;
  const shipped = addWorkingDays(isWorking, taken, { count: leadTimeDays });
  const arrived = shipped === undefined ? undefined : addWorkingDays(isWorking, shipped, { count: transit });
  if (shipped === undefined || arrived === undefined) return undefined;
  return {
    promiseBy: civilDateOf(arrived),
    orderBefore: new Date(cutOffOf(calendar, taken)).toISOString().replace(".000Z", "Z"),
    shipBy: civilDateOf(shipped),
    leadTimeDays,
  };
}

/** Without a zone of its own a text would be read in the machine's. */
function instantFrom(text: string): number {
  const instant = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isFinite(instant))
    throw new RangeError(`expected an instant such as 2026-12-18T09:00:00Z, got "${text}"`);
  return instant;
}

/** Working days to a country: its own row before that of the rest. */
function transitTo({ transit }: ProductionCalendar, country: string | undefined): number | undefined {
  if (country === undefined) return undefined;
  const row =
    transit.find(({ countries }) => countries.includes(country)) ??
    transit.find(({ countries }) => countries.includes("*"));
  return row?.workingDays;
}

function cutOffOf({ cutOff, timeZone }: ProductionCalendar, day: number): number {
  const [hours = 0, minutes = 0] = cutOff.split(":").map(Number);
  return instantOf({ day, minute: hours * 60 + minutes }, timeZone);
}
