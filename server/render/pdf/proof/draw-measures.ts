import { drawSetText, inkOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { HAIRLINE_MM, LABEL, MARGIN_MM } from "./proof-style.ts";
import { GUIDE_MM } from "./draw-guides.ts";
import type { Guide } from "./draw-guides.ts";
import type { SetText } from "./typesetter.ts";

const AWAY_MM = 5;
const ARROW_MM = 1.6;
const ARROW_HALF_MM = 0.5;
const TEXT_GAP_MM = 1.2;

/** The trimmed rectangle as it lies on the sheet. */
export interface MeasuredBox {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** What is drawn around it. */
  readonly outsideMm: number;
}

/** Width below and height to the right, as arrows between the trim edges with the length in their middle. */
export function drawMeasures(
  sheet: Sheet,
  { xMm, yMm, widthMm, heightMm, outsideMm }: MeasuredBox,
  { across, down }: { readonly across: SetText; readonly down: SetText },
): void {
  const { content } = sheet;
  const below = yMm + heightMm + outsideMm + AWAY_MM;
  const beside = xMm + widthMm + outsideMm + AWAY_MM;
  content.within(() => {
    content.transform([1, 0, 0, 1, xMm, below]);
    drawArrow(sheet, widthMm, across);
  });
  content.within(() => {
    // Read from the right edge of the page, bottom to top.
    content.transform([0, -1, 1, 0, beside, yMm + heightMm]);
    drawArrow(sheet, heightMm, down);
  });
}

/** From (0, 0) to (length, 0); the line makes way for the text, which moves under it where there is no room. */
function drawArrow(sheet: Sheet, length: number, text: SetText): void {
  const { content } = sheet;
  const ink = inkOf(LABEL.colour);
  const gap = text.widthMm / 2 + TEXT_GAP_MM;
  const isRoomy = length > 2 * gap + 4 * ARROW_MM;
  const middle = length / 2;
  const lines = isRoomy ? `M0 0L${middle - gap} 0M${middle + gap} 0L${length} 0` : `M0 0L${length} 0`;
  const ends = `M0 -1L0 1M${length} -1L${length} 1`;
  content.stroke(`${lines}${ends}`, ink, { widthMm: HAIRLINE_MM, cap: "butt" });
  if (length > 2 * ARROW_MM) {
    content.fill(
      `M0 0L${ARROW_MM} ${-ARROW_HALF_MM}L${ARROW_MM} ${ARROW_HALF_MM}Z` +
        `M${length} 0L${length - ARROW_MM} ${ARROW_HALF_MM}L${length - ARROW_MM} ${-ARROW_HALF_MM}Z`,
      ink,
    );
  }
  const top = isRoomy ? -text.heightMm / 2 : 0.6;
  drawSetText(sheet, text, { xMm: middle - text.widthMm / 2, yMm: top });
}

const SAMPLE_MM = 8;
const SAMPLE_GAP_MM = 2;
const ENTRY_GAP_MM = 7;

/** A sample of each guide beside its word, in a row from where lines of the document's language begin. */
export function drawLegend(
  sheet: Sheet,
  entries: readonly { readonly guide: Guide; readonly word: SetText }[],
  { yMm, direction }: { readonly yMm: number; readonly direction: "ltr" | "rtl" },
): void {
  const { content, size } = sheet;
  let used = 0;
  for (const { guide, word } of entries) {
    const place = (from: number, width: number) =>
      direction === "rtl" ? size.widthMm - MARGIN_MM - from - width : MARGIN_MM + from;
    const x = place(used, SAMPLE_MM);
    const { dashesMm } = guide;
    const line = { widthMm: GUIDE_MM, cap: "butt", dashesMm } as const;
    content.stroke(`M${x} ${yMm}L${x + SAMPLE_MM} ${yMm}`, inkOf(guide.colour), line);
    const at = { xMm: place(used + SAMPLE_MM + SAMPLE_GAP_MM, word.widthMm), yMm: yMm - word.heightMm / 2 };
    drawSetText(sheet, word, at);
    used += SAMPLE_MM + SAMPLE_GAP_MM + word.widthMm + ENTRY_GAP_MM;
  }
}
