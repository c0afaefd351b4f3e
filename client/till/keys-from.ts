import { openReceipt } from "./open-receipt.ts";
import type { PublicKeys } from "./verify-receipt.ts";

/** As long as the server lets anybody keep them; a new key signs only after twice that. */
const KEEP_MS = 300_000;
/** A receipt of a made-up key must not make a shop ask the server again and again. */
const ASK_AGAIN_MS = 10_000;

interface KeySource {
  readonly fetch?: (url: string) => Promise<Response>;
  readonly now?: () => Date;
}

/**
 * The public keys for a receipt, from an address like https://your-atelier.example/.well-known/jwks.json: fetched once, kept
 * for five minutes, and asked for again when the receipt names a key that is not among them.
 */
export function keysFrom(
  url: string,
  { fetch: ask = (address) => fetch(address), now = () => new Date() }: KeySource = {},
): (receipt: string) => Promise<PublicKeys> {
  let known: PublicKeys | undefined;
  let askedAt = -Infinity;
  let asking: Promise<PublicKeys> | undefined;

  const read = async (): Promise<PublicKeys> => {
    askedAt = now().getTime();
    try {
      const response = await ask(url);
      if (!response.ok) throw new Error(`expected keys at ${url}, got status ${response.status}`);
      known = readKeySet(await response.json(), url);
      return known;
    } catch (error) {
      // Keys verify for ever: old ones are better than none.
      if (known) return known;
      throw error;
    } finally {
      asking = undefined;
    }
  };

  return async (receipt) => {
    const kid = openReceipt(receipt)?.header["kid"];
    const age = now().getTime() - askedAt;
    const isKnown = known?.keys.some((key) => key["kid"] === kid) === true;
    if (known && age < (isKnown ? KEEP_MS : ASK_AGAIN_MS)) return known;
    asking ??= read();
    return asking;
  };
}

function readKeySet(json: unknown, url: string): PublicKeys {
  const keys = typeof json === "object" && json !== null && "keys" in json ? json.keys : undefined;
  if (!Array.isArray(keys)) throw new Error(`expected a key set {"keys": […]} at ${url}`);
  // Each is looked at before it is used: see findKey.
  return { keys: keys.filter((key) => typeof key === "object" && key !== null) };
}
