import { LEAST_DISTANCE } from "../artwork/check-visibility.ts";
import { colourDistance, luminanceOf, parseColour } from "../artwork/colour.ts";
import { pictureSharpness } from "../artwork/picture-sharpness.ts";
import { shapeThickness } from "../artwork/shape-outline.ts";
import { coloursOf, inksOf, withInks } from "../configuration/inks.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { placeElements } from "../configuration/layer-order.ts";
import { hundredthsUp, transformElement } from "../configuration/transform-element.ts";
import type { Transform } from "../configuration/transform-element.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { IssueParam } from "../schema/issue.ts";
import type { ElementFix, Troubled } from "./fix.ts";

/** On what is darker white shows better than black: where both have the same contrast. */
const MIDDLE = 0.179;
const REMOVE: ElementFix = { kind: "remove", change: undefined };

/** What makes an issue of any other kind of element go away. */
export function elementFixes(troubled: Troubled): readonly ElementFix[] {
  const { element, issue } = troubled;
  switch (issue.code) {
    case "ppi_low":
    case "ppi_too_low": {
      const sharp = sharpSize(troubled);
      return sharp === undefined ? [] : [{ kind: "shrink", change: (each) => transformElement(each, sharp) }];
    }
    case "line_too_thin":
      return element.kind === "shape" ? [thicker(Number(issue.params["minMm"]) / troubled.scale)] : [];
    case "upload_unknown":
    case "art_unknown":
      return [REMOVE];
    case "colour_not_printable":
    case "spot_not_chosen":
      return [printable(troubled)];
    case "full_colour_not_printable":
      // Of a text only its emoji are in the way, and whoever wrote them knows what to write instead.
      if (element.kind === "text") return [];
      return element.kind === "art" ? [plainMotif(troubled), REMOVE] : [REMOVE];
    case "low_contrast":
      return [contrast(troubled, textOf(issue.params["ground"]))];
    case "element_covered":
      return [{ kind: "toFront", changeAll: (all) => placeElements(all, new Set([element.id]), all.length) }, REMOVE];
    case "element_invisible":
      return [{ kind: "show", change: shown }, REMOVE];
    default:
      return [];
  }
}

/** To where a picture is good; one that only reached in from outside comes in. */
function sharpSize({ element, box, profile, uploads, area, scale }: Troubled): Transform | undefined {
  const upload = element.kind === "image" ? uploads.get(element.upload) : undefined;
  if (element.kind !== "image" || !upload || !box) return undefined;
  const { ppi, goodPpi } = pictureSharpness(element, { upload, size: box, profile });
  const inwards = (at: number, length: number) => (Math.min(length, Math.max(0, at)) - at) / scale;
  return {
    scale: (ppi / goodPpi) * 0.995,
    dxMm: inwards(box.xMm, area.widthMm),
    dyMm: inwards(box.yMm, area.heightMm),
  };
}

/** The sides that are too short as long as they must be. */
function thicker(minMm: number): ElementFix {
  const change = (element: DesignElement): DesignElement => {
    if (element.kind !== "shape") return element;
    const { widthMm, heightMm } = element.placement;
    const high = minMm / shapeThickness(element.shape, Infinity, 1);
    const sides = {
      widthMm: Math.max(widthMm, hundredthsUp(minMm)),
      heightMm: Math.max(heightMm, hundredthsUp(high)),
    };
    return { ...element, placement: { ...element.placement, ...sides } };
  };
  return { kind: "thicker", change };
}

/** The colour as screens show it, by another profile's word for it where this one has none; black where nobody knows it. */
function printable({ issue, product, profile }: Troubled): ElementFix {
  const colour = textOf(issue.params["colour"]);
  const name = /^spot\((.*)\)$/.exec(colour)?.[1];
  const knowing = [profile, ...product.profileDocuments].find(({ spots }) => spots.some((each) => each.name === name));
  const screen = name !== undefined && !knowing ? "#000000" : parseColour(colour, knowing ?? profile).screen;
  const replaced = (each: string) => (each === colour ? screen : each);
  return { kind: "printableColour", change: (element) => withInks(withFilterInks(element, replaced), replaced) };
}

function withFilterInks(element: DesignElement, change: (colour: string) => string): DesignElement {
  if (element.kind !== "image" || !element.filters) return element;
  const filters = element.filters.map((each) =>
    each.kind === "duotone" ? { ...each, dark: change(each.dark), light: change(each.light) } : each,
  );
  return { ...element, filters };
}

/** A motif in the one colour that is there already, or black. */
function plainMotif({ configuration, areaId }: Troubled): ElementFix {
  const others = (configuration.elements[areaId] ?? []).filter(isFilled).flatMap(inksOf);
  const colour = others[0] ?? "#000000";
  return { kind: "plainMotif", change: (each) => (each.kind === "art" ? { ...each, colours: [colour] } : each) };
}

/** Black or white, whichever is seen better; where colours are counted, first one that is there already. */
function contrast({ configuration, areaId, profile }: Troubled, ground: string): ElementFix {
  const there = profile.maxColours === undefined ? [] : coloursOf(configuration.elements[areaId] ?? []);
  const apart = (colour: string) => colourDistance(parseColour(colour, profile).screen, ground);
  const [best] = [...there].filter((each) => each.startsWith("#")).toSorted((a, b) => apart(b) - apart(a));
  const plain = luminanceOf(ground) < MIDDLE ? "#ffffff" : "#000000";
  const ink = best !== undefined && apart(best) >= LEAST_DISTANCE ? best : plain;
  const change = (element: DesignElement): DesignElement =>
    // An outline that is not seen hurts nobody, and one that is would be why the letters are.
    element.kind === "text" ? { ...element, opacity: 1, color: ink } : shown(withInks(element, () => ink));
  return { kind: "contrast", change };
}

function textOf(param: IssueParam | undefined): string {
  return typeof param === "string" ? param : "";
}

function shown(element: DesignElement): DesignElement {
  return { ...element, opacity: 1 };
}
