import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import { saySetText, inkOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { HAIRLINE_MM, KIND, MARGIN_MM, NOTE, RULE, SUBTITLE, TITLE } from "./proof-style.ts";
import type { SetText, TextStyle, Typesetter } from "./typesetter.ts";

/** What stands on every page around the rest. */
export interface FrameTexts {
  readonly kind: string;
  readonly title: string;
  readonly subtitle: string;
  /** About colours. */
  readonly note: string;
  /** Which design this is. */
  readonly identity: string;
}

/** The frame of pages of one size. */
export interface PageFrame {
  readonly header: readonly SetText[];
  readonly footer: readonly SetText[];
  /** Where there is room for the rest. */
  readonly topMm: number;
  readonly bottomMm: number;
  readonly direction: "ltr" | "rtl";
}

const HEADER_GAP_MM = 6;
const FOOTER_GAP_MM = 4;
const PAGE_NUMBER_MM = 32;

export function setFrame(
  { kind, title, subtitle, note, identity }: FrameTexts,
  size: SizeMm,
  { typeset, direction }: { readonly typeset: Typesetter; readonly direction: "ltr" | "rtl" },
): PageFrame {
  const width = size.widthMm - 2 * MARGIN_MM;
  const line = (text: string, style: TextStyle, widthMm = width) => typeset(text, style, widthMm);
  const header = [line(kind, KIND), line(title, TITLE), line(subtitle, SUBTITLE)];
  const footer = [line(note, NOTE), line(identity, NOTE, width - PAGE_NUMBER_MM)];
  return {
    header,
    footer,
    direction,
    topMm: MARGIN_MM + heightOf(header) + HEADER_GAP_MM,
    bottomMm: size.heightMm - MARGIN_MM - heightOf(footer) - FOOTER_GAP_MM,
  };
}

export function drawHeader(sheet: Sheet, { header, direction }: PageFrame): void {
  drawLines(sheet, header, { topMm: MARGIN_MM, direction });
}

export function drawFooter(sheet: Sheet, { footer, direction }: PageFrame, pageNumber: SetText): void {
  const { size, content } = sheet;
  const footerTop = size.heightMm - MARGIN_MM - heightOf(footer);
  const rule = footerTop - FOOTER_GAP_MM / 2;
  content.decorate(() => {
    const d = `M${MARGIN_MM} ${rule}L${size.widthMm - MARGIN_MM} ${rule}`;
    content.stroke(d, inkOf(RULE), { widthMm: HAIRLINE_MM, cap: "butt" });
  });
  drawLines(sheet, footer, { topMm: footerTop, direction });
  const end = direction === "rtl" ? MARGIN_MM : size.widthMm - MARGIN_MM - pageNumber.widthMm;
  saySetText(sheet, pageNumber, { xMm: end, yMm: size.heightMm - MARGIN_MM - pageNumber.heightMm });
}

function drawLines(
  sheet: Sheet,
  lines: readonly SetText[],
  { topMm, direction }: { readonly topMm: number; readonly direction: "ltr" | "rtl" },
): void {
  let yMm = topMm;
  for (const line of lines) {
    const right = sheet.size.widthMm - MARGIN_MM - line.widthMm;
    saySetText(sheet, line, { xMm: direction === "rtl" ? right : MARGIN_MM, yMm });
    yMm += line.heightMm;
  }
}

function heightOf(lines: readonly SetText[]): number {
  return lines.reduce((sum, { heightMm }) => sum + heightMm, 0);
}
