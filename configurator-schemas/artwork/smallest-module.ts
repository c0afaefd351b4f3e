import type { CodeName } from "../schema/design-element.ts";

/**
 * Modules below which phones and hand scanners begin to fail, whatever the press can print; an EAN's is 80 % of its nominal.
 * Not beside what draws codes: a page is checked before anything is drawn.
 */
export const SMALLEST_MODULE_MM: Readonly<Record<CodeName, number>> = { qr: 0.35, code128: 0.25, ean13: 0.264 };

/** Between the colours of a code and its ground, dark on light; readers of shops ask for about this much. */
export const LEAST_CODE_CONTRAST = 4;
