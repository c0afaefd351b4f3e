import { coveredPolygons } from "../artwork/contour/covered-polygons.ts";
import type { PictureEdges } from "../artwork/contour/covered-polygons.ts";
import { cutAround, whiteBelow } from "../artwork/contour/cut-contour.ts";
import type { CutContour } from "../artwork/contour/cut-contour.ts";
import type { DisplayList } from "../artwork/display-list.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { cutOffset, hasUnderbase } from "../configuration/cut-of-area.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import type { Product } from "../schema/product.ts";

/** What a machine does besides printing colours, as path data in mm of the area. */
export interface Plate {
  readonly role: "cut" | "white";
  readonly d: string;
}

export interface AreaPlates {
  /** White first: it lies below. None where the area asks for none, the profile makes none, or nothing is drawn. */
  readonly plates: readonly Plate[];
  readonly cut?: CutContour;
}

export interface PlatesContext {
  readonly profile: PrintProfile;
  /** Of the area as it is laid out for this profile. */
  readonly list: DisplayList;
  readonly edges: PictureEdges;
  /** Absent = all. */
  readonly roles?: readonly Plate["role"][];
}

/** The cut line around an area's artwork and the white ink below it, as far as the product asks and the profile makes them. */
export function platesOf(
  product: Product,
  configuration: Configuration,
  { profile, list, edges, roles = ["white", "cut"] }: PlatesContext,
): AreaPlates {
  const area = product.printAreas.find(({ id }) => id === list.area);
  const isCut = area && profile.cut && roles.includes("cut");
  const isWhite = area && roles.includes("white") && hasUnderbase(product, area, configuration);
  const offsetMm = isCut ? cutOffset(product, area, configuration) : undefined;
  const chokeMm = isWhite ? profile.white?.chokeMm : undefined;
  if (offsetMm === undefined && chokeMm === undefined) return { plates: [] };
  const artwork = coveredPolygons(list.items, edges);
  const white = chokeMm === undefined ? "" : whiteBelow(artwork, chokeMm);
  const cut =
    offsetMm === undefined
      ? undefined
      : cutAround(artwork, {
          offsetMm,
          minRadiusMm: profile.cut?.minRadiusMm ?? 0,
          minHoleMm: profile.cut?.minHoleMm,
          trim: list.trim,
        });
  const plates: readonly Plate[] = [
    { role: "white", d: white },
    { role: "cut", d: cut?.d ?? "" },
  ];
  return { plates: plates.filter(({ d }) => d !== ""), ...(cut && { cut }) };
}

/** Whether an area's print file has more than colours. */
export function asksForPlates(product: Product, areaId: string, configuration: Configuration): boolean {
  const area = product.printAreas.find(({ id }) => id === areaId);
  return area !== undefined && (area.cut !== undefined || hasUnderbase(product, area, configuration));
}
