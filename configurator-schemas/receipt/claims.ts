/**
 * What a receipt says. No imports in this folder but its own files: merchants copy them into their shops.
 */
export interface ReceiptClaims {
  /** "atelier": names the program, not an address. */
  readonly iss: string;
  /** The merchant it was made for. */
  readonly aud: string;
  /** sha256 of the canonical JSON of the configuration. */
  readonly sub: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
  readonly product: string;
  readonly productVersion: number;
  readonly design?: string | undefined;
  /** sha256 of the price table it was computed with. */
  readonly priceBook: string;
  /** inclusive: rows, ladder and lines contain tax and sum to `total`; exclusive: they do not and sum to `net`. */
  readonly taxMode: "inclusive" | "exclusive";
  /** ISO 3166-1 alpha-2: whose tax and whose right of withdrawal were shown. */
  readonly country?: string | undefined;
  /** The largest number of pieces, over all lines, the ladder speaks for. */
  readonly maxQuantity: number;
  readonly lines: readonly ReceiptLine[];
  /** Every cent and the rule it comes from; amounts in minor units. */
  readonly rows: readonly ReceiptRow[];
  /** The first line's. */
  readonly unitPrice: ReceiptMoney;
  readonly net: ReceiptMoney;
  readonly tax: ReceiptMoney;
  readonly total: ReceiptMoney;
  /** By rising `from`. For every quantity of a step: unitPrice × quantity + once, in the tax mode. */
  readonly ladder: readonly ReceiptStep[];
  /** The day (2026-12-23) it will be there. */
  readonly promiseBy?: string | undefined;
  /** Which of the merchant's texts about withdrawal was shown. */
  readonly legalText?: string | undefined;
  /** The sentence itself, as it was shown. */
  readonly legalWords?: string | undefined;
}

export interface ReceiptMoney {
  /** Integer minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** Pieces of one stock code, in the order of the request. */
export interface ReceiptLine {
  readonly sku: string;
  readonly quantity: number;
  readonly unitPrice: ReceiptMoney;
  /**
   * Of several lines only: this line's unit price, in minor units, at every step of the ladder, so that a cart may change
   * one line's quantity. Absent where the price of a piece hangs on its place (graduated breaks): such a receipt speaks for its own quantities only.
   */
  readonly unitPrices?: readonly number[] | undefined;
  readonly selections?: Readonly<Record<string, unknown>> | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly withdrawal: "kept" | "lost" | "unclear";
}

export interface ReceiptRow {
  readonly rule: string;
  readonly label: string;
  readonly per: "unit" | "once";
  readonly quantity: number;
  readonly unit: number;
  readonly amount: number;
}

export interface ReceiptStep {
  readonly from: number;
  readonly unitPrice: ReceiptMoney;
  readonly once: ReceiptMoney;
}
