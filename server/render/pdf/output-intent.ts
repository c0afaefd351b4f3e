import { PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { PDFContext, PDFRef } from "@cantoo/pdf-lib";

/** The printing condition a file is made for (ISO 15930-7, 6.2.2). */
export interface OutputIntent {
  /** As its register names it. */
  readonly condition: string;
  readonly registry?: string | undefined;
  readonly profile: Uint8Array;
  /** What the profile calls itself: said beside the condition, never instead of it. */
  readonly description: string;
}

/** `destination`: its profile, in the file. */
export function addOutputIntent(
  context: PDFContext,
  { condition, registry, description }: OutputIntent,
  destination: PDFRef,
): PDFRef {
  const intent = context.obj({ Type: "OutputIntent", S: "GTS_PDFX", DestOutputProfile: destination });
  const texts = {
    OutputConditionIdentifier: condition,
    ...(registry !== undefined && { RegistryName: registry }),
    Info: `made with ${description}`,
  };
  for (const [name, text] of Object.entries(texts)) intent.set(PDFName.of(name), textOf(text));
  return context.register(intent);
}

/** Readers take names of conditions byte for byte: plain where they can be. */
function textOf(text: string) {
  return /^[ -~]*$/.test(text)
    ? PDFString.of(text.replaceAll(/[\\()]/g, String.raw`\$&`))
    : PDFHexString.fromText(text);
}
