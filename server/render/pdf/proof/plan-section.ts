import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import { flowTexts } from "./flow-texts.ts";
import type { FlowingText, Frame, PlacedText } from "./flow-texts.ts";
import { setFrame } from "./page-frame.ts";
import type { FrameTexts, PageFrame } from "./page-frame.ts";
import { A4_PORTRAIT, LEGEND_MM, MEASURE_MM, planFigures } from "./plan-figure.ts";
import type { FigurePlan } from "./plan-figure.ts";
import type { ProofArea } from "./proof-areas.ts";
import { COLUMN_GAP_MM, MARGIN_MM } from "./proof-style.ts";
import type { Typesetter } from "./typesetter.ts";

/** One page, decided but not drawn. */
export interface PlannedPage {
  readonly size: SizeMm;
  readonly frame: PageFrame;
  readonly texts: readonly PlacedText[];
  /** On the first page of an area. */
  readonly figure?: FigurePlan & { readonly area: ProofArea; readonly topMm: number };
}

interface Section {
  /** Absent = a section of words alone. */
  readonly area: ProofArea | undefined;
  readonly texts: readonly FlowingText[];
  readonly frameTexts: (ratio: number) => FrameTexts;
}

interface Setting {
  readonly typeset: Typesetter;
  readonly direction: "ltr" | "rtl";
}

/** Lower columns are left empty: a line or two beneath a picture looks like its caption. */
const LEAST_COLUMN_MM = 18;

/** The pages of one area: its artwork with what is said of it beneath, and more pages for what finds no room. */
export function planSection(section: Section, setting: Setting): PlannedPage[] {
  const { area, frameTexts } = section;
  if (!area) return planPages(section, undefined, setting);
  // A scale's words hardly change the height of the frame: every one is planned with the longest.
  const [largest, next] = planFigures(area.list, (page) => roomOn(page, setFrame(frameTexts(1000), page, setting)));
  if (!largest) throw new RangeError(`expected area "${area.list.area}" to fit a page at 1:1000`);
  const pages = planPages(section, largest, setting);
  // What is not at real size anyway may be a step smaller, if everything is on one page then.
  if (largest.ratio === 1 || pages.length === 1 || !next) return pages;
  const smaller = planPages(section, next, setting);
  return smaller.length === 1 ? smaller : pages;
}

function planPages(
  { area, texts, frameTexts }: Section,
  figure: FigurePlan | undefined,
  setting: Setting,
): PlannedPage[] {
  const size = figure?.page ?? A4_PORTRAIT;
  const frame = setFrame(frameTexts(figure?.ratio ?? 1), size, setting);
  const figureBottom = figure ? frame.topMm + figure.size.heightMm + MEASURE_MM + LEGEND_MM : frame.topMm;
  const placed = flowTexts(texts, { ...setting, frameAt: columnsOf(size, { frame, figureBottom, ...setting }) });
  const count = 1 + placed.reduce((last, { page }) => Math.max(last, page), 0);
  return Array.from({ length: count }, (_, page) => ({
    size,
    frame,
    texts: placed.filter((each) => each.page === page),
    ...(page === 0 && figure && area && { figure: { ...figure, area, topMm: frame.topMm } }),
  }));
}

function roomOn(page: SizeMm, { topMm, bottomMm }: PageFrame): SizeMm {
  return { widthMm: page.widthMm - 2 * MARGIN_MM, heightMm: bottomMm - topMm };
}

/** Columns beneath the figure if they are worth it, then on every further page, in reading order. */
function columnsOf(
  size: SizeMm,
  { frame, figureBottom, direction }: { frame: PageFrame; figureBottom: number; direction: "ltr" | "rtl" },
): (index: number) => Frame {
  const count = size.widthMm > size.heightMm ? 3 : 2;
  const widthMm = (size.widthMm - 2 * MARGIN_MM - (count - 1) * COLUMN_GAP_MM) / count;
  const skipped = frame.bottomMm - figureBottom < LEAST_COLUMN_MM ? count : 0;
  return (index) => {
    const page = Math.floor((index + skipped) / count);
    const place = (index + skipped) % count;
    const fromLeft = direction === "rtl" ? count - 1 - place : place;
    const yMm = page === 0 ? figureBottom : frame.topMm;
    const xMm = MARGIN_MM + fromLeft * (widthMm + COLUMN_GAP_MM);
    return { page, xMm, yMm, widthMm, heightMm: frame.bottomMm - yMm };
  };
}
