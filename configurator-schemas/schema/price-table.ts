import { z } from "zod";
import { CURRENCY_DIGITS } from "../units/money.ts";
import type { Currency } from "../units/money.ts";
import { DecimalString, ExpressionText, Identifier } from "./identifiers.ts";
import { Localised } from "./localised.ts";

export const CurrencyCode = z.custom<Currency>(
  (value) => typeof value === "string" && Object.hasOwn(CURRENCY_DIGITS, value),
  {
    error: "currency",
  },
);

/** Added to the unit price when `when` holds: a fixed amount (`per` a count, beyond `firstFree`), or a percentage of the base. */
export const Surcharge = z
  .strictObject({
    id: Identifier,
    label: Localised,
    when: ExpressionText.optional(),
    amount: DecimalString.optional(),
    percent: DecimalString.optional(),
    per: ExpressionText.optional(),
    firstFree: z.int().min(0).default(0),
  })
  .refine((surcharge) => (surcharge.amount === undefined) !== (surcharge.percent === undefined), {
    error: "amountOrPercent",
  });
export type Surcharge = z.infer<typeof Surcharge>;

/** From this quantity on, the unit price changes by `percent` (negative = cheaper). */
export const PriceBreak = z.strictObject({ from: z.int().min(1), percent: DecimalString });

/** Paid once per line, whatever the quantity. */
export const OneOff = z.strictObject({
  id: Identifier,
  label: Localised,
  when: ExpressionText.optional(),
  amount: DecimalString,
  /** The smallest quantity from which it is waived; absent = never. */
  waivedFrom: z.int().min(2).optional(),
});

export const PriceTable = z.strictObject({
  currency: CurrencyCode,
  tax: z.enum(["inclusive", "exclusive"]),
  base: DecimalString,
  surcharges: z.array(Surcharge).max(200).default([]),
  breaks: z
    .array(PriceBreak)
    .max(50)
    .default([])
    .refine((breaks) => breaks.every((each, i) => i === 0 || each.from > (breaks[i - 1]?.from ?? 0)), {
      error: "risingQuantities",
    }),
  oneOff: z.array(OneOff).max(50).default([]),
});
export type PriceTable = z.infer<typeof PriceTable>;
