import type { WidgetMoney } from "../../configurator-schemas/protocol/widget-messages.ts";

/** The part of a signed receipt a cart needs: the price at every quantity. */
export interface Receipt {
  readonly total: WidgetMoney;
  readonly ladder: readonly LadderStep[];
}

interface LadderStep {
  readonly from: number;
  readonly unitPrice: WidgetMoney;
  readonly once: WidgetMoney;
}

interface PublicKey extends JsonWebKey {
  readonly kid: string;
}

/** Unit price and total of a quantity, from the ladder the receipt signs: nobody needs to ask the server again. */
export function priceAt(
  receipt: Receipt,
  quantity: number,
): { readonly unitPrice: WidgetMoney; readonly total: WidgetMoney } {
  const step = receipt.ladder.findLast((each) => each.from <= quantity) ?? receipt.ladder[0];
  if (!step) return { unitPrice: receipt.total, total: receipt.total };
  const { unitPrice, once } = step;
  return { unitPrice, total: { ...unitPrice, amount: unitPrice.amount * quantity + once.amount } };
}

/** What a receipt says, unchecked; undefined when it is no receipt at all. */
export function readReceipt(receipt: string): Receipt | undefined {
  try {
    // Ours, once the signature is checked; before that it only decides what a demo cart shows.
    const claims = JSON.parse(new TextDecoder().decode(fromBase64Url(receipt.split(".")[1] ?? ""))) as Receipt;
    return Array.isArray(claims.ladder) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Checks the signature with the installation's public keys. "unknown" where the browser has no Ed25519. */
export async function verifyReceipt(receipt: string): Promise<"genuine" | "forged" | "unknown"> {
  try {
    const [head = "", payload = "", signature = ""] = receipt.split(".");
    const header = JSON.parse(new TextDecoder().decode(fromBase64Url(head))) as { kid?: string }; // a JWS header
    const response = await fetch("/.well-known/jwks.json");
    const { keys } = (await response.json()) as { keys: readonly PublicKey[] }; // RFC 7517
    const found = keys.find(({ kid }) => kid === header.kid);
    if (!found) return "forged";
    const key = await crypto.subtle.importKey(
      "jwk",
      { kty: "OKP", crv: "Ed25519", x: found.x ?? "" },
      "Ed25519",
      false,
      ["verify"],
    );
    const signed = new TextEncoder().encode(`${head}.${payload}`);
    return (await crypto.subtle.verify("Ed25519", key, fromBase64Url(signature), signed)) ? "genuine" : "forged";
  } catch {
    return "unknown";
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
