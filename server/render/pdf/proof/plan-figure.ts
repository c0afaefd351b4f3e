import type { DisplayList } from "../../../../configurator-schemas/artwork/display-list.ts";
import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";

export const A4_PORTRAIT: SizeMm = { widthMm: 210, heightMm: 297 };
export const A4_LANDSCAPE: SizeMm = { widthMm: 297, heightMm: 210 };

/** Room beside and below the artwork for its measures, and for the words on its lines. */
export const MEASURE_MM = 10.5;
export const LEGEND_MM = 8;

/** How an artwork lies on a page. */
export interface FigurePlan {
  readonly page: SizeMm;
  /** It is drawn at 1 : ratio. */
  readonly ratio: number;
  /** Of trim and bleed as drawn. */
  readonly size: SizeMm;
}

/** Ratios people can reckon with. */
const RATIOS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000] as const;

/** Every scale at which an artwork fits a page, the largest first; the page upright or across as it is itself, if both do. */
export function planFigures(
  { trim, bleedMm }: Pick<DisplayList, "trim" | "bleedMm">,
  roomOn: (page: SizeMm) => SizeMm,
): FigurePlan[] {
  const pages = trim.widthMm > trim.heightMm ? [A4_LANDSCAPE, A4_PORTRAIT] : [A4_PORTRAIT, A4_LANDSCAPE];
  return RATIOS.flatMap((ratio) => {
    const size = {
      widthMm: (trim.widthMm + 2 * bleedMm) / ratio,
      heightMm: (trim.heightMm + 2 * bleedMm) / ratio,
    };
    const page = pages.find((each) => {
      const room = roomOn(each);
      return size.widthMm + MEASURE_MM <= room.widthMm && size.heightMm + MEASURE_MM + LEGEND_MM <= room.heightMm;
    });
    return page ? [{ page, ratio, size }] : [];
  });
}
