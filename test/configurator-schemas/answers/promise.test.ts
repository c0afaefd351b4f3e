import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lintProduct } from "../../../configurator-schemas/answers/lint-product.ts";
import { promiseOf } from "../../../configurator-schemas/answers/promise.ts";
import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { hasErrors } from "../../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { aBoolean, aChoice, aMultiChoice, aNumber, aProduct, aTextOption } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { bundledProduct, bundledProfile } from "../../support/documents.ts";

const PARIS = {
  timeZone: "Europe/Paris",
  holidays: ["01-01", "05-01", "05-08", "12-25", "2026-04-06"],
  cutOff: "14:00",
  transit: [
    { countries: ["FR"], workingDays: 2 },
    { countries: ["BE", "DE"], workingDays: 3 },
  ],
};

/** One working day of making, two of travelling, unless the test says otherwise. */
function promised(
  now: string,
  {
    calendar = {},
    leadTimeDays = 1,
    country = "FR",
    lines = [{}],
    change = {},
  }: {
    calendar?: Written;
    leadTimeDays?: number;
    country?: string | undefined;
    lines?: readonly Selections[];
    change?: Written;
  } = {},
) {
  const product = aProduct({ leadTimeDays, calendar: { ...PARIS, ...calendar }, ...change });
  return promiseOf(product, { lines: linesOf(product, lines), country, now });
}

function linesOf(product: Product, lines: readonly Selections[]) {
  return lines.map((selections) => ({ product: product.id, selections, elements: {} }));
}

/** "shipBy → promiseBy". */
const days = (promise: ReturnType<typeof promiseOf>) => promise && `${promise.shipBy} → ${promise.promiseBy}`;

describe("the promise", () => {
  it("[D5][D6][D7] hangs on the cut-off, to the second", () => {
    expect(promised("2026-12-18T13:59:59+01:00")).toEqual({
      promiseBy: "2026-12-23",
      orderBefore: "2026-12-18T13:00:00Z",
      shipBy: "2026-12-21",
      leadTimeDays: 1,
    });
    const late = {
      promiseBy: "2026-12-24",
      orderBefore: "2026-12-21T13:00:00Z",
      shipBy: "2026-12-22",
      leadTimeDays: 1,
    };
    expect(promised("2026-12-18T13:00:00Z")).toEqual(late);
    expect(promised("2026-12-18T13:00:01Z")).toEqual(late);
    expect(promised("2026-12-18T12:59:59.999Z")).toMatchObject({ promiseBy: "2026-12-23" });
  });

  it("[D4][D5] takes the order of a weekend on Monday, also with a working Saturday elsewhere", () => {
    const monday = { orderBefore: "2026-06-08T12:00:00Z", shipBy: "2026-06-09", promiseBy: "2026-06-11" };
    for (const now of ["2026-06-05T12:00:00Z", "2026-06-06T08:00:00Z", "2026-06-07T21:59:00Z", "2026-06-08T11:59:59Z"])
      expect(promised(now)).toMatchObject(monday);
    expect(days(promised("2026-06-05T08:00:00Z", { calendar: { workingDays: [1, 2, 3, 4, 5, 6] } }))).toBe(
      "2026-06-06 → 2026-06-09",
    );
    // Sunday to Thursday, as in Riyadh.
    const riyadh = { timeZone: "Asia/Riyadh", workingDays: [7, 1, 2, 3, 4], holidays: [] };
    expect(days(promised("2026-06-04T08:00:00Z", { calendar: riyadh }))).toBe("2026-06-07 → 2026-06-09");
  });

  it("[D4][D5] passes over a holiday that joins a weekend: Friday 1 May, then Monday", () => {
    expect(promised("2026-05-01T08:00:00Z")).toMatchObject({
      orderBefore: "2026-05-04T12:00:00Z",
      shipBy: "2026-05-05",
      promiseBy: "2026-05-07",
    });
    // Thursday before the cut-off: Friday is off, Monday is the day of making; Friday 8 May is off again.
    expect(days(promised("2026-04-30T08:00:00Z"))).toBe("2026-05-04 → 2026-05-06");
    expect(days(promised("2026-04-30T13:00:00Z", { leadTimeDays: 2 }))).toBe("2026-05-06 → 2026-05-11");
    // Easter Monday is a date of its own year only.
    expect(days(promised("2026-04-03T08:00:00Z"))).toBe("2026-04-07 → 2026-04-09");
    expect(days(promised("2027-04-05T08:00:00Z"))).toBe("2027-04-06 → 2027-04-08");
  });

  it("[D4] closes for Christmas, both ends included", () => {
    const calendar = { closures: [["2026-12-24", "2027-01-03"]] };
    expect(days(promised("2026-12-21T08:00:00Z", { calendar }))).toBe("2026-12-22 → 2027-01-04");
    expect(promised("2026-12-23T13:00:00Z", { calendar })).toEqual({
      orderBefore: "2027-01-04T13:00:00Z",
      shipBy: "2027-01-05",
      promiseBy: "2027-01-07",
      leadTimeDays: 1,
    });
    expect(days(promised("2026-12-23T13:00:00Z"))).toBe("2026-12-28 → 2026-12-30");
  });

  it("[D9] keeps the cut-off on the wall when clocks change", () => {
    const everyDay = { workingDays: [1, 2, 3, 4, 5, 6, 7] };
    const until = (now: string, cutOff = "14:00") => promised(now, { calendar: { ...everyDay, cutOff } })?.orderBefore;
    // Sunday 29 March 2026: 02:00 is 03:00.
    expect(until("2026-03-28T12:59:59Z")).toBe("2026-03-28T13:00:00Z");
    expect(until("2026-03-29T11:59:59Z")).toBe("2026-03-29T12:00:00Z");
    expect(until("2026-03-29T12:00:00Z")).toBe("2026-03-30T12:00:00Z");
    expect(until("2026-03-28T23:30:00Z", "01:59")).toBe("2026-03-29T00:59:00Z");
    // 02:30 is skipped: an hour later, 03:30 in summer.
    expect(until("2026-03-29T01:29:59Z", "02:30")).toBe("2026-03-29T01:30:00Z");
    expect(until("2026-03-29T01:30:00Z", "02:30")).toBe("2026-03-30T00:30:00Z");
    // Sunday 25 October 2026: 03:00 is 02:00, and 02:30 is there twice: the first counts.
    expect(until("2026-10-25T12:59:59Z")).toBe("2026-10-25T13:00:00Z");
    expect(until("2026-10-25T00:29:59Z", "02:30")).toBe("2026-10-25T00:30:00Z");
    expect(until("2026-10-25T00:30:00Z", "02:30")).toBe("2026-10-26T01:30:00Z");
    // A whole working day before midnight, on the side of the wall.
    expect(until("2026-10-24T21:59:59Z", "00:00")).toBe("2026-10-24T22:00:00Z");
  });

  it("[D9] reads days in the calendar's zone, which may be tomorrow's", () => {
    const calendar = {
      timeZone: "Pacific/Auckland",
      cutOff: "10:00",
      holidays: [],
      transit: [{ countries: ["NZ"], workingDays: 1 }],
    };
    // Sunday evening in London is Monday morning in Auckland, thirteen hours ahead in December.
    expect(promised("2026-12-06T20:59:59Z", { calendar, country: "NZ" })).toEqual({
      orderBefore: "2026-12-06T21:00:00Z",
      shipBy: "2026-12-08",
      promiseBy: "2026-12-09",
      leadTimeDays: 1,
    });
    expect(promised("2026-12-06T21:00:00Z", { calendar, country: "NZ" })).toMatchObject({ shipBy: "2026-12-09" });
    // Twelve hours ahead in June; Friday there is over when Friday in Paris begins.
    expect(promised("2026-06-05T00:00:00+02:00", { calendar, country: "NZ" })).toMatchObject({
      orderBefore: "2026-06-07T22:00:00Z",
    });
    const honolulu = { ...calendar, timeZone: "Pacific/Honolulu" };
    expect(promised("2026-06-06T08:00:00Z", { calendar: honolulu, country: "NZ" })).toMatchObject({
      orderBefore: "2026-06-08T20:00:00Z",
    });
  });

  it("[D1][D2] is none without a calendar, or for a country nobody delivers to", () => {
    const now = "2026-06-01T08:00:00Z";
    expect([promised(now, { country: "BE" }), promised(now, { country: "FR" })].map(days)).toEqual([
      "2026-06-02 → 2026-06-05",
      "2026-06-02 → 2026-06-04",
    ]);
    expect(promised(now, { country: "US" })).toBeUndefined();
    expect(promised(now, { country: "fr" })).toBeUndefined();
    expect(promiseOf(aProduct({}), { lines: linesOf(aProduct({}), [{}]), country: "FR", now })).toBeUndefined();
    expect(promised(now, { lines: [] })).toBeUndefined();
    const rest = {
      transit: [{ countries: ["*"], workingDays: 9 }, ...PARIS.transit, { countries: ["LU"], workingDays: 0 }],
    };
    const to = (country: string | undefined) => {
      const product = aProduct({ leadTimeDays: 0, calendar: { ...PARIS, ...rest } });
      return days(promiseOf(product, { lines: linesOf(product, [{}]), country, now }));
    };
    expect([to("US"), to("FR"), to("LU"), to(undefined)]).toEqual([
      "2026-06-01 → 2026-06-12",
      "2026-06-01 → 2026-06-03",
      "2026-06-01 → 2026-06-01",
      undefined,
    ]);
  });

  it("[D1] takes the product's calendar before the print profile's", () => {
    const now = "2026-06-01T08:00:00Z";
    const profile = bundledProfile("mug-228x89");
    const own = aProduct({ leadTimeDays: 1, calendar: { ...PARIS, workingDays: [5] } });
    const none = aProduct({ leadTimeDays: 1 });
    expect(days(promiseOf(own, { lines: linesOf(own, [{}]), profile, country: "FR", now }))).toBe(
      "2026-06-12 → 2026-06-26",
    );
    expect(days(promiseOf(none, { lines: linesOf(none, [{}]), profile, country: "FR", now }))).toBe(
      "2026-06-02 → 2026-06-04",
    );
  });

  it("[D3] adds what choices take, of options that are asked only", () => {
    const options = [
      aChoice("finish", ["raw", { id: "lacquer", leadTimeDays: 3 }], { default: "raw" }),
      aMultiChoice("extras", [{ id: "engraved", leadTimeDays: 2 }, { id: "boxed", leadTimeDays: 1 }, "card"]),
      aBoolean("assembled", { leadTimeDays: 4 }),
      aTextOption("motto", { leadTimeDays: 5, availableWhen: "assembled" }),
      aNumber("holes", 0, 9, { default: 2, leadTimeDays: 6 }),
      { id: "tint", kind: "colour", label: { fr: "tint" }, leadTimeDays: 7 },
      { id: "photo", kind: "image", label: { fr: "photo" }, leadTimeDays: 8 },
    ];
    const change = {
      options,
      steps: [{ id: "all", label: { fr: "Tout" }, options: options.map((each) => each["id"]) }],
    };
    const lead = (selections: Selections) =>
      promised("2026-06-01T08:00:00Z", { change, lines: [selections], leadTimeDays: 1 })?.leadTimeDays;
    expect(lead({})).toBe(1);
    expect(lead({ finish: "lacquer" })).toBe(4);
    expect(lead({ extras: ["engraved", "card"] })).toBe(3);
    expect(lead({ extras: ["engraved", "boxed"] })).toBe(4);
    expect([lead({ assembled: true }), lead({ assembled: false })]).toEqual([5, 1]);
    // Written before, no longer asked.
    expect([
      lead({ motto: "Léa" }),
      lead({ assembled: true, motto: "Léa" }),
      lead({ assembled: true, motto: " " }),
    ]).toEqual([1, 10, 5]);
    expect([lead({ holes: 2 }), lead({ holes: 0 }), lead({ holes: 3 })]).toEqual([1, 7, 7]);
    expect([lead({ tint: "#1a2b3c" }), lead({ photo: "up_1" }), lead({ photo: "" })]).toEqual([8, 9, 1]);
  });

  it("[D3] rush takes days off, and never more than there are", () => {
    const options = [aChoice("speed", ["usual", { id: "rush", leadTimeDays: -2 }], { default: "usual" })];
    const change = { options, steps: [{ id: "all", label: { fr: "Tout" }, options: ["speed"] }] };
    const lead = (leadTimeDays: number) =>
      promised("2026-06-01T08:00:00Z", { change, leadTimeDays, lines: [{ speed: "rush" }] });
    expect([lead(5)?.leadTimeDays, lead(2)?.leadTimeDays, lead(1)?.leadTimeDays]).toEqual([3, 0, 0]);
    expect(days(lead(1))).toBe("2026-06-01 → 2026-06-03");
  });

  it("[D8] several lines leave with the slowest", () => {
    const options = [aChoice("finish", ["raw", { id: "lacquer", leadTimeDays: 3 }], { default: "raw" })];
    const change = { options, steps: [{ id: "all", label: { fr: "Tout" }, options: ["finish"] }] };
    const raw = { finish: "raw" };
    const lacquer = { finish: "lacquer" };
    for (const lines of [
      [raw, lacquer],
      [lacquer, raw],
      [raw, lacquer, raw],
    ])
      expect(promised("2026-06-01T08:00:00Z", { change, lines })).toMatchObject({
        leadTimeDays: 4,
        shipBy: "2026-06-05",
      });
    expect(promised("2026-06-01T08:00:00Z", { change, lines: [raw, raw] })).toMatchObject({ leadTimeDays: 1 });
  });

  it("[D3][D11] is none of a calendar that never opens again, and none in more than four years", () => {
    const closed = aProduct({ calendar: PARIS });
    // As no document can say it: the grammar refuses it.
    const calendar = { ...closed.calendar!, closures: [["2026-06-02", "2031-01-01"] as [string, string]] };
    const ask = (product: Product, now: string) =>
      promiseOf(product, { lines: linesOf(product, [{}]), country: "FR", now });
    expect(ask({ ...closed, calendar }, "2026-06-03T08:00:00Z")).toBeUndefined();
    expect(ask({ ...closed, calendar }, "2026-06-01T08:00:00Z")).toBeUndefined();
    expect(ask({ ...closed, calendar }, "2026-05-20T08:00:00Z")).toMatchObject({ shipBy: "2026-05-22" });
    const options = Array.from({ length: 3 }, (_, i) => aBoolean(`slow${i}`, { default: true, leadTimeDays: 365 }));
    const change = {
      options,
      steps: [{ id: "all", label: { fr: "Tout" }, options: options.map((each) => each["id"]) }],
    };
    expect(promised("2026-06-01T08:00:00Z", { change, leadTimeDays: 0 })).toBeUndefined();
    expect(promised("2026-06-01T08:00:00Z", { change, leadTimeDays: 0, lines: [{ slow0: false }] })).toMatchObject({
      leadTimeDays: 730,
      // 146 weeks are over on 19 March; six holidays between are on a weekday.
      shipBy: "2029-03-27",
    });
  });

  it("[D7][D10] for any calendar: a later order is never promised earlier, and nothing arrives before it leaves", () => {
    const second = fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2028, 11, 31) / 1000 });
    const zones = fc.constantFrom(
      "Europe/Paris",
      "Pacific/Auckland",
      "America/St_Johns",
      "Africa/Cairo",
      "Asia/Kathmandu",
    );
    fc.assert(
      fc.property(aCalendar(zones), fc.integer({ min: 0, max: 40 }), second, second, (calendar, leadTimeDays, a, b) => {
        const product = aProduct({ leadTimeDays, calendar });
        const at = (seconds: number) => {
          const now = new Date(seconds * 1000).toISOString();
          return { now, promise: promiseOf(product, { lines: linesOf(product, [{}]), country: "FR", now }) };
        };
        const earlier = at(Math.min(a, b));
        const later = at(Math.max(a, b));
        for (const { now, promise } of [earlier, later]) {
          expect(promise).toBeDefined();
          if (!promise) continue;
          expect(promise.promiseBy >= promise.shipBy).toBe(true);
          expect(Date.parse(promise.orderBefore)).toBeGreaterThan(Date.parse(now));
          // Asked again a second before the cut-off it is the same; at the cut-off it is of a later day.
          const cutOff = Date.parse(promise.orderBefore) / 1000;
          expect(at(cutOff - 1).promise).toEqual(promise);
          expect((at(cutOff).promise?.orderBefore ?? "") > promise.orderBefore).toBe(true);
        }
        expect((later.promise?.promiseBy ?? "") >= (earlier.promise?.promiseBy ?? "")).toBe(true);
        expect((later.promise?.orderBefore ?? "") >= (earlier.promise?.orderBefore ?? "")).toBe(true);
      }),
      { numRuns: 300, seed: 20261128 },
    );
  });

  it("[D7] is never read in the zone of the machine", () => {
    expect(() => promised("2026-06-01T08:00:00")).toThrow(RangeError);
    expect(() => promised("yesterday")).toThrow(RangeError);
  });
});

describe("bundled documents", () => {
  const now = "2026-11-27T09:00:00Z";
  const ask = (id: string, { selections = {}, country = "FR" }: { selections?: Selections; country?: string } = {}) => {
    const product = bundledProduct(id);
    const [profile] = product.profileDocuments;
    return promiseOf(product, { lines: linesOf(product, [selections]), profile, country, now });
  };

  it("[D1] promise a day in France and next door, whether printed or not, and nothing overseas", () => {
    expect(ask("mug-11oz")).toEqual({
      promiseBy: "2026-12-03",
      orderBefore: "2026-11-27T13:00:00Z",
      shipBy: "2026-12-01",
      leadTimeDays: 2,
    });
    expect(
      ["mug-11oz", "t-shirt", "shelf", "workstation-pc", "city-car", "business-card"].map(
        (id) => ask(id)?.leadTimeDays,
      ),
    ).toEqual([2, 3, 12, 6, 70, 3]);
    expect(["BE", "CH", "PT", "US"].map((country) => ask("mug-11oz", { country })?.promiseBy)).toEqual([
      "2026-12-04",
      "2026-12-07",
      "2026-12-08",
      undefined,
    ]);
  });

  it("[D3] say what takes longer, and what less", () => {
    expect(ask("shelf", { selections: { material: "mdf", finish: "lacquer" } })?.leadTimeDays).toBe(15);
    expect(ask("city-car", { selections: { paint: "grey-stone-matt" } })?.leadTimeDays).toBe(80);
    // "Express, within 10 days".
    expect(ask("city-car", { selections: { delivery: "express" } })?.promiseBy).toBe("2026-12-07");
    expect(ask("workstation-pc", { selections: { delivery: "express" } })?.leadTimeDays).toBe(5);
    expect(ask("t-shirt", { selections: { extras: ["pre-washed"] } })?.leadTimeDays).toBe(4);
  });

  it("compile and are published without an error", () => {
    for (const id of ["mug-11oz", "t-shirt", "shelf"]) expect(hasErrors(lintProduct(bundledProduct(id)))).toBe(false);
  });
});

function aCalendar(zones: fc.Arbitrary<string>): fc.Arbitrary<Written> {
  const date = fc
    .integer({ min: Date.UTC(2026, 0, 1) / 86_400_000, max: Date.UTC(2028, 11, 31) / 86_400_000 })
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  const two = (n: number) => String(n).padStart(2, "0");
  return fc.record({
    timeZone: zones,
    workingDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(
      fc.oneof(
        date,
        date.map((each) => each.slice(5)),
      ),
      { maxLength: 10 },
    ),
    closures: fc.array(
      fc
        .tuple(date, date)
        .map(([a, b]) => (a < b ? [a, b] : [b, a]))
        .filter(([a = "", b = ""]) => Date.parse(b) - Date.parse(a) < 60 * 86_400_000),
      { maxLength: 3 },
    ),
    cutOff: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${two(h)}:${two(m)}`),
    transit: fc.integer({ min: 0, max: 9 }).map((workingDays) => [{ countries: ["FR"], workingDays }]),
  });
}
