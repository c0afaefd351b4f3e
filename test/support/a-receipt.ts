import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";

export interface ReceiptRecipe {
  readonly quantities?: readonly number[];
  /** By rising `from`; prices of a piece per line, what is paid once. */
  readonly steps?: readonly { readonly from: number; readonly prices: readonly number[]; readonly once: number }[];
  readonly maxQuantity?: number;
  readonly taxMode?: ReceiptClaims["taxMode"];
  readonly currency?: string;
  /** Prices of pieces hang on their place: no prices of other quantities per line. */
  readonly graduated?: boolean;
}

/** The worked example of the price rules: 11.14, from 12 pieces 10.25, 4.00 once, which is waived from 48. */
const EXAMPLE = [
  { from: 1, prices: [1114, 1214], once: 400 },
  { from: 12, prices: [1025, 1117], once: 400 },
  { from: 48, prices: [947, 1032], once: 0 },
];

/** Claims that add up, made from quantities and the prices of every step. */
export function aReceipt({
  quantities = [12],
  steps = EXAMPLE,
  maxQuantity = 500,
  taxMode = "inclusive",
  currency = "EUR",
  graduated = false,
}: ReceiptRecipe = {}): ReceiptClaims {
  const money = (amount: number) => ({ amount, currency });
  const quantity = quantities.reduce((sum, each) => sum + each, 0);
  const step = steps.findLast(({ from }) => from <= quantity);
  if (!step) throw new Error("expected a first step from 1");
  const priceOf = (line: number, { prices } = step) => prices[line] ?? prices[0] ?? 0;
  const rows = [
    ...quantities.map((each, i) => {
      const unit = priceOf(i);
      return { rule: "base", label: "Mug", per: "unit" as const, quantity: each, unit, amount: unit * each };
    }),
    ...(step.once === 0
      ? []
      : [
          {
            rule: "setup",
            label: "Mise en route",
            per: "once" as const,
            quantity: 1,
            unit: step.once,
            amount: step.once,
          },
        ]),
  ];
  const sum = rows.reduce((all, { amount }) => all + amount, 0);
  const tax = taxMode === "inclusive" ? sum - Math.round(sum / 1.2) : Math.round(sum * 0.2);
  const net = taxMode === "inclusive" ? sum - tax : sum;
  return {
    iss: "atelier",
    aud: "mer_1",
    sub: "a".repeat(64),
    iat: 1_790_000_000,
    exp: 1_790_604_800,
    product: "mug-11oz",
    productVersion: 3,
    design: "des_1",
    priceBook: "b".repeat(64),
    taxMode,
    country: "FR",
    maxQuantity,
    lines: quantities.map((each, i) => ({
      sku: `MUG-${i}`,
      quantity: each,
      unitPrice: money(priceOf(i)),
      ...(quantities.length > 1 && !graduated && { unitPrices: steps.map((one) => priceOf(i, one)) }),
      ...(quantities.length > 1 && { selections: { size: `s${i}` } }),
      withdrawal: "lost" as const,
    })),
    rows,
    unitPrice: money(priceOf(0)),
    net: money(net),
    tax: money(tax),
    total: money(net + tax),
    ladder: steps.map((each) => ({
      from: each.from,
      unitPrice: money(each.prices[0] ?? 0),
      once: money(each.once),
    })),
  };
}

/** The lines as a cart asks for them, in other quantities where given. */
export function askedOf(claims: ReceiptClaims, quantities: readonly (number | undefined)[] = []) {
  return claims.lines.map(({ selections, fields, quantity }, i) => ({
    quantity: quantities[i] ?? quantity,
    ...(selections && { selections }),
    ...(fields && { fields }),
  }));
}
