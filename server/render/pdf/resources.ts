import type { PDFContext, PDFDict, PDFObject, PDFRef } from "@cantoo/pdf-lib";
import type { Ink } from "./ink.ts";
import { formatNumber } from "./format-number.ts";

/** What a content stream names: each thing once, in the order it was first needed, so that names are always the same. */
export class Resources {
  readonly #states = new Map<string, PDFObject>();
  readonly #objects = new Map<PDFRef, string>();
  readonly #spaces = new Map<string, PDFObject>();
  readonly #context: PDFContext;

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** A graphics state in which fills, strokes and pictures are this opaque. */
  opacity(opacity: number): string {
    const name = `O${formatNumber(opacity).replace(".", "p")}`;
    if (!this.#states.has(name)) {
      this.#states.set(name, this.#context.obj({ Type: "ExtGState", ca: opacity, CA: opacity }));
    }
    return name;
  }

  object(ref: PDFRef): string {
    const name = this.#objects.get(ref) ?? `X${this.#objects.size + 1}`;
    this.#objects.set(ref, name);
    return name;
  }

  /** A spot ink: tint 0 is bare paper, tint 1 its alternate in process inks. */
  separation({ name, alternate }: Extract<Ink, { kind: "separation" }>): string {
    const known = [...this.#spaces.keys()].indexOf(name);
    if (known >= 0) return `S${known + 1}`;
    const tint = this.#context.obj({
      FunctionType: 2,
      Domain: [0, 1],
      C0: [0, 0, 0, 0],
      C1: [...alternate],
      N: 1,
    });
    this.#spaces.set(name, this.#context.obj(["Separation", name, "DeviceCMYK", tint]));
    return `S${this.#spaces.size}`;
  }

  /** `defaultRgb`: what plain RGB numbers mean. */
  toDict(defaultRgb: PDFRef | undefined): PDFDict {
    const spaces = [...this.#spaces.values()].map((space, i): [string, PDFObject] => [`S${i + 1}`, space]);
    if (defaultRgb) spaces.push(["DefaultRGB", defaultRgb]);
    const objects = [...this.#objects].map(([ref, name]): [string, PDFObject] => [name, ref]);
    return this.#context.obj({
      ...(this.#states.size > 0 && { ExtGState: this.#context.obj(Object.fromEntries(this.#states)) }),
      ...(objects.length > 0 && { XObject: this.#context.obj(Object.fromEntries(objects)) }),
      ...(spaces.length > 0 && { ColorSpace: this.#context.obj(Object.fromEntries(spaces)) }),
    });
  }
}
