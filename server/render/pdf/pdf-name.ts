import { PDFName } from "@cantoo/pdf-lib";

/** Letters, digits and signs that need no escape in a name (ISO 32000-2, 7.3.5). */
const REGULAR = /[^!-~]|[#%()/<>[\]{}]/;

/** A text as a PDF name: UTF-8, what is not regular as #xx. pdf-lib writes a letter beyond ASCII as one byte, and reads # as an escape. */
export function pdfName(text: string): PDFName {
  const encoded = Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    return REGULAR.test(character) ? `#${byte.toString(16).toUpperCase().padStart(2, "0")}` : character;
  });
  return PDFName.of(encoded.join(""));
}
