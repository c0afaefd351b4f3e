import type { Matrix } from "../units/matrix.ts";
import type { Millimetres, SizeMm } from "../units/length.ts";
import type { Crop } from "../schema/design-element.ts";
import type { PictureBackground } from "../schema/picture-look.ts";
import type { Filter } from "./filters.ts";

/**
 * Ordered, resolved drawing instructions for one artwork, with no choices left to make: the only thing painters read.
 * Millimetres from the area's top-left trim corner, y down, on a grid of 0.0001 mm.
 */
export interface DisplayList {
  readonly area: string;
  /** Trim size; nothing is drawn further than `bleedMm` outside it. */
  readonly trim: SizeMm;
  readonly bleedMm: Millimetres;
  readonly items: readonly DisplayItem[];
}

export type DisplayItem = DisplayPath | DisplayImage | DisplayGroup;

/** A filled and/or stroked outline; filled first. */
export interface DisplayPath {
  readonly kind: "path";
  /** SVG path data (absolute M L C Q Z only), also valid for Path2D. */
  readonly d: string;
  readonly fill?: Colour;
  /** Absent = non-zero. */
  readonly fillRule?: "evenodd";
  readonly stroke?: DisplayStroke;
  /** 0…1; absent = 1. */
  readonly opacity?: number;
  /** Of what has small parts, their size: the em of letters, a code's module. A press prints small black ones in black ink alone. */
  readonly detailMm?: Millimetres;
  /** The design element it came from. */
  readonly element: string;
}

/** A line along an outline. */
export interface DisplayStroke {
  readonly colour: Colour;
  readonly widthMm: Millimetres;
  /** Absent = round. */
  readonly join?: "miter" | "bevel";
  /** Absent = round. */
  readonly cap?: "butt" | "square";
  /** Of miter joins, as SVG has it; absent = 4. */
  readonly miterLimit?: number;
  /** Lengths of dashes and gaps in turn; absent = a whole line. Designs have none: theirs are lines of their own (cut-dashes.ts). */
  readonly dashesMm?: readonly Millimetres[];
  readonly dashOffsetMm?: Millimetres;
}

/** Part of a normalised upload, drawn into the box (0, 0)–(widthMm, heightMm) under `matrix`. */
export interface DisplayImage {
  readonly kind: "image";
  readonly upload: string;
  readonly crop: Crop;
  readonly widthMm: Millimetres;
  readonly heightMm: Millimetres;
  readonly matrix: Matrix;
  /** Clip in the box's own coordinates. */
  readonly clip?: string;
  /** Taken away before anything else: the working copy's mask, brought to the picture's size, times its alpha. */
  readonly background?: PictureBackground;
  /** In order, on the pixels it is painted with (after resampling), before clip and opacity; absent = none. */
  readonly filters?: readonly Filter[];
  readonly opacity?: number;
  readonly element: string;
}

/** Items clipped together, in area coordinates, and faded together. */
export interface DisplayGroup {
  readonly kind: "group";
  /** Absent = nothing is cut. */
  readonly clip?: string;
  /** Absent = non-zero. */
  readonly clipRule?: "evenodd";
  /** 0…1, of the items as one picture: where they overlap nothing shows through; absent = 1. */
  readonly opacity?: number;
  readonly items: readonly DisplayItem[];
}

/** A colour as the press sees it. Painters for screens use `screen` (#rrggbb) of every kind. */
export type Colour =
  | { readonly kind: "rgb"; readonly screen: string }
  | { readonly kind: "process"; readonly cmykPct: readonly [number, number, number, number]; readonly screen: string }
  | { readonly kind: "spot"; readonly name: string; readonly screen: string };
