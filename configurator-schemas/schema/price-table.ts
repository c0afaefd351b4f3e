import { z } from "zod";
import { isCurrency } from "../units/currencies.ts";
import type { Currency } from "../units/currencies.ts";
import { isPositiveDecimal } from "../units/money.ts";
import { DecimalString, ExpressionText, Identifier } from "./identifiers.ts";
import { Localised } from "./localised.ts";

export const CurrencyCode = z.custom<Currency>((value) => typeof value === "string" && isCurrency(value), {
  error: "currency",
});

const PositiveDecimal = DecimalString.refine(isPositiveDecimal, { error: "positiveDecimal" });

/** From this count or measure on, each costs `amount`; which row stands first does not matter. */
const Tier = z.strictObject({ from: PositiveDecimal, amount: DecimalString });

/**
 * Added to the unit price when `when` holds: a fixed amount, an amount `per` something counted or measured, or a percentage.
 * A percentage is of the base, or of the lines named in `of`, which are none of percentages: their order never matters.
 */
export const Surcharge = z
  .strictObject({
    id: Identifier,
    label: Localised,
    when: ExpressionText.optional(),
    amount: DecimalString.optional(),
    percent: DecimalString.optional(),
    of: z.array(Identifier).min(1).max(50).optional(),
    per: ExpressionText.optional(),
    firstFree: z.int().min(0).max(1_000_000).default(0),
    /** In per cent, added to what is measured before anything else. */
    waste: DecimalString.optional(),
    /** What is measured is rounded up to a multiple of it; without it only whole ones count. */
    step: PositiveDecimal.optional(),
    /** The least this line costs once it costs anything. */
    minimum: PositiveDecimal.optional(),
    /** What is counted or measured, in words: "trous", "m²". The counts of a print area have their own. */
    unit: Localised.optional(),
    tiers: z.array(Tier).min(1).max(50).refine(areDistinct, { error: "distinctFrom" }).optional(),
  })
  .refine((surcharge) => (surcharge.amount === undefined) !== (surcharge.percent === undefined), {
    error: "amountOrPercent",
  });
export type Surcharge = z.infer<typeof Surcharge>;

/** From this quantity on, the unit price changes by `percent` (negative = cheaper), or is `unitPrice` instead. */
export const PriceBreak = z.union([
  z.strictObject({ from: z.int().min(1), percent: DecimalString }),
  z.strictObject({ from: z.int().min(1), unitPrice: DecimalString }),
]);
export type PriceBreak = z.infer<typeof PriceBreak>;

/** Paid once per design, whatever the quantity. */
export const OneOff = z.strictObject({
  id: Identifier,
  label: Localised,
  when: ExpressionText.optional(),
  amount: DecimalString,
  /** The smallest quantity from which it is waived; absent = never. */
  waivedFrom: z.int().min(2).optional(),
  /** What was set up for a design is there when it is made again. */
  waivedOnReprint: z.boolean().optional(),
});
export type OneOff = z.infer<typeof OneOff>;

/** Sooner than usual: a percentage of the unit price after breaks, and by itself of what is paid once. */
export const Rush = z.strictObject({
  id: Identifier,
  label: Localised,
  when: ExpressionText.optional(),
  percent: DecimalString,
});
export type Rush = z.infer<typeof Rush>;

/** How the unit price ends: at least `minimum`, then at a multiple of `step` plus `ending` (1.00 and 0.99 make x.99). */
export const Finish = z
  .strictObject({
    minimum: DecimalString.optional(),
    step: PositiveDecimal.optional(),
    ending: DecimalString.optional(),
    direction: z.enum(["nearest", "up", "down"]).optional(),
  })
  .refine((finish) => finish.ending === undefined || finish.step !== undefined, { error: "endingWithStep" });
export type Finish = z.infer<typeof Finish>;

export const PriceTable = z
  .strictObject({
    currency: CurrencyCode,
    tax: z.enum(["inclusive", "exclusive"]),
    /** Of half a minor unit: away from zero (`halfUp`, what is meant when nothing is said), or to the even neighbour. */
    rounding: z.enum(["halfUp", "halfEven"]).optional(),
    /** `shop`: the merchant's server says today's base with every question; what follows from choices is added to it. */
    base: z.union([z.literal("shop"), DecimalString]),
    /** Blanks that cost another base than `base`. */
    baseBySku: z
      .array(z.tuple([z.string().min(1).max(40), DecimalString]))
      .max(2000)
      .refine((rows) => new Set(rows.map(([sku]) => sku)).size === rows.length, { error: "distinctSkus" })
      .optional(),
    surcharges: z.array(Surcharge).max(400).default([]),
    breaks: z.array(PriceBreak).max(50).default([]).refine(areDistinct, { error: "distinctFrom" }),
    /** `volume`, also when nothing is said: every piece costs what the whole quantity reaches; `graduated`: what its own place reaches. */
    breaksApply: z.enum(["volume", "graduated"]).optional(),
    oneOff: z.array(OneOff).max(50).default([]),
    rush: z.array(Rush).max(10).optional(),
    finish: Finish.optional(),
  })
  .refine((table) => table.base !== "shop" || table.baseBySku === undefined, { error: "shopBaseAlone" });
export type PriceTable = z.infer<typeof PriceTable>;

function areDistinct(rows: readonly { readonly from: number | string }[]): boolean {
  return new Set(rows.map(({ from }) => Number(from))).size === rows.length;
}
