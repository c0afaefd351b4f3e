import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { attemptValue, guideOptions, settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import type { Configuration, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { priceDesign } from "../../../configurator-schemas/pricing/price-design.ts";
import { lintProduct } from "../../../configurator-schemas/answers/lint-product.ts";
import { bundledProduct } from "../../support/documents.ts";

const car = bundledProduct("city-car");

describe("the city car", () => {
  it("is as large as a real price list: 300 values and 120 rules at least", () => {
    const values = car.options.flatMap((option) => ("values" in option ? (option.values ?? []) : []));
    expect(values.length).toBeGreaterThanOrEqual(300);
    expect(car.rules.length).toBeGreaterThanOrEqual(120);
    expect(car.steps.length).toBeLessThanOrEqual(10);
    expect(new Set(car.steps.flatMap((step) => step.options))).toEqual(new Set(car.options.map(({ id }) => id)));
  });

  it("has nothing the lint would complain about", () => {
    expect(lintProduct(car)).toEqual([]);
  });

  it("starts valid, complete and without a warning", () => {
    const start = settled({});
    expect(checkConfiguration(car, start, {})).toEqual({ valid: true, complete: true, issues: [] });
    expect(euros(start)).toBe(20_030);
  });

  it("puts a pack's contents into the car", () => {
    const { selections } = settled({ packs: ["city", "winter"] });
    expect(selections).toMatchObject({ heatedSeats: "front", heatedWheel: true, heatedWindscreen: true });
    const wheel = guideOptions(car, chosen({ packs: ["city", "winter"] })).find(({ id }) => id === "heatedWheel");
    expect(wheel?.forced).toBe(true);
  });

  it.each<[pack: string, others: Selections]>([
    ["city", { trim: "balade" }],
    ["winter", {}],
    ["comfort", {}],
    ["comfort", { trim: "balade" }],
    ["tech", {}],
    ["tech", { trim: "palace", engine: "hybrid-130" }],
    ["safety", {}],
    ["visibility", { trim: "balade" }],
    ["visibility", {}],
    ["visibility", { headlights: "matrix" }],
    ["visibility", { trim: "palace", engine: "hybrid-130" }],
    ["visibility", { trim: "palace", engine: "hybrid-130", headlights: "matrix" }],
    ["sport", { engine: "petrol-120" }],
    ["outdoor", {}],
    ["night", {}],
    ["family", {}],
    ["journey", { engine: "electric-115" }],
    ["trade", { trim: "balade", body: "van", paint: "white-chalk" }],
  ])("sells the %s pack for less than its parts (%o)", (pack, others) => {
    const packs = [...new Set([...packsOf(settled(others)), pack])];
    const whole = settled({ ...others, packs });
    expect(packsOf(whole)).toContain(pack);
    expect(checkConfiguration(car, whole, {}).valid).toBe(true);
    const parts = withPacks(
      whole,
      packs.filter((each) => each !== pack),
    );
    expect(checkConfiguration(car, parts, {}).valid).toBe(true);
    expect(euros(whole)).toBeLessThan(euros(parts));
  });

  it("brings the City pack along with the camera that needs its sensors", () => {
    const { selections } = settled({ trim: "balade", packs: [], camera: "surround" });
    expect(selections).toMatchObject({ packs: ["city"], parking: "front-rear", screen: "s9" });
  });

  it("gives an electric car its reducer, closed grille and a cable, and no fuel tank", () => {
    const start = settled({ engine: "electric-115" });
    expect(start.selections).toMatchObject({ gearbox: "reducer", grille: "closed", drivingModes: "eco-sport" });
    expect(checkConfiguration(car, start, {}).valid).toBe(true);
    const tank = guideOptions(car, chosen({ engine: "electric-115" })).find(({ id }) => id === "tank");
    expect(tank?.available).toBe(false);
  });

  it.each<[Selections, string, Selections[string], reason: string]>([
    [{ engine: "electric-115" }, "gearbox", "manual-6", "electricHasNoGears"],
    [{ engine: "petrol-65", trim: "balade" }, "towBar", "fixed", "towingEngines"],
    [{ engine: "electric-115", battery: "lfp-41" }, "acCharger", "ac-22", "acByBattery"],
    [{ roofRails: "black" }, "roof", "panoramic", "glassRoofRails"],
    [{ body: "three-door", roof: "panoramic" }, "roofColour", "black", "twoToneThreeDoorGlass"],
    [{ wheels: "helice-16" }, "suspension", "sport", "sportChassisWheels"],
    [{ tyrePressure: "indirect" }, "tyres", "r16-195-run-flat", "runFlatSensors"],
    [{ trim: "balade", screen: "s7" }, "camera", "surround", "surroundScreen"],
    [{ packs: ["city", "winter"], trim: "palace", engine: "hybrid-130" }, "headUp", true, "heatedOrHeadUp"],
    [{ grille: "chrome" }, "cruise", "adaptive", "radarBehindChrome"],
    [{ audio: "eight-sub" }, "spare", "full", "subwooferWell"],
    [{ luggageKg: 300 }, "people", 5, "payload"],
    [{ towBar: "fixed", engine: "petrol-95" }, "trailerKg", 1100, "trailerByEngine"],
    [{ usage: "private" }, "accessories", ["safety-kit", "dual-controls"], "controlsSchool"],
  ])("with %o, says why %s cannot be %o, and repairs it", (picks, option, value, reason) => {
    const answer = attemptValue(car, chosen(picks), { option, value });
    expect(answer.possible).toBe(false);
    expect(answer.conflict.rules.map(({ id }) => id)).toContain(reason);
    const [repair] = answer.repairs;
    expect(repair?.changes.length).toBeGreaterThan(0);
    const repaired = settled(repair?.selections ?? {});
    expect(checkConfiguration(car, repaired, {}).valid).toBe(true);
    expect(guideOptions(car, repaired).find(({ id }) => id === option)?.value).toEqual(value);
  });

  it("takes a French registration number and refuses letters no plate has", () => {
    const issuesOf = (plateText: string) =>
      checkConfiguration(car, settled({ plateText }), {}).issues.map(({ code }) => code);
    expect(issuesOf("AB-123-CD")).toEqual([]);
    for (const wrong of ["AB-123-IO", "SS-123-AB", "AB-000-CD", "AB123CD"]) {
      expect(issuesOf(wrong), wrong).toEqual(["text_wrong_pattern"]);
    }
  });

  it("only warns of what is a matter of taste or of the law", () => {
    const { valid, issues } = checkConfiguration(car, settled({ country: "de", tyres: "r16-195-summer" }), {});
    expect(valid).toBe(true);
    expect(issues).toMatchObject([{ code: "rule_broken", severity: "warning", params: { rule: "summerInSnow" } }]);
  });
});

function chosen(selections: Selections): Configuration {
  return { product: car.id, selections, elements: {} };
}

function settled(selections: Selections): Configuration {
  return settleConfiguration(car, chosen(selections));
}

function packsOf({ selections }: Configuration): readonly string[] {
  const packs = selections["packs"] ?? ["city"];
  return Array.isArray(packs) ? packs : [];
}

/** The same car with its equipment bought one by one. */
function withPacks(configuration: Configuration, packs: readonly string[]): Configuration {
  const answers = guideOptions(car, configuration).flatMap(({ id, value }) => (value === null ? [] : [[id, value]]));
  return { ...configuration, selections: { ...Object.fromEntries(answers), packs } };
}

function euros(configuration: Configuration): number {
  const [table] = car.prices;
  if (!table) throw new Error("expected a price table");
  const price = priceDesign(car, table, { lines: [{ configuration, quantity: 1 }], taxRatePercent: "0" });
  return (price.unitPrices[0] ?? 0) / 100;
}
