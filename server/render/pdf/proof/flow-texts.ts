import { breakOpportunities } from "../../../../configurator-schemas/artwork/line-breaks.ts";
import { graphemesOf } from "../../../../configurator-schemas/configuration/graphemes.ts";
import { LINE_HEIGHT } from "./typesetter.ts";
import type { SetText, TextStyle, Typesetter } from "./typesetter.ts";

export interface FlowingText {
  readonly text: string;
  readonly style: TextStyle;
  /** Stands before the text's first line, in a narrow column of its own. */
  readonly marker?: string;
  readonly gapMm: number;
  /** Never the last of a column: a heading. */
  readonly keepsWithNext?: boolean;
}

/** A column of a page, millimetres from the page's top left. */
export interface Frame {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A text where it stands: top-left corner of its box. */
export interface PlacedText {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
  readonly set: SetText;
}

interface Setting {
  /** Columns without end, all of one width; each holds some lines at least. */
  readonly frameAt: (index: number) => Frame;
  readonly typeset: Typesetter;
  readonly direction: "ltr" | "rtl";
}

const MARKER_MM = 6;
const ROUNDING = 1e-6;

/** Lays texts into columns, one after another; none overlaps, and what a column cannot hold goes on in the next. */
export function flowTexts(texts: readonly FlowingText[], setting: Setting): PlacedText[] {
  const { frameAt, typeset } = setting;
  const placed: PlacedText[] = [];
  let [column, used] = [0, 0];
  const nextColumn = () => {
    column += 1;
    used = 0;
  };
  texts.forEach((each, i) => {
    const next = each.keepsWithNext ? texts[i + 1] : undefined;
    let [rest, isFirst] = [each.text, true];
    for (;;) {
      const frame = frameAt(column);
      const width = frame.widthMm - (each.marker === undefined ? 0 : MARKER_MM);
      const gap = used === 0 ? 0 : each.gapMm;
      const room = frame.heightMm - used - gap;
      const whole = typeset(rest, each.style, width);
      const wanted = whole.heightMm + (next ? next.gapMm + lineOf(next.style) : 0);
      const fits = wanted <= room + ROUNDING;
      // What would fit into a whole column is not torn; an empty column takes what it can.
      if (!fits && used > 0 && (whole.heightMm <= frame.heightMm || room < 2 * lineOf(each.style))) {
        nextColumn();
        continue;
      }
      const head = fits
        ? rest
        : longestFitting(rest, room / whole.heightMm, (text) => typeset(text, each.style, width).heightMm <= room);
      const set = head === rest ? whole : typeset(head, each.style, width);
      placed.push(...placeText(each, { set, frame, top: used + gap, isFirst, setting }));
      used += gap + set.heightMm;
      if (head === rest) return;
      rest = rest.slice(head.length);
      isFirst = false;
      nextColumn();
    }
  });
  return placed;
}

interface Placing {
  readonly set: SetText;
  readonly frame: Frame;
  readonly top: number;
  readonly isFirst: boolean;
  readonly setting: Setting;
}

function placeText(each: FlowingText, { set, frame, top, isFirst, setting }: Placing): PlacedText[] {
  const { direction, typeset } = setting;
  const indent = each.marker === undefined ? 0 : MARKER_MM;
  const at = { page: frame.page, yMm: frame.yMm + top };
  const right = frame.xMm + frame.widthMm;
  const startX = (width: number, from: number) => (direction === "rtl" ? right - from - width : frame.xMm + from);
  const body = { ...at, set, xMm: startX(set.widthMm, indent) };
  if (each.marker === undefined || !isFirst) return [body];
  const marker = typeset(each.marker, each.style, MARKER_MM);
  return [{ ...at, set: marker, xMm: startX(marker.widthMm, 0) }, body];
}

/**
 * The longest beginning, up to where a line may end, that fits; at least one grapheme, or nothing would ever move on. Looked
 * for from the share of the text that should fit: setting a whole page of text once per step would take seconds.
 */
function longestFitting(text: string, share: number, fits: (text: string) => boolean): string {
  const breaks = breakOpportunities(text).map(({ at }) => at);
  const ends = fits(text.slice(0, breaks[0] ?? text.length)) ? breaks : graphemeEnds(text);
  let [low, high] = [0, ends.length - 1];
  let probe = Math.max(1, Math.round(share * high));
  while (low < high) {
    if (fits(text.slice(0, ends[probe]))) low = probe;
    else high = probe - 1;
    // Near the guess first, in growing steps; halving is for when both sides are close.
    probe = Math.min(Math.ceil((low + high) / 2), low + Math.max(1, Math.ceil(low / 8)));
  }
  return text.slice(0, ends[low]);
}

function graphemeEnds(text: string): number[] {
  let at = 0;
  return graphemesOf(text).map((grapheme) => {
    at += grapheme.length;
    return at;
  });
}

function lineOf({ sizeMm }: TextStyle): number {
  return sizeMm * LINE_HEIGHT;
}
