import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import type { VerifiedFile } from "../../verify-png.ts";
import { mostInkOf } from "./most-ink-of.ts";
import { OpenPdf } from "./open-pdf.ts";
import type { PdfDictionary } from "./pdf-syntax.ts";
import { readInks, readSpace } from "./read-page-inks.ts";
import type { FoundInks } from "./read-page-inks.ts";

export interface ExpectedPdf {
  readonly pages: readonly { readonly trim: SizeMm; readonly bleedMm: number; readonly marginMm: number }[];
  readonly condition: string;
  /** Of the output intent's profile. */
  readonly icc: Uint8Array;
  /** Plates besides the process inks, to the letter. */
  readonly spots: readonly string[];
  /** Pictures in sRGB beside their profile are meant to be there. */
  readonly allowsSrgb: boolean;
  readonly tacPct: number | null;
  readonly maxBytes: number;
}

const POINTS_PER_MM = 72 / 25.4;
const TOLERANCE_MM = 0.005;
/** On every plate: crop marks. */
const REGISTRATION = "All";
const FORBIDDEN = ["OpenAction", "AA", "AcroForm", "Names"];

/** A photo came back from its JPEG with more ink than went in. */
export class TooMuchInk extends Error {
  override readonly name = "TooMuchInk";
  constructor(mostPct: number, gotPct: number) {
    super(`expected ink of pixels of at most ${mostPct}, got ${gotPct}`);
  }
}

/**
 * Opens a written PDF/X-4 again, by a reader of its own, and compares it with what was meant: boxes, condition and profile,
 * plates, colours, ink. Any difference is thrown, with what was expected and what is there.
 */
export async function verifyPrintPdf(path: string, expected: ExpectedPdf): Promise<VerifiedFile> {
  const bytes = await readFile(path);
  try {
    expect("file size of at most", expected.maxBytes, bytes.length, bytes.length <= expected.maxBytes);
    const pdf = new OpenPdf(bytes);
    const catalogue = verifyFile(pdf);
    verifyIntent(pdf, catalogue, expected);
    const found = verifyPages(pdf, catalogue, expected);
    verifyInks(found, expected);
    for (const object of found.images) {
      const most = await mostInkOf(pdf, object);
      if (expected.tacPct !== null && most > expected.tacPct) throw new TooMuchInk(expected.tacPct, most);
    }
  } catch (cause) {
    throw new Error(`print file ${path} is not what was meant: ${cause instanceof Error ? cause.message : "?"}`, {
      cause,
    });
  }
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

function verifyFile(pdf: OpenPdf): PdfDictionary {
  expect("header", "%PDF-1.6", pdf.header);
  expect("encryption", false, pdf.trailer.has("Encrypt"));
  for (const object of pdf.objects) pdf.resolve({ object });
  expect("halves of the file's id", 2, pdf.array(pdf.trailer.get("ID")).length);
  const catalogue = pdf.dictionary(pdf.trailer.get("Root"));
  if (!catalogue) throw new Error("expected a catalogue, got none");
  for (const entry of FORBIDDEN) expect(`catalogue's ${entry}`, false, catalogue.has(entry));
  const metadata = pdf.dictionary(catalogue.get("Metadata"));
  expect("filter of the metadata", false, metadata?.has("Filter"));
  const packet = pdf.stream(catalogue.get("Metadata")).toString("utf8");
  const [, version] = /<pdfxid:GTS_PDFXVersion>([^<]*)</.exec(packet) ?? [];
  expect("version of PDF/X", "PDF/X-4", version);
  return catalogue;
}

function verifyIntent(pdf: OpenPdf, catalogue: PdfDictionary, { condition, icc }: ExpectedPdf): void {
  const intents = pdf.array(catalogue.get("OutputIntents"));
  expect("number of output intents", 1, intents.length);
  const intent = pdf.dictionary(intents[0]);
  expect("kind of output intent", "GTS_PDFX", pdf.name(intent?.get("S")));
  expect("output condition", condition, pdf.resolve(intent?.get("OutputConditionIdentifier")));
  const profile = intent?.get("DestOutputProfile");
  expect("inks of the condition", 4, pdf.resolve(pdf.dictionary(profile)?.get("N")));
  const found = pdf.stream(profile);
  expect("ICC profile", "the press's", found.equals(icc) ? "the press's" : `another one of ${found.length} bytes`);
}

function verifyPages(pdf: OpenPdf, catalogue: PdfDictionary, expected: ExpectedPdf): FoundInks {
  const pages = pdf.array(pdf.dictionary(catalogue.get("Pages"))?.get("Kids"));
  expect("number of pages", expected.pages.length, pages.length);
  const found: FoundInks = { spots: new Set(), others: new Set(), mostPct: 0, images: new Set(), fonts: 0 };
  for (const [i, { trim, bleedMm, marginMm }] of expected.pages.entries()) {
    const page = pdf.dictionary(pages[i]);
    const around = bleedMm + marginMm;
    for (const [name, grownBy] of [
      ["MediaBox", around],
      ["BleedBox", bleedMm],
      ["TrimBox", 0],
    ] as const) {
      const from = around - grownBy;
      const box = [from, from, around + trim.widthMm + grownBy, around + trim.heightMm + grownBy];
      const got = pdf.array(page?.get(name)).map((point) => Number(point) / POINTS_PER_MM);
      const isThere = got.length === 4 && box.every((mm, k) => Math.abs(mm - (got[k] ?? 0)) <= TOLERANCE_MM);
      expect(`${name} of page ${i + 1} in mm`, box.join(" "), got.join(" "), isThere);
    }
    expect(`annotations of page ${i + 1}`, false, page?.has("Annots"));
    readSpace(pdf, pdf.dictionary(page?.get("Group"))?.get("CS"), found);
    readInks(pdf, { content: page?.get("Contents"), resources: pdf.dictionary(page?.get("Resources")) }, found);
  }
  return found;
}

function verifyInks(found: FoundInks, { spots, allowsSrgb, tacPct }: ExpectedPdf): void {
  const sorted = (names: Iterable<string>) =>
    [...names]
      .filter((name) => name !== REGISTRATION)
      .toSorted()
      .join(", ");
  expect("spot inks", sorted(new Set(spots)), sorted(found.spots));
  if (allowsSrgb) found.others.delete("ICCBased");
  expect("colours that are no inks", "", sorted(found.others));
  expect("fonts", 0, found.fonts);
  if (tacPct !== null) expect("ink of colours of at most", tacPct, found.mostPct, found.mostPct <= tacPct);
}

type Told = string | number | boolean | undefined;

function expect(what: string, expected: Told, got: unknown, ok = expected === got): void {
  if (!ok) throw new Error(`expected ${what} ${expected}, got ${JSON.stringify(got) ?? "nothing"}`);
}
