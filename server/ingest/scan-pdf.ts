import { inflateSync } from "node:zlib";

/** What a PDF holds besides a page, as far as it can be seen without understanding it. */
export interface PdfScan {
  /** Does it end as PDFs do? One that does not was cut off. */
  readonly isWhole: boolean;
  readonly isEncrypted: boolean;
  /** What acts, hides or asks, by its name in the file; sorted. */
  readonly active: readonly string[];
  /** Are there colours of inks? */
  readonly hasInks: boolean;
  /** Was there more to unpack than any page needs? */
  readonly isTooMuch: boolean;
}

/** Readers look for the end in as many of the last bytes (ISO 32000-1, annex H, 3.18). */
const TAIL_BYTES = 1024;
const MAX_STREAM_BYTES = 4_000_000;
/** Of all streams together: a bomb is not unpacked to the end here, nor anywhere else. */
const MAX_UNPACKED_BYTES = 48_000_000;

/**
 * Run something, open something, or hold what is not the page. Looked for everywhere, because what seems to be a stream may be a
 * comment that hides words from us and not from readers; long enough never to be there by chance.
 */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|Rendition|GoToE)(?=[\s/<>[\]()%]|$)/g;
/** The same, in dictionaries alone. */
const FORM = /\/(XFA)(?=[\s/<>[\]()%]|$)|\/Subtype\s{0,99}\/(Widget|Movie)(?=[\s/<>[\]()%]|$)/g;
const INKS = /\/(?:DeviceCMYK|Separation|DeviceN)(?=[\s/<>[\]()%]|$)/;
/** Bounded, so that no run of digits is tried from every place in it. */
const INK_OPERATORS = /(?:^|\s)(?:[\d.]{1,16}\s{1,4}){4}[kK](?=\s|$)/;

/** Looks through dictionaries, unpacked where they are packed, and through pages' own instructions for colours. */
export function scanPdf(bytes: Uint8Array): PdfScan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const words: string[] = [];
  let hasInks = false;
  let unpacked = 0;
  let at = 0;
  for (const { index, 0: start } of file.matchAll(/stream\r?\n/g)) {
    // The "stream" of an "endstream", or one inside of another.
    if (index < at || file.slice(index - 3, index) === "end") continue;
    const before = file.slice(at, index);
    words.push(before);
    const from = index + start.length;
    const end = file.indexOf("endstream", from);
    at = end < 0 ? file.length : end;
    const head = before.slice(before.lastIndexOf(" obj"));
    const isPacked = /\/ObjStm(?=[\s/<>])/.test(head);
    if (!isPacked && /\/Subtype|\/Length1|\/FunctionType|\/XRef/.test(head) && !/\/Subtype\s*\/Form/.test(head))
      continue;
    const content = unpacked > MAX_UNPACKED_BYTES ? "" : unpack(bytes.subarray(from, at), head);
    unpacked += content?.length ?? MAX_STREAM_BYTES;
    // Objects that cannot be looked at may be anything.
    if (isPacked) words.push(content || "/ObjStm/Launch");
    else hasInks ||= INK_OPERATORS.test(content ?? "");
  }
  words.push(file.slice(at));
  const text = spelled(words.join("\n"));
  const active = new Set([
    ...Array.from(spelled(file).matchAll(ACTIVE), ([, name = ""]) => name),
    ...Array.from(text.matchAll(ACTIVE), ([, name = ""]) => name),
    ...Array.from(text.matchAll(FORM), ([, form, kind]) => form ?? kind ?? ""),
  ]);
  return {
    isWhole: file.slice(-TAIL_BYTES).includes("%%EOF"),
    isEncrypted: /\/Encrypt(?=[\s/<]|$)/.test(text),
    active: [...active].toSorted(),
    hasInks: hasInks || INKS.test(text),
    isTooMuch: unpacked > MAX_UNPACKED_BYTES,
  };
}

/** Names may be spelled with numbers: /J#61vaScript is /JavaScript. */
function spelled(text: string): string {
  return text.replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A stream's own bytes; nothing for what is packed in another way, undefined for what is broken or without end. */
function unpack(bytes: Uint8Array, head: string): string | undefined {
  if (!/\/Filter/.test(head)) return Buffer.from(bytes.subarray(0, MAX_STREAM_BYTES)).toString("latin1");
  if (!/\/FlateDecode|\/Fl(?=[\s/\]>])/.test(head)) return "";
  try {
    return inflateSync(bytes, { maxOutputLength: MAX_STREAM_BYTES }).toString("latin1");
  } catch {
    // The reader of pages judges it, within limits of its own.
    return undefined;
  }
}
