/**
 * A stranger's SVG reduced to what can be printed as vectors: filled and stroked outlines with nothing left to look up.
 * Coordinates from the picture's top-left corner, y down, the longer side being 1000 units; a grid of 0.0001.
 */
export interface SvgDrawing {
  readonly width: number;
  readonly height: number;
  /** Size the file says of itself, where it says one. */
  readonly widthMm?: number;
  readonly items: readonly SvgItem[];
}

export type SvgItem = SvgPath | SvgGroup;

export interface SvgPath {
  readonly kind: "path";
  /** SVG path data (absolute M L C Q Z only). */
  readonly d: string;
  readonly fill?: SvgPaint;
  /** Absent = non-zero. */
  readonly fillRule?: "evenodd";
  readonly stroke?: SvgStroke;
}

export interface SvgPaint {
  /** #rrggbb */
  readonly colour: string;
  /** 0…1; absent = 1. */
  readonly opacity?: number;
}

export interface SvgStroke extends SvgPaint {
  readonly width: number;
  readonly join: "miter" | "round" | "bevel";
  readonly cap: "butt" | "round" | "square";
  readonly miterLimit: number;
  /** Lengths of dashes and gaps in turn. */
  readonly dashes?: readonly number[];
  readonly dashOffset?: number;
}

/** Items seen through one another's clip and opacity. */
export interface SvgGroup {
  readonly kind: "group";
  readonly opacity?: number;
  readonly clip?: { readonly d: string; readonly rule?: "evenodd" };
  readonly items: readonly SvgItem[];
}
