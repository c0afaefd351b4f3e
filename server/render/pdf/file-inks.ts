import { PDFName, PDFString } from "@cantoo/pdf-lib";
import type { PDFContext, PDFRef } from "@cantoo/pdf-lib";
import type { ProcessingStep, SpotInk } from "./ink.ts";
import { pdfName } from "./pdf-name.ts";

/** Groups and types of ISO 19593-1. */
const STEPS: Readonly<
  Record<ProcessingStep, { readonly layer: string; readonly group: string; readonly type?: string }>
> = {
  cutting: { layer: "Cutting", group: "Structural", type: "Cutting" },
  white: { layer: "White", group: "White" },
  varnish: { layer: "Varnish", group: "Varnish" },
};

/** Spot inks and processing steps of a file: each has one definition, whichever pages name it. */
export class FileInks {
  readonly #context: PDFContext;
  readonly #spots = new Map<string, { readonly ref: PDFRef; readonly alternate: string }>();
  readonly #steps = new Map<ProcessingStep, PDFRef>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** A spot ink's colour space: tint 0 is bare paper, tint 1 its alternate in process inks. */
  spot({ name, alternate }: Pick<SpotInk, "name" | "alternate">): PDFRef {
    const known = this.#spots.get(name);
    if (known && known.alternate !== alternate.join(" ")) {
      throw new Error(`expected one definition of spot "${name}", got ${known.alternate} and ${alternate.join(" ")}`);
    }
    if (known) return known.ref;
    const context = this.#context;
    const tint = context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [...alternate], N: 1 });
    const space = context.obj([PDFName.of("Separation"), pdfName(name), PDFName.of("DeviceCMYK"), tint]);
    const ref = context.register(space);
    this.#spots.set(name, { ref, alternate: alternate.join(" ") });
    return ref;
  }

  /** The optional content group of a step. */
  step(step: ProcessingStep): PDFRef {
    const known = this.#steps.get(step);
    if (known) return known;
    const { layer, group, type } = STEPS[step];
    const context = this.#context;
    const metadata = context.obj({ GTS_ProcStepsGroup: group, ...(type && { GTS_ProcStepsType: type }) });
    const layerEntries = context.obj({ Type: "OCG", GTS_Metadata: metadata });
    layerEntries.set(PDFName.of("Name"), PDFString.of(layer));
    const ref = context.register(layerEntries);
    this.#steps.set(step, ref);
    return ref;
  }

  /** The catalogue's OCProperties; absent without any step. */
  optionalContent() {
    const groups = [...this.#steps.values()];
    if (groups.length === 0) return undefined;
    const shown = this.#context.obj({ Order: groups, ON: groups });
    shown.set(PDFName.of("Name"), PDFString.of("Atelier"));
    return this.#context.obj({ OCGs: groups, D: shown });
  }
}
