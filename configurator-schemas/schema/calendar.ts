import { z } from "zod";
import { isCivilDate, isYearlyDate } from "../units/civil-date.ts";
import { isCountry } from "../units/countries.ts";
import { isTimeZone } from "../units/zoned-time.ts";
import { Slug } from "./identifiers.ts";
import { hasEndlessPause } from "./working-days.ts";

const CivilDate = z.string().refine(isCivilDate, { error: "date" });

/** How long a parcel is under way, in working days; the row with "*" is for every country no other row names. */
const Transit = z.strictObject({
  countries: z
    .array(z.string().refine((code) => code === "*" || isCountry(code), { error: "countryOrRest" }))
    .min(1)
    .max(249),
  workingDays: z.int().min(0).max(60),
});

/** When a workshop works, until when it takes an order on the same day, and how long its parcels travel. */
export const ProductionCalendar = z
  .strictObject({
    /** IANA name; every date and time of the calendar is read on this zone's walls. */
    timeZone: z.string().max(60).refine(isTimeZone, { error: "timeZone" }),
    /** ISO 8601 weekdays: Monday is 1. */
    workingDays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .default([1, 2, 3, 4, 5])
      .refine(areDistinct, { error: "distinctDays" }),
    /** Days off: one date, or MM-DD for every year. */
    holidays: z
      .array(z.string().refine((text) => isCivilDate(text) || isYearlyDate(text), { error: "dateOrYearly" }))
      .max(400)
      .default([]),
    /** Closed from a date to another, both included. */
    closures: z
      .array(z.tuple([CivilDate, CivilDate]).refine(([from, to]) => from <= to, { error: "closureOrder" }))
      .max(100)
      .default([]),
    /** An order before it is taken on the same working day. */
    cutOff: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: "timeOfDay" }),
    transit: z
      .array(Transit)
      .min(1)
      .max(60)
      .refine((rows) => areDistinct(rows.flatMap(({ countries }) => countries)), { error: "distinctCountries" }),
  })
  .refine((calendar) => !hasEndlessPause(calendar), { error: "workingDaySoon" });
export type ProductionCalendar = z.infer<typeof ProductionCalendar>;

/** A calendar shared by many products and print profiles: `calendarFrom` names it. */
export const CalendarDocument = z.strictObject({
  $schema: z.string().optional(),
  id: Slug,
  calendar: ProductionCalendar,
});
export type CalendarDocument = z.infer<typeof CalendarDocument>;

/** Either the calendar itself, or the id of a document that holds it; none = nothing is promised. */
export const calendarSource = {
  calendar: ProductionCalendar.optional(),
  calendarFrom: Slug.optional(),
};

function areDistinct(list: readonly (string | number)[]): boolean {
  return new Set(list).size === list.length;
}
