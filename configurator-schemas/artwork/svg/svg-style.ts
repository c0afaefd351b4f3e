import { parseCssColour } from "./css-colour.ts";
import { numbersIn } from "./parse-transform.ts";
import type { XmlElement } from "./read-xml.ts";
import { declarationsOf, readDeclarations } from "./style-sheet.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { parseLength } from "./svg-length.ts";

/** What an element hands down to those in it (SVG 2, properties index), as written. */
export type Inherited = ReadonlyMap<string, string>;

export interface Style {
  readonly inherited: Inherited;
  /** Of this element alone. */
  readonly own: ReadonlyMap<string, string>;
}

const INHERITED = [
  "fill",
  "fill-rule",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-linejoin",
  "stroke-linecap",
  "stroke-miterlimit",
  "stroke-dasharray",
  "stroke-dashoffset",
  "color",
  "visibility",
  "clip-rule",
  "paint-order",
] as const;
const OWN = [
  "opacity",
  "display",
  "clip-path",
  "mask",
  "filter",
  "mix-blend-mode",
  "marker-start",
  "marker-mid",
  "marker-end",
  "marker",
  "transform",
  "stop-color",
  "stop-opacity",
  "vector-effect",
  "overflow",
  "comp-op",
] as const;

/** Attributes, then style sheet, then the `style` attribute: the later one counts (SVG 2, 6.4). */
export function styleOf(
  element: XmlElement,
  { from, sheet }: { readonly from: Inherited; readonly sheet: StyleSheet },
): Style {
  const said = new Map<string, string>();
  for (const name of [...INHERITED, ...OWN]) {
    const value = element.attributes.get(name);
    if (value !== undefined) said.set(name, value.trim());
  }
  for (const [name, value] of declarationsOf(sheet, element)) said.set(name, value);
  for (const [name, value] of readDeclarations(element.attributes.get("style") ?? "")) said.set(name, value);
  const inherited = new Map(from);
  for (const name of INHERITED) {
    const value = said.get(name);
    if (value !== undefined && value !== "inherit") inherited.set(name, value);
  }
  return { inherited, own: said };
}

export type Paint =
  | { readonly kind: "none" }
  | { readonly kind: "colour"; readonly colour: string; readonly alpha: number }
  | { readonly kind: "server"; readonly id: string };

/** A `fill` or `stroke` value; what cannot be read paints nothing. */
export function paintOf(text: string, inherited: Inherited): Paint {
  const server = /^url\(\s*["']?#([^"')\s]+)["']?\s*\)/.exec(text);
  if (server?.[1] !== undefined) return { kind: "server", id: server[1] };
  const word = text.toLowerCase() === "currentcolor" ? (inherited.get("color") ?? "black") : text;
  const colour = parseCssColour(word);
  return colour ? { kind: "colour", ...colour } : { kind: "none" };
}

/** 0…1 from a number or a percentage; 1 for nothing. */
export function opacityOf(text: string | undefined): number {
  if (text === undefined) return 1;
  const value = text.endsWith("%") ? Number.parseFloat(text) / 100 : Number(text);
  return Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 1;
}

/** Geometry of a stroke in user units. */
export function strokeOf(inherited: Inherited, diagonal: number) {
  const join = inherited.get("stroke-linejoin");
  const cap = inherited.get("stroke-linecap");
  const dashes =
    (inherited.get("stroke-dasharray") ?? "none") === "none" ? [] : numbersIn(inherited.get("stroke-dasharray") ?? "");
  const isDashed =
    dashes.length > 0 && dashes.length <= 64 && dashes.every((dash) => dash >= 0) && dashes.some((dash) => dash > 0);
  return {
    width: parseLength(inherited.get("stroke-width"), diagonal) ?? 1,
    join: join === "round" ? ("round" as const) : join === "bevel" ? ("bevel" as const) : ("miter" as const),
    cap: cap === "round" ? ("round" as const) : cap === "square" ? ("square" as const) : ("butt" as const),
    miterLimit: Math.max(1, Number(inherited.get("stroke-miterlimit") ?? 4) || 4),
    dashes: isDashed ? dashes : undefined,
    dashOffset: parseLength(inherited.get("stroke-dashoffset"), diagonal) ?? 0,
  };
}
