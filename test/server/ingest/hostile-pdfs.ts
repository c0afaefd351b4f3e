import { findPoppler } from "../../../server/ingest/poppler.ts";
import type { Upload } from "./hostile-pictures.ts";
import { aPdf, aStream } from "./pdf-files.ts";

export const NO_POPPLER = findPoppler() === undefined;

function upload(name: string, bytes: () => Uint8Array, expected: string): Upload {
  return { name: `PDF: ${name}`, bytes, expected };
}

const acts = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
const hex = "<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>";
const encrypt = `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O${hex}/U${hex}>>`;
const attached = aStream("/Type/EmbeddedFile", "evil");
const names = "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/EF<</F 100 0 R>>>>]>>>>";
const field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[0 0 50 20]/P 4 0 R>>";

/** PDFs that act, hide, flood or are not whole. */
export const HOSTILE_PDFS: readonly Upload[] = [
  upload("control: a page", () => aPdf(), "ok"),
  upload("encrypted", () => aPdf({ trailer: encrypt }), "pdf_encrypted"),
  upload("script when it is opened", () => aPdf({ catalog: `/OpenAction${acts}` }), "pdf_active"),
  upload("script on a page", () => aPdf({ page: `/AA<</O${acts}>>` }), "pdf_active"),
  upload(
    "script spelled with numbers",
    () => aPdf({ catalog: "/OpenAction<</S/J#61vaScript/J#53(1)>>" }),
    "pdf_active",
  ),
  upload(
    "script in a packed object",
    () => aPdf({ catalog: "/OpenAction 100 0 R", more: [acts], isPacked: true }),
    "pdf_active",
  ),
  upload(
    "script behind a false stream",
    () => aPdf({ catalog: `%stream\n/OpenAction${acts}%endstream\n` }),
    "pdf_active",
  ),
  upload("program to start", () => aPdf({ page: "/AA<</O<</S/Launch/F(calc.exe)>>>>" }), "pdf_active"),
  upload("file inside", () => aPdf({ catalog: names, more: [attached] }), "pdf_active"),
  upload(
    "form",
    () => aPdf({ page: "/Annots[100 0 R]", catalog: "/AcroForm<</Fields[100 0 R]>>", more: [field] }),
    "pdf_active",
  ),
  upload(
    "form that is a program",
    () => aPdf({ catalog: "/AcroForm<</XFA 100 0 R>>", more: [aStream("", "<xdp/>")] }),
    "pdf_active",
  ),
  upload("500 pages", () => aPdf({ pages: 500 }), "pdf_too_many_pages"),
  upload("page of 10 metres", () => aPdf({ box: "0 0 28346 28346" }), "pdf_page_too_large"),
  upload("page without instructions", () => aPdf({ content: "" }), "pdf_empty"),
  upload("100 MB of spaces", () => aPdf({ content: " ".repeat(100_000_000) }), "pdf_empty"),
  upload("a thousand million squares, by forms of forms", () => formsOfForms(9), "pdf_too_complex"),
  upload("bombs in a row", () => bombs(), "pdf_too_complex"),
  upload("cut off", () => aPdf({ pages: 3 }).subarray(0, 600), "pdf_unreadable"),
  upload("only its name", () => Buffer.from("%PDF-1.7\n"), "pdf_unreadable"),
  upload(
    "name and end, and noise between",
    () => Buffer.concat([Buffer.from("%PDF-1.7\n"), noise(), Buffer.from("\n%%EOF\n")]),
    "pdf_unreadable",
  ),
  upload("pages that are their own children", () => ownChildren(), "pdf_unreadable"),
  upload("page of a web page, too", () => Buffer.concat([aPdf(), Buffer.from("<script>evil</script>\n")]), "ok"),
  { ...upload("called a picture", () => aPdf(), "type_mismatch"), declared: { fileName: "a.png" } },
];

function bombs(): Buffer {
  const bomb = aStream("", Buffer.alloc(8_000_000));
  return aPdf({ more: Array.from({ length: 20 }, () => bomb) });
}

function noise(): Buffer {
  return Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255));
}

function ownChildren(): Buffer {
  return Buffer.from(aPdf().toString("latin1").replace("/Kids[4 0 R]", "/Kids[2 0 R]"), "latin1");
}

/** Each form draws the next one ten times: a few lines that no machine draws in the time there is. */
function formsOfForms(levels: number): Buffer {
  const form = "/Type/XObject/Subtype/Form/BBox[0 0 200 100]";
  const more = Array.from({ length: levels }, (_, i) =>
    i + 1 < levels
      ? aStream(`${form}/Resources<</XObject<</N ${101 + i} 0 R>>>>`, Buffer.from("/N Do\n".repeat(10)))
      : aStream(form, Buffer.from("0 0 1 1 re f\n".repeat(10))),
  );
  return aPdf({ content: "/N Do", resources: "/XObject<</N 100 0 R>>", more });
}
