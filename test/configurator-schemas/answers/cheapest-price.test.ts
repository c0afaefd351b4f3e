import { describe, expect, it } from "vitest";
import { cheapestPrice } from "../../../configurator-schemas/answers/cheapest-price.ts";
import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import type { Selection, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { unitPriceAt } from "../../../configurator-schemas/pricing/unit-price-at.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { aBoolean, aChoice, aNumber, aProduct, aRule, aTextOption } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { bundledDocument, bundledProduct, compiled } from "../../support/documents.ts";
import { createRandom } from "../rules-engine/random-model.ts";
import { answersOf } from "../rules/product-oracle.ts";
import { randomPricedProduct } from "./random-prices.ts";

const PRODUCTS = 600;
const BATCHES = 6;
const CONFIGURATIONS = 300;

/** Found by other means, or kept from the day they were proved: a change of a product changes them knowingly. */
const BUNDLED = {
  "mug-11oz": 990,
  "t-shirt": 1990,
  shelf: 5052,
  "workstation-pc": 38_200,
  "city-car": 1_349_000,
  "die-cut-sticker": 100,
  "business-card": 48,
};

const met = { products: 0, void: 0, inexact: 0, belowUntouched: 0, rush: 0, finish: 0 };

describe("the cheapest price against every configuration of small random products", () => {
  for (let batch = 0; batch < BATCHES; batch++) {
    it(`[P20] is the lowest there is (products ${batch + 1} of ${BATCHES})`, () => {
      for (let seed = batch; seed < PRODUCTS; seed += BATCHES) compareWithAll(seed);
    });
  }

  it("met enough of everything (control)", () => {
    expect(met.products).toBe(PRODUCTS);
    expect(met.void).toBeLessThan(PRODUCTS / 3);
    expect(met.inexact).toBeLessThan(PRODUCTS / 100);
    expect(met.belowUntouched).toBeGreaterThan(PRODUCTS / 4);
    expect(met.rush).toBeGreaterThan(PRODUCTS / 10);
    expect(met.finish).toBeGreaterThan(PRODUCTS / 5);
  });
});

describe("the cheapest price of bundled products", () => {
  for (const [id, amount] of Object.entries(BUNDLED)) {
    it(`[P20] ${id}: exact, ordered by its choices, and no random configuration is below it`, () => {
      const product = bundledProduct(id);
      const found = cheapestPrice(product);
      expect([found?.price, found?.isExact]).toEqual([{ amount, currency: "EUR" }, true]);
      // Far from the limit, so that no small change of a document goes beyond it.
      expect(cheapestPrice(product, { steps: 1_000_000 })?.isExact).toBe(true);
      const settled = settleConfiguration(product, configurationOf(product, found?.selections ?? {}));
      const { valid, complete } = checkConfiguration(product, settled, {});
      expect([valid, complete, priceOf(product, settled.selections)]).toEqual([true, true, amount]);
      const prices = randomPrices(product);
      expect(prices.length).toBe(CONFIGURATIONS);
      expect(Math.min(...prices)).toBeGreaterThanOrEqual(amount);
      expect(new Set(prices).size).toBeGreaterThan(3);
    });
  }

  it("[P20] is the same each time, and whatever was asked before", () => {
    const first = cheapestPrice(bundledProduct("shelf"));
    expect(cheapestPrice(bundledProduct("shelf"))).toEqual(first);
  });
});

describe("what the lowest price is of", () => {
  it("[P20] measures to the millimetre, where the ends are not the cheapest", () => {
    const product = aProduct({
      options: [aNumber("wide", 100, 3000), aNumber("high", 100, 3000), aBoolean("glued")],
      rules: [
        aRule("large", { require: "wide * high >= 1000000" }),
        aRule("slim", { require: "high >= 2 * wide" }),
        aRule("strong", { when: "wide + high > 2200", require: "glued" }),
      ],
      prices: [
        {
          ...PRICES,
          surcharges: [
            { id: "wide", label, amount: "0.03", per: "wide" },
            { id: "high", label, amount: "0.0175", per: "high" },
            { id: "glued", label, when: "glued", amount: "4.00" },
          ],
        },
      ],
    });
    const all = [];
    for (let wide = 100; wide <= 3000; wide++) {
      const high = Math.max(Math.ceil(1_000_000 / wide), 2 * wide);
      if (high > 3000) continue;
      // Higher than that is dearer.
      all.push(priceOf(product, { wide, high, glued: wide + high > 2200 }));
    }
    expect(cheapestPrice(product)).toMatchObject({ price: { amount: Math.min(...all) }, isExact: true });
  });

  it("[P20] lines that whole numbers cannot follow are bounded, and the answers split", () => {
    const product = aProduct({
      options: [aNumber("length", 1, 400), aChoice("wood", ["oak", "ash"])],
      rules: [aRule("long", { require: "wood == 'oak' || length >= 151" })],
      prices: [
        {
          ...PRICES,
          surcharges: [
            {
              id: "third",
              label,
              amount: "0.07",
              per: "(length - 80) * (length - 180) * (wood == 'oak' ? 0.0033333333333333 : 0.0016666666666666) + 9",
              step: "0.5",
            },
          ],
        },
      ],
    });
    const all = [];
    for (let length = 1; length <= 400; length++) {
      all.push(priceOf(product, { length, wood: "oak" }));
      if (length >= 151) all.push(priceOf(product, { length, wood: "ash" }));
    }
    expect(cheapestPrice(product)).toMatchObject({ price: { amount: Math.min(...all) }, isExact: true });
  });

  it("[P20] a text costs nothing while it may be empty, and its shortest where it must be there", () => {
    const priced = (change: Record<string, unknown>) =>
      cheapestPrice(
        aProduct({
          options: [aTextOption("name", change)],
          prices: [{ ...PRICES, surcharges: [{ id: "letters", label, amount: "0.40", per: "size(name)" }] }],
        }),
      );
    expect(priced({})).toMatchObject({ price: { amount: 1000 }, isExact: true });
    expect(priced({ default: "Léa" })).toMatchObject({ price: { amount: 1000 }, selections: { name: "" } });
    expect(priced({ required: true })).toMatchObject({ price: { amount: 1040 }, isExact: true });
    expect(priced({ required: true, pattern: "[A-Z]{3}" })).toMatchObject({ price: { amount: 1040 } });
  });

  it("[P20] colours, pictures and words are tried where a price speaks of them", () => {
    const priced = (options: readonly Written[], surcharges: readonly Written[]) => {
      const lines = surcharges.map((each, i) => ({ id: `line${i}`, label, ...each }));
      const found = cheapestPrice(aProduct({ options, prices: [{ ...PRICES, surcharges: lines }] }));
      return [found?.price.amount, found?.isExact, found?.selections];
    };
    const red = { id: "colour", kind: "colour", label, default: "#ff0000" };
    const notWhite = [{ when: "colour != '#ffffff'", amount: "2" }];
    expect(priced([red], notWhite)).toEqual([1000, true, { colour: "#ffffff" }]);
    const palette = ["#ff0000", "#00ff00"].map((colour) => ({ colour, label }));
    expect(priced([{ ...red, free: false, palette }], notWhite)).toEqual([1200, true, { colour: "#ff0000" }]);
    const gift = [
      { when: "colour in ['#ff0000', '#0000ff']", amount: "3" },
      { when: "colour == '#0000ff'", amount: "-4" },
    ];
    expect(priced([red], gift)).toEqual([900, true, { colour: "#0000ff" }]);
    const photo = { id: "photo", kind: "image", label };
    const printed = [{ when: "photo != null", amount: "3" }];
    expect(priced([photo], printed)).toEqual([1000, true, {}]);
    expect(priced([{ ...photo, required: true }], printed).slice(0, 2)).toEqual([1300, true]);
    const bob = [
      { when: "name == 'Bob'", amount: "-5" },
      { amount: "1", per: "size(name)" },
    ];
    expect(priced([aTextOption("name")], bob)).toEqual([800, true, { name: "Bob" }]);
    expect(priced([aTextOption("name", { maxGraphemes: 2 })], bob)).toEqual([1000, true, {}]);
    const optional = { ...red, availableWhen: "on" };
    const coloured = [
      { when: "colour != null", amount: "2" },
      { when: "!on", amount: "1" },
    ];
    expect(priced([aBoolean("on", { default: true }), optional], coloured)).toEqual([1100, true, { on: false }]);
  });

  it("[P20] what is not followed is said not to be proved, and is still a price somebody can pay", () => {
    const colours = ["#ff0000", "#00ff00"].map((colour, i) => ({
      id: `c${i}`,
      kind: "colour",
      label,
      default: colour,
    }));
    const surcharges = [{ id: "two", label, when: "c0 != c1", amount: "2" }];
    const found = cheapestPrice(aProduct({ options: colours, prices: [{ ...PRICES, surcharges }] }));
    expect(found).toMatchObject({ price: { amount: 1200 }, isExact: false });
  });

  it("[P20] what is placed on print areas is no part of it, whatever it would take off", () => {
    const mug = bundledDocument("mug-11oz");
    const prices = mug.prices.map((table) => ({
      ...table,
      surcharges: [
        ...table.surcharges,
        { id: "gift", label: { fr: "x" }, when: "used(wrap)", amount: "-5.00", firstFree: 0 },
      ],
    }));
    expect(cheapestPrice(compiled({ ...mug, prices }))?.price.amount).toBe(BUNDLED["mug-11oz"]);
  });

  it("[P20] nothing where the base is the shop's, or where nothing can be ordered", () => {
    expect(cheapestPrice(aProduct({ prices: [{ ...PRICES, base: "shop" }] }))).toBeUndefined();
    const never = aProduct({ options: [aBoolean("on")], rules: [aRule("never", { require: "on && !on" })] });
    expect(cheapestPrice(never)).toBeUndefined();
  });

  it("[P20] when the steps run out, what was found, and that it is not proved", () => {
    const product = bundledProduct("shelf");
    const { amount } = cheapestPrice(product)?.price ?? { amount: 0 };
    for (const steps of [0, 1000, 20_000]) {
      const found = cheapestPrice(product, { steps });
      expect(found?.isExact, `${steps} steps`).toBe(false);
      expect(found?.price.amount).toBeGreaterThanOrEqual(amount);
      expect(priceOf(product, found?.selections ?? {})).toBe(found?.price.amount);
    }
  });
});

const label = { fr: "Ligne" };
const PRICES = { currency: "EUR", tax: "inclusive", base: "10.00" };

function compareWithAll(seed: number): void {
  const product = randomPricedProduct(seed);
  const found = cheapestPrice(product);
  met.products += 1;
  if (product.prices[0]?.rush) met.rush += 1;
  if (product.prices[0]?.finish) met.finish += 1;
  const lowest = lowestOfAll(product);
  if (lowest === undefined) {
    met.void += 1;
    expect(found, `seed ${seed}`).toBeUndefined();
    return;
  }
  const amount = found?.price.amount ?? Number.NaN;
  if (found?.isExact === true) expect(amount, `seed ${seed}`).toBe(lowest);
  else {
    met.inexact += 1;
    expect(amount, `seed ${seed}`).toBeGreaterThanOrEqual(lowest);
  }
  const untouched = settleConfiguration(product, configurationOf(product, {}));
  if (priceOf(product, untouched.selections) > lowest) met.belowUntouched += 1;
  const { selections } = settleConfiguration(product, configurationOf(product, found?.selections ?? {}));
  expect(isOrdered(product, selections), `seed ${seed}`).toBe(true);
  expect(priceOf(product, selections), `seed ${seed}`).toBe(amount);
}

/** Judged by evaluation alone, one configuration after the other. */
function lowestOfAll(product: Product): number | undefined {
  let lowest: number | undefined;
  const visit = (selections: Selections, left: readonly Option[]): void => {
    const [option, ...rest] = left;
    if (option) {
      for (const answer of everyAnswer(option)) visit({ ...selections, [option.id]: answer }, rest);
    } else if (isOrdered(product, selections)) {
      lowest = Math.min(lowest ?? Number.POSITIVE_INFINITY, priceOf(product, selections));
    }
  };
  visit({}, product.options);
  return lowest;
}

function everyAnswer(option: Option): readonly Selection[] {
  return option.kind === "text" ? ["", "A", "AA", "AAA"] : answersOf(option);
}

/** Prices of random configurations that can be ordered, each one pick further than the one before; every so often from the start. */
function randomPrices(product: Product): readonly number[] {
  const random = createRandom(20_261_128);
  const prices: number[] = [];
  let selections: Selections = {};
  for (let tries = 0; prices.length < CONFIGURATIONS && tries < 2 * CONFIGURATIONS; tries++) {
    if (tries % 25 === 0) selections = {};
    const option = product.options[random(product.options.length)];
    const value = option && randomAnswer(option, random);
    if (!option || value === undefined) continue;
    const picked = { ...selections, [option.id]: value };
    const settled = settleConfiguration(product, configurationOf(product, picked));
    if (!isOrdered(product, settled.selections)) continue;
    selections = picked;
    prices.push(priceOf(product, settled.selections));
  }
  return prices;
}

function randomAnswer(option: Option, random: (below: number) => number): Selection | undefined {
  if (option.kind === "number") {
    // Towards the small end as often as anywhere: that is where prices are low.
    const count = Math.round((option.max - option.min) / option.step) + 1;
    return option.min + random(random(2) === 0 ? Math.ceil(count / 10) : count) * option.step;
  }
  if (option.kind === "boolean") return random(2) === 0;
  if (!("values" in option) || !option.values) return undefined;
  const ids = option.values.map(({ id }) => id);
  return option.kind === "multi-choice" ? ids.filter(() => random(4) === 0) : ids[random(ids.length)];
}

function isOrdered(product: Product, selections: Selections): boolean {
  const { valid, complete } = checkConfiguration(product, configurationOf(product, selections), {});
  return valid && complete;
}

function priceOf(product: Product, selections: Selections): number {
  const [table] = product.prices;
  if (!table) throw new Error("expected a price table");
  return unitPriceAt(product, table, { configuration: configurationOf(product, selections), quantity: 1 });
}

function configurationOf(product: Product, selections: Selections) {
  return { product: product.id, selections, elements: {} };
}
