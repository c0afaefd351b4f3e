import type { OpenPdf } from "./open-pdf.ts";
import { isName, isOperator, isReference, PdfScanner } from "./pdf-syntax.ts";
import type { PdfDictionary, PdfValue } from "./pdf-syntax.ts";

/** What is printed with, as it stands in content streams and the objects they name. */
export interface FoundInks {
  /** Names of spot inks. */
  readonly spots: Set<string>;
  /** Colour spaces besides DeviceCMYK, DeviceGray and Separation, and operators that set RGB. */
  readonly others: Set<string>;
  /** Most process ink one colour asks for, in per cent. */
  mostPct: number;
  /** Images, by the number of their object. */
  readonly images: Set<number>;
  fonts: number;
}

const INKS = new Set(["DeviceCMYK", "DeviceGray"]);
const RGB_OPERATORS = new Set(["rg", "RG"]);

/** Walks a content stream and every form it paints. */
export function readInks(
  pdf: OpenPdf,
  { content, resources }: { readonly content: PdfValue | undefined; readonly resources: PdfDictionary | undefined },
  found: FoundInks,
): void {
  readResources(pdf, resources, found);
  const scanner = new PdfScanner(pdf.stream(content));
  let operands: PdfValue[] = [];
  for (let value = scanner.next(); value !== undefined; value = scanner.next()) {
    if (!isOperator(value)) {
      operands.push(value);
      continue;
    }
    const { operator } = value;
    if (RGB_OPERATORS.has(operator)) found.others.add(operator);
    if (operator === "k" || operator === "K") {
      const sum = operands.reduce<number>((total, each) => total + (typeof each === "number" ? each : NaN), 0);
      if (operands.length !== 4 || Number.isNaN(sum)) throw new Error(`expected four numbers before ${operator}`);
      found.mostPct = Math.max(found.mostPct, sum * 100);
    }
    if (operator === "BI" || operator === "sh" || operator === "Tf")
      throw new Error(`expected no ${operator} in a page`);
    operands = [];
  }
}

function readResources(pdf: OpenPdf, resources: PdfDictionary | undefined, found: FoundInks): void {
  for (const space of valuesOf(pdf, resources, "ColorSpace")) readSpace(pdf, space, found);
  found.fonts += valuesOf(pdf, resources, "Font").length;
  for (const object of valuesOf(pdf, resources, "XObject")) {
    const entries = pdf.dictionary(object);
    if (!entries || !isReference(object)) throw new Error("expected an image or a form among the resources");
    if (pdf.name(entries.get("Subtype")) === "Image") {
      found.images.add(object.object);
      readSpace(pdf, entries.get("ColorSpace"), found);
    } else {
      const group = pdf.dictionary(entries.get("Group"));
      if (group) readSpace(pdf, group.get("CS"), found);
      readInks(pdf, { content: object, resources: pdf.dictionary(entries.get("Resources")) }, found);
    }
  }
}

function valuesOf(pdf: OpenPdf, resources: PdfDictionary | undefined, kind: string): PdfValue[] {
  return [...(pdf.dictionary(resources?.get(kind))?.values() ?? [])];
}

export function readSpace(pdf: OpenPdf, value: PdfValue | undefined, found: FoundInks): void {
  const space = pdf.resolve(value);
  if (isName(space)) {
    if (!INKS.has(space.name)) found.others.add(space.name);
    return;
  }
  const [kind, name, alternate] = pdf.array(space);
  const [kindName = "?", spot] = [pdf.name(kind), pdf.name(name)];
  if (kindName === "Separation" && spot !== undefined && pdf.name(alternate) === "DeviceCMYK") found.spots.add(spot);
  else found.others.add(kindName);
}
