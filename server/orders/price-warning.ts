import type { z } from "zod";
import type { Quote } from "../../configurator-schemas/answers/quote.ts";
import type { PriceWarning } from "../../configurator-schemas/protocol/http.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { taxOnTop, toDecimalString } from "../../configurator-schemas/units/money.ts";
import type { OrderRequest } from "../../configurator-schemas/protocol/http.ts";
import { priceFor } from "../../configurator-schemas/receipt/price-for.ts";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import type { VerifiedReceipt } from "../receipts/verify-receipt.ts";

type OrderedLines = OrderRequest["lines"][number]["lines"];
type Money = ReceiptClaims["total"];

interface Ordered {
  readonly configurationSha256: string;
  readonly lines: OrderedLines;
  readonly quote: Quote;
  /** Of the tax estimate, in per cent. */
  readonly ratePercent: string;
  readonly language: Language;
}

const MESSAGES = {
  price_differs: {
    fr: "Le reçu dit {receipt}, ce décor coûte {now} aujourd’hui.",
    en: "The receipt says {receipt}, this design costs {now} today.",
    ar: "يقول الإيصال {receipt}، وسعر هذا التصميم اليوم {now}.",
  },
  receipt_expired: {
    fr: "Le reçu n’était plus valable à la date de la commande. Il dit {receipt}, ce décor coûte {now} aujourd’hui.",
    en: "The receipt was no longer in force when the order was placed. It says {receipt}, this design costs {now} today.",
    ar: "لم يعد الإيصال ساريًا وقت الطلب. يقول {receipt}، وسعر هذا التصميم اليوم {now}.",
  },
  receipt_other_design: {
    fr: "Le reçu parle d’un autre décor ou d’une autre version. Il dit {receipt}, celui-ci coûte {now} aujourd’hui.",
    en: "The receipt is about another design or version. It says {receipt}, this one costs {now} today.",
    ar: "الإيصال يخص تصميمًا آخر أو نسخة أخرى. يقول {receipt}، وسعر هذا اليوم {now}.",
  },
  receipt_other_lines: {
    fr: "Le reçu ne couvre pas ces quantités. Il dit {receipt}, la commande coûte {now} aujourd’hui.",
    en: "The receipt does not cover these quantities. It says {receipt}, the order costs {now} today.",
    ar: "لا يشمل الإيصال هذه الكميات. يقول {receipt}، وسعر الطلب اليوم {now}.",
  },
} as const;

/**
 * How a genuine receipt differs from what the ordered lines cost now; undefined = not at all. Never a refusal: the
 * order is paid, the merchant decides.
 */
export function priceWarning(
  { claims, inForce }: Extract<VerifiedReceipt, { ok: true }>,
  ordered: Ordered,
): z.infer<typeof PriceWarning> | undefined {
  const { configurationSha256, quote, language } = ordered;
  const promised = promisedTotal(claims, ordered);
  const receipt = promised ?? claims.total;
  const now: Money = quote.total;
  const warn = (code: keyof typeof MESSAGES) => ({
    code,
    message: say(code, language, { receipt, now }),
    receipt,
    now,
  });
  if (claims.sub !== configurationSha256) return warn("receipt_other_design");
  if (!promised) return warn("receipt_other_lines");
  if (receipt.currency === now.currency && receipt.amount === now.amount) return undefined;
  return warn(inForce ? "price_differs" : "receipt_expired");
}

/** What a receipt promises for the ordered lines, tax included: its own total, or its ladder where only quantities changed. */
function promisedTotal(claims: ReceiptClaims, { lines, ratePercent }: Ordered): Money | undefined {
  const promised = priceFor(claims, lines);
  if (!promised.ok) return undefined;
  const { sum: amount, currency, taxMode } = promised;
  const isOwn = amount === (taxMode === "inclusive" ? claims.total : claims.net).amount;
  if (isOwn) return claims.total;
  return { amount: taxMode === "inclusive" ? amount : amount + taxOnTop(amount, ratePercent), currency };
}

function say(
  code: keyof typeof MESSAGES,
  language: Language,
  amounts: { readonly receipt: Money; readonly now: Money },
): string {
  return MESSAGES[code][language].replaceAll(/\{(receipt|now)\}/g, (_, name: "receipt" | "now") => {
    const { amount, currency } = amounts[name];
    return `${toDecimalString({ amount, currency })} ${currency}`;
  });
}
