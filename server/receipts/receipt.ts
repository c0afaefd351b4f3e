import { z } from "zod";
import { Selections } from "../../configurator-schemas/configuration/configuration.ts";
import { MoneyBody } from "../../configurator-schemas/protocol/http.ts";

/** What a receipt says, beside the registered claims: what every cent is for, and what it was computed from. */
export const ReceiptClaims = z.object({
  iss: z.string(),
  /** The merchant. */
  aud: z.string(),
  /** sha256 of the canonical JSON of the configuration. */
  sub: z.string(),
  iat: z.int(),
  exp: z.int(),
  product: z.string(),
  productVersion: z.int(),
  design: z.string().optional(),
  /** sha256 of the price table it was computed with. */
  priceBook: z.string(),
  lines: z.array(
    z.object({ sku: z.string(), quantity: z.int(), unitPrice: MoneyBody, selections: Selections.optional() }),
  ),
  unitPrice: MoneyBody,
  net: MoneyBody,
  tax: MoneyBody,
  total: MoneyBody,
  /** Unit price and one-off part for every quantity step: a cart may change the quantity without a new receipt. */
  ladder: z.array(z.object({ from: z.int(), unitPrice: MoneyBody, once: MoneyBody })),
});
export type ReceiptClaims = z.infer<typeof ReceiptClaims>;
