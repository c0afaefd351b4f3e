import { hundredthsUp, withTextSize } from "../configuration/transform-element.ts";
import type { DesignElement, TextElement } from "../schema/design-element.ts";
import type { ElementFix, Troubled } from "./fix.ts";

/** What makes an issue of a text go away. */
export function textFixes({ element, issue: { code, params, path }, ...place }: Troubled): readonly ElementFix[] {
  if (element.kind !== "text") return [];
  const fix = (kind: ElementFix["kind"], change: (text: TextElement) => TextElement): ElementFix => ({
    kind,
    change: (each) => (each.kind === "text" ? change(each) : each),
  });
  const { scale } = place;
  const drawnMm = (place.box?.textSizeMm ?? element.sizeMm * scale) / scale;
  switch (code) {
    case "text_too_small":
      return [fix("largerText", (text) => enlarged(text, Number(params["min"]) / scale, drawnMm))];
    case "line_too_thin": {
      const neededMm = Number(params["neededMm"]) / scale;
      if (!path.includes("/outline/")) return [fix("largerText", (text) => enlarged(text, neededMm, drawnMm))];
      return [fix("thicker", (text) => withOutlineWidth(text, neededMm))];
    }
    case "text_overflow":
      return overflowFixes(fix, { element, params, ...place });
    case "curve_too_tight": {
      const radiusMm = hundredthsUp(Number(params["min"]) / scale);
      return [fix("widerCurve", (text) => (text.curve ? { ...text, curve: { ...text.curve, radiusMm } } : text))];
    }
    case "missing_glyph": {
      const { cluster } = params;
      if (typeof cluster !== "string") return [];
      return [fix("removeLetter", (text) => ({ ...text, text: text.text.replaceAll(cluster, "") }))];
    }
    case "font_unknown":
      return [fix("otherFont", ({ font: _font, ...text }) => text)];
    default:
      return [];
  }
}

/** Smaller where the press still writes it, else more room where the area has it. */
function overflowFixes(
  fix: (kind: ElementFix["kind"], change: (text: TextElement) => TextElement) => ElementFix,
  {
    element,
    params,
    box,
    scale,
    area,
    profile,
  }: Pick<Troubled, "box" | "scale" | "area" | "profile"> & {
    readonly element: TextElement;
    readonly params: Troubled["issue"]["params"];
  },
): readonly ElementFix[] {
  const [gotMm, maxMm] = [Number(params["gotMm"]), Number(params["maxMm"])];
  const drawnMm = box?.textSizeMm ?? element.sizeMm * scale;
  const fittingMm = (drawnMm * maxMm) / gotMm;
  const sizeMm = Math.floor((fittingMm / scale) * 100) / 100;
  const { fit } = element;
  const smaller: ElementFix = fit?.startsWith("group:")
    ? // One size for all of them: none may keep the others from it.
      {
        kind: "smallerText",
        changeAll: (all) => all.map((each) => (isOfGroup(each, fit) ? smallerText(each, sizeMm) : each)),
      }
    : fix("smallerText", (text) => smallerText(text, sizeMm));
  const wider = fix("widerText", (text) => ({ ...text, maxWidthMm: hundredthsUp(gotMm / scale) }));
  return [
    ...(sizeMm * scale >= Number(params["leastMm"]) && sizeMm > 0 ? [smaller] : []),
    ...(gotMm <= area.widthMm - 2 * profile.safeMm ? [wider] : []),
  ];
}

function isOfGroup(element: DesignElement, fit: string): element is TextElement {
  return element.kind === "text" && element.fit === fit;
}

/** One that finds its size by itself may become this small; any other is. */
function smallerText(text: TextElement, sizeMm: number): TextElement {
  if (text.fit === undefined || text.fit === "none") return { ...text, sizeMm };
  return { ...text, minSizeMm: Math.min(text.minSizeMm ?? sizeMm, sizeMm) };
}

/** A curve grows with its letters, or it would become too tight for them. */
function enlarged(text: TextElement, neededMm: number, drawnMm: number): TextElement {
  const sizeMm = hundredthsUp(neededMm);
  const larger = withTextSize(text, sizeMm);
  if (!larger.curve || sizeMm <= drawnMm) return larger;
  return { ...larger, curve: { ...larger.curve, radiusMm: hundredthsUp((larger.curve.radiusMm * sizeMm) / drawnMm) } };
}

function withOutlineWidth(text: TextElement, widthMm: number): TextElement {
  return text.outline ? { ...text, outline: { ...text.outline, widthMm: hundredthsUp(widthMm) } } : text;
}
