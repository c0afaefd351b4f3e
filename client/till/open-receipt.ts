/** The three parts of a compact JWS (RFC 7515), decoded and not yet believed. */
export interface OpenedReceipt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** What the signature is of. */
  readonly signed: Uint8Array<ArrayBuffer>;
}

/** A receipt of five hundred lines has 150 000 characters; what is much longer is not read. */
const MAX_LENGTH = 1_000_000;

/** A receipt's parts; undefined when it is no compact JWS. */
export function openReceipt(receipt: string): OpenedReceipt | undefined {
  if (typeof receipt !== "string" || receipt.length > MAX_LENGTH) return undefined;
  const [head = "", body = "", tail = "", ...more] = receipt.split(".");
  const header = parseJson(fromBase64Url(head));
  const payload = fromBase64Url(body);
  const signature = fromBase64Url(tail);
  if (more.length > 0 || !payload || !signature || !isJsonObject(header)) return undefined;
  return { header, payload, signature, signed: new TextEncoder().encode(`${head}.${body}`) };
}

/** The value of a text in UTF-8; undefined when it is no JSON. */
export function parseJson(bytes: Uint8Array<ArrayBuffer> | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Exactly what RFC 7515 writes: no padding, no other letters, no bits left over, so that one text means one thing. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const again = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    return again === text ? Uint8Array.from(binary, (character) => character.charCodeAt(0)) : undefined;
  } catch {
    // A length that base64 never has.
    return undefined;
  }
}

function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
