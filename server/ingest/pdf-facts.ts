import type { IngestRefusal } from "./ingest-request.ts";
import { refuse } from "./refuse.ts";
import type { ProgramEnd } from "./run-limited.ts";

export interface PdfFacts {
  readonly pages: number;
  /** Of the first page's crop box, turned as it is shown. */
  readonly widthMm: number;
  readonly heightMm: number;
  /** Scripts or a form that is a program, wherever they hide. */
  readonly isActive: boolean;
}

const MM_PER_POINT = 25.4 / 72;

const MAX_NAMES = 3;
/** A name without spaces; later "no" for embedded, two more answers and the object's number. */
const FONT_ROW = /^(\S+) .* no +(?:yes|no) +(?:yes|no) +\d+ +\d+$/gm;

/** Names of fonts a page asks for and the file does not bring, from what pdffonts said; the first few. */
export function missingFonts(stdout: string): readonly string[] {
  const names = Array.from(stdout.matchAll(FONT_ROW), ([, name = ""]) => name.slice(0, 60));
  return [...new Set(names)].slice(0, MAX_NAMES);
}

/** What pdfinfo said of a file, or why it could not. */
export function readPdfFacts({ outcome, stdout, stderr }: ProgramEnd): PdfFacts | IngestRefusal {
  if (outcome === "limit") return refuse("pdf_too_complex");
  if (/Incorrect password/i.test(stderr) || /^Encrypted:\s+yes/m.test(stdout)) return refuse("pdf_encrypted");
  const pages = Number(/^Pages:\s+(\d+)$/m.exec(stdout)?.[1]);
  const [, width, height] = /^Page(?:\s+1)? size:\s+([\d.e+]+) x ([\d.e+]+) pts/m.exec(stdout) ?? [];
  const [across, down] = [Number(width) * MM_PER_POINT, Number(height) * MM_PER_POINT];
  if (outcome !== "done" || !(pages >= 1 && across > 0 && down > 0)) return refuse("pdf_unreadable");
  const isTurned = /^Page(?:\s+1)? rot:\s+(?:90|270)$/m.test(stdout);
  return {
    pages,
    widthMm: isTurned ? down : across,
    heightMm: isTurned ? across : down,
    isActive: /^JavaScript:\s+yes/m.test(stdout) || /^Form:\s+XFA/m.test(stdout),
  };
}
