import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guideOptions, priceDifferences, settleConfiguration } from "../../../configurator-schemas/answers/guide.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { select } from "../../../configurator-schemas/configuration/edit.ts";
import { ProductRules } from "../../../configurator-schemas/rules/guide/product-rules.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { factoring } from "../../support/hostile-products.ts";
import { bundledProduct, compiled } from "../../support/documents.ts";
import { ProductDocument } from "../../../configurator-schemas/schema/product.ts";

const untouched = (product: Product): Configuration => ({ product: product.id, selections: {}, elements: {} });

function unitPriceOf(product: Product, configuration: Configuration, quantity: number): number {
  const answer = quoteConfiguration(product, settleConfiguration(product, configuration), {
    lines: [{ quantity }],
    language: "fr",
    taxRatePercent: "20",
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.quote.unitPrice.amount;
}

/** Possible values of a choice or a switch, beside what is chosen. */
function possibleValues(product: Product, configuration: Configuration, id: string): readonly Selection[] {
  const kind = indexOf(product).options.get(id)?.kind;
  const guide = guideOptions(product, configuration).find((each) => each.id === id);
  if (!guide?.available || (kind !== "choice" && kind !== "boolean")) return [];
  return (guide.values ?? []).filter(({ state }) => state === "possible").map((each) => each.id);
}

describe("what a value would change of the price", () => {
  it.each(["mug-11oz", "t-shirt", "shelf", "workstation-pc", "city-car"])(
    "[PD1] is the price of the whole completed result minus now: %s, whatever is picked",
    (id) => {
      const product = bundledProduct(id);
      const walks = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
      let compared = 0;
      fc.assert(
        fc.property(walks, fc.nat(), fc.integer({ min: 1, max: 20 }), (walk, at, quantity) => {
          let configuration = untouched(product);
          for (const [o, v] of walk) {
            const option = product.options[o % product.options.length]!.id;
            const values = possibleValues(product, configuration, option);
            const value = values[v % Math.max(1, values.length)];
            if (value !== undefined) configuration = select(configuration, option, value);
          }
          const option = product.options[at % product.options.length]!.id;
          const values = possibleValues(product, configuration, option);
          const differences = priceDifferences(product, configuration, { option, values, quantity });
          const now = unitPriceOf(product, configuration, quantity);
          for (const value of values) {
            const then = unitPriceOf(product, select(configuration, option, value), quantity);
            expect(differences.get(value)?.amount, `${option} ${String(value)}`).toBe(then - now);
            compared += 1;
          }
        }),
        { numRuns: 25, seed: 20261128 },
      );
      expect(compared).toBeGreaterThan(20);
    },
    60_000,
  );

  it("[PD2] leaves out what does not go with the picks", () => {
    const product = bundledProduct("workstation-pc");
    const configuration = select(untouched(product), "tower", "bureau");
    const asked = { option: "board", values: ["ardoise-s5-a", "ardoise-s5-i"], quantity: 1 };
    expect([...priceDifferences(product, configuration, asked).keys()]).toEqual(["ardoise-s5-i"]);
  });
});

describe("a long afternoon of clicks", () => {
  it("[PD3] what was learnt on the way never keeps a click from its answer", () => {
    const product = bundledProduct("shelf");
    const rules = new ProductRules(product);
    const pick = (option: string, value: Selection) => rules.settle(select(untouched(product), option, value));
    rules.outlooks(untouched(product));
    for (const { id, kind, ...option } of product.options) {
      const values = kind === "choice" && "values" in option ? (option.values ?? []).map((each) => each.id) : [];
      for (const value of values) expect(pick(id, value).state, `${id} ${value}`).toBe("ready");
    }
    expect(pick("finish", "lacquer").selections).toMatchObject({ finish: "lacquer", material: "mdf" });
  });

  it("[PD4] bounds that creep towards each other end with their steps, also in a browser without a server's time limit", () => {
    const product = compiled(ProductDocument.parse(factoring(999_985_999_949)));
    const [first] = guideOptions(product, untouched(product));
    expect(first?.range).toMatchObject({ isExact: false });
  });

  it("[PD5] previews of many values share the steps of one answer; each alone has them all (control)", () => {
    const product = bundledProduct("workstation-pc");
    const towers = indexOf(product).options.get("tower");
    const values = towers?.kind === "choice" ? (towers.values ?? []).map(({ id }) => id) : [];
    const all = values.map((value) => select(untouched(product), "tower", value));
    const rules = () => {
      const few = new ProductRules(product, { steps: 60_000 });
      few.settle(untouched(product));
      return few;
    };
    const alone = rules();
    expect(all.map((each) => alone.previews([each])[0])).not.toContain(undefined);
    expect(rules().previews([...all, ...all, ...all, ...all, ...all, ...all])).toContain(undefined);
  });
});
