import { PDFName } from "@cantoo/pdf-lib";
import type { PDFContext, PDFDict, PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { FileInks } from "./file-inks.ts";
import { formatNumber } from "./format-number.ts";
import type { ProcessingStep, SpotInk } from "./ink.ts";

/** What a content stream names: each thing once, in the order it was first needed, so that names are always the same. */
export class Resources {
  readonly #states = new Map<string, PDFObject>();
  readonly #objects = new Map<PDFRef, string>();
  readonly #spaces = new Map<PDFRef, string>();
  readonly #layers = new Map<PDFRef, string>();
  readonly #context: PDFContext;
  readonly #inks: FileInks;

  constructor(context: PDFContext, inks: FileInks) {
    this.#context = context;
    this.#inks = inks;
  }

  /** A graphics state in which fills, strokes and pictures are this opaque. */
  opacity(opacity: number): string {
    return this.#state(`O${formatNumber(opacity).replace(".", "p")}`, { ca: opacity, CA: opacity });
  }

  /** A graphics state in which plates an ink has no part on stay as they are; of process inks, those it has none of. */
  overprint(): string {
    return this.#state("Over", { OP: true, op: true, OPM: 1 });
  }

  object(ref: PDFRef): string {
    return nameOf(ref, this.#objects, "X");
  }

  separation(ink: SpotInk): string {
    return nameOf(this.#inks.spot(ink), this.#spaces, "S");
  }

  layer(step: ProcessingStep): string {
    return nameOf(this.#inks.step(step), this.#layers, "L");
  }

  /** `defaultRgb`: what plain RGB numbers mean. */
  toDict(defaultRgb: PDFRef | undefined): PDFDict {
    const spaces = byName(this.#spaces);
    if (defaultRgb) spaces.push(["DefaultRGB", defaultRgb]);
    const entries = {
      ExtGState: [...this.#states],
      XObject: byName(this.#objects),
      ColorSpace: spaces,
      Properties: byName(this.#layers),
    };
    const dictionary = this.#context.obj({});
    for (const [kind, named] of Object.entries(entries)) {
      if (named.length > 0) dictionary.set(PDFName.of(kind), this.#context.obj(Object.fromEntries(named)));
    }
    return dictionary;
  }

  #state(name: string, entries: { readonly [entry: string]: number | boolean }): string {
    if (!this.#states.has(name)) this.#states.set(name, this.#context.obj({ Type: "ExtGState", ...entries }));
    return name;
  }
}

function nameOf(ref: PDFRef, known: Map<PDFRef, string>, letter: string): string {
  const name = known.get(ref) ?? `${letter}${known.size + 1}`;
  known.set(ref, name);
  return name;
}

function byName(known: ReadonlyMap<PDFRef, string>): [string, PDFObject][] {
  return [...known].map(([ref, name]) => [name, ref]);
}
