import { convertPixels } from "../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../configurator-schemas/artwork/colour-table.ts";
import type { Colour, DisplayPath } from "../../configurator-schemas/artwork/display-list.ts";
import type { ClippedPath, Layer } from "./layers.ts";
import { paintLayers } from "./paint-raster.ts";
import type { Ground } from "./paint-raster.ts";
import type { Cmyk, Ink, InkPolicy } from "./pdf/ink.ts";
import { over255 } from "./raster.ts";
import type { Raster } from "./raster.ts";

/** How colours become the inks of a press: those of pixels by its table, those of outlines by its policy, as in its PDFs. */
export interface InkColours {
  readonly table: ColourTable;
  readonly policy: InkPolicy;
}

/** Four inks a pixel, 0 to 255, on bare paper. */
export interface InkRaster {
  readonly inks: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What is painted at once: colours of screens, or outlines in one ink. */
type Step =
  | { readonly kind: "colours"; readonly layers: Layer[] }
  | { readonly kind: "ink"; readonly ink: Ink; readonly paths: ClippedPath[] };

interface InkGround extends Ground {
  readonly colours: InkColours;
  /** Room for a picture of the same size. */
  readonly scratch: Raster;
}

const BLACK = "#000000";
/** Any: only its alpha is read. */
const MASK = { kind: "rgb", screen: BLACK } as const;

/**
 * Paints layers over four inks. Photos and colours of screens are painted as such, then converted; black, colours given in inks and spots
 * are laid in their own, so that small black letters are black ink alone over what lies below (a black of four inks shows its seams).
 */
export async function paintInks(target: InkRaster, layers: readonly Layer[], ground: InkGround): Promise<void> {
  const { colours, scratch } = ground;
  const converted = new Uint8Array(target.inks.length);
  for (const step of stepsOf(layers, colours.policy)) {
    scratch.data.fill(0);
    if (step.kind === "colours") {
      await paintLayers(scratch, step.layers, ground);
      convertPixels(colours.table, { pixels: scratch.data, channels: 4, into: converted });
      layPixels(target.inks, converted, scratch.data);
    } else {
      await paintLayers(scratch, [{ kind: "paths", paths: step.paths }], ground);
      layInk(target.inks, step.ink, scratch.data);
    }
  }
}

function stepsOf(layers: readonly Layer[], policy: InkPolicy): Step[] {
  const steps: Step[] = [];
  for (const layer of layers) {
    if (layer.kind !== "paths") addColours(steps, layer);
    else for (const clipped of layer.paths) for (const part of partsOf(clipped)) addPart(steps, part, policy);
  }
  return steps;
}

function addColours(steps: Step[], layer: Layer): void {
  const last = steps.at(-1);
  if (last?.kind !== "colours") steps.push({ kind: "colours", layers: [layer] });
  else {
    const before = last.layers.at(-1);
    // Outlines that follow each other are drawn at once.
    if (before?.kind === "paths" && layer.kind === "paths")
      last.layers.splice(-1, 1, { kind: "paths", paths: [...before.paths, ...layer.paths] });
    else last.layers.push(layer);
  }
}

interface Part extends ClippedPath {
  readonly colour: Colour;
}

/** Fill and line apart where either is laid in an ink of its own. */
function partsOf({ path, clips }: ClippedPath): Part[] {
  const { fill, stroke, ...rest } = path;
  if (fill && stroke && !hasOwnInk(fill) && !hasOwnInk(stroke.colour)) return [{ path, clips, colour: fill }];
  return [
    ...(fill ? [{ path: { ...rest, fill }, clips, colour: fill }] : []),
    ...(stroke ? [{ path: { ...rest, stroke }, clips, colour: stroke.colour }] : []),
  ];
}

function hasOwnInk(colour: Colour): boolean {
  return colour.kind !== "rgb" || colour.screen === BLACK;
}

function addPart(steps: Step[], { path, clips, colour }: Part, policy: InkPolicy): void {
  if (!hasOwnInk(colour)) {
    addColours(steps, { kind: "paths", paths: [{ path, clips }] });
    return;
  }
  const ink = policy(colour, path);
  const mask = { path: asMask(path), clips };
  const last = steps.at(-1);
  if (last?.kind === "ink" && isSame(last.ink, ink)) last.paths.push(mask);
  else steps.push({ kind: "ink", ink, paths: [mask] });
}

function asMask({ fill, stroke, ...rest }: DisplayPath): DisplayPath {
  return { ...rest, ...(fill && { fill: MASK }), ...(stroke && { stroke: { ...stroke, colour: MASK } }) };
}

function isSame(a: Ink, b: Ink): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function layPixels(inks: Uint8Array, over: Uint8Array, pixels: Uint8Array): void {
  const [below, above] = [wholePixels(inks), wholePixels(over)];
  for (let i = 0, at = 0; at < pixels.length; i += 1, at += 4) {
    const alpha = pixels[at + 3]!;
    if (alpha === 0) continue;
    if (alpha === 255) below[i] = above[i]!;
    else for (let ink = at; ink < at + 4; ink += 1) inks[ink] = mix(inks[ink]!, over[ink]!, alpha);
  }
}

function wholePixels({ buffer, byteOffset, length }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length >> 2);
}

function layInk(inks: Uint8Array, ink: Ink, mask: Uint8Array): void {
  const parts = componentsOf(ink).map((share) => Math.round(share * 255));
  // Overprinted, an ink that has no part in a colour stays as it is below.
  const leaves = "overprint" in ink && (ink.overprint ?? false);
  for (const [k, part] of parts.entries()) {
    if (leaves && part === 0) continue;
    for (let at = 0; at < mask.length; at += 4) {
      const alpha = mask[at + 3]!;
      if (alpha > 0) inks[at + k] = mix(inks[at + k]!, part, alpha);
    }
  }
}

function componentsOf(ink: Ink): Cmyk {
  if (ink.kind === "rgb") throw new Error("expected inks of a press, got a colour of screens");
  return ink.kind === "cmyk" ? ink.components : ink.alternate;
}

function mix(below: number, over: number, alpha: number): number {
  return over255(below * (255 - alpha) + over * alpha);
}
