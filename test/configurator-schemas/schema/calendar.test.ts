import { describe, expect, it } from "vitest";
import { ProductionCalendar } from "../../../configurator-schemas/schema/calendar.ts";
import { compileProduct } from "../../../configurator-schemas/schema/compile-product.ts";
import { fillCalendar } from "../../../configurator-schemas/schema/fill-calendar.ts";
import { parseDocument } from "../../../configurator-schemas/schema/parse-document.ts";
import { bundledDocument, bundledProfile, LIBRARY } from "../../support/documents.ts";
import type { Written } from "../../support/a-product.ts";

const PARIS = {
  timeZone: "Europe/Paris",
  cutOff: "14:00",
  transit: [
    { countries: ["FR"], workingDays: 2 },
    { countries: ["BE", "DE"], workingDays: 3 },
  ],
};

describe("calendars", () => {
  it("[D11] refuses a calendar that is none, each mistake with its path", () => {
    const told = (change: Written) => {
      const read = parseDocument(ProductionCalendar, { ...PARIS, ...change });
      return read.ok ? [] : read.issues.map(({ path }) => path);
    };
    expect(told({})).toEqual([]);
    for (const timeZone of ["Europe/Lutece", "+02:00", "", "Paris"]) expect(told({ timeZone })).toEqual(["/timeZone"]);
    for (const cutOff of ["24:00", "9:00", "14:60", "14h"]) expect(told({ cutOff })).toEqual(["/cutOff"]);
    for (const day of ["2026-02-29", "02-30", "25-12", "2026-1-1", "", "Noël"])
      expect(told({ holidays: ["02-29", "2028-02-29", day] })).toEqual(["/holidays/2"]);
    expect(told({ closures: [["2026-08-03", "2026-08-02"]] })).toEqual(["/closures/0"]);
    expect(told({ closures: [["2026-08-03", "2026-08-32"]] })).toEqual(["/closures/0/1"]);
    expect(told({ workingDays: [1, 1] })).toEqual(["/workingDays"]);
    for (const workingDays of [[], [0], [8]]) expect(told({ workingDays })[0]).toMatch(/^\/workingDays/);
    for (const code of ["fr", "FRA", "XX", ""])
      expect(told({ transit: [{ countries: ["*", code], workingDays: 1 }] })).toEqual(["/transit/0/countries/1"]);
    expect(told({ transit: [...PARIS.transit, { countries: ["IT", "FR"], workingDays: 1 }] })).toEqual(["/transit"]);
    expect(told({ transit: [{ countries: ["FR"], workingDays: -1 }] })).toEqual(["/transit/0/workingDays"]);
    // Two years without a working day, in one closure, in many, by the week, or by the year.
    expect(told({ closures: [["2030-01-01", "2031-12-29"]] })).toEqual([]);
    expect(told({ closures: [["2030-01-01", "2032-01-04"]] })).toEqual([""]);
    expect(told({ closures: [["2090-03-01", "2092-04-15"]] })).toEqual([""]);
    const mondays = Array.from({ length: 106 }, (_, i) =>
      new Date(Date.UTC(2030, 2, 4 + 7 * i)).toISOString().slice(0, 10),
    );
    expect([mondays.slice(3), mondays].map((holidays) => told({ workingDays: [1], holidays }))).toEqual([[], [""]]);
    const years = Array.from({ length: 3 }, (_, i) => [`${2031 - i}-01-01`, `${2031 - i}-12-31`]);
    expect(told({ closures: years })).toEqual([""]);
    const everyDay = Array.from({ length: 366 }, (_, i) =>
      new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(5, 10),
    );
    expect(told({ holidays: everyDay })).toEqual([""]);
    // Open on New Year's Day only: a weekend in 2033 and 2034.
    const newYear = { holidays: everyDay.slice(1) };
    expect(told(newYear)).toEqual([""]);
    expect(told({ ...newYear, workingDays: [1, 2, 3, 4, 5, 6, 7] })).toEqual([]);
  });

  it("[D1] are filled in where a product or a profile names one", () => {
    const [france] = LIBRARY.calendars;
    const shelf = compileProduct(bundledDocument("shelf"), LIBRARY, 1);
    const mug = compileProduct(bundledDocument("mug-11oz"), LIBRARY, 1);
    expect(shelf).toMatchObject({ ok: true, value: { calendar: france?.calendar } });
    expect(shelf.ok && "calendarFrom" in shelf.value).toBe(false);
    expect(mug).toMatchObject({ ok: true, value: { profileDocuments: [{ calendar: france?.calendar }, {}, {}] } });
    expect(mug.ok && mug.value.calendar).toBeUndefined();
  });

  it("[D1] that are not there, or are there twice, refuse the document with a path", () => {
    const document = { ...bundledDocument("shelf"), calendarFrom: "mars" };
    expect(compileProduct(document, LIBRARY, 1)).toMatchObject({
      ok: false,
      issues: [{ code: "unknown_reference", path: "/calendarFrom", params: { got: "mars" } }],
    });
    const twice = { ...bundledProfile("mug-228x89"), calendarFrom: "france" };
    expect(fillCalendar(twice, LIBRARY.calendars)).toMatchObject({
      ok: false,
      issues: [{ code: "document_invalid", path: "/calendarFrom" }],
    });
  });
});
