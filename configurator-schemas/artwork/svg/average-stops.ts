import { parseCssColour } from "./css-colour.ts";
import type { XmlElement } from "./read-xml.ts";
import type { StyleSheet } from "./style-sheet.ts";
import { opacityOf, styleOf } from "./svg-style.ts";
import type { Paint } from "./svg-style.ts";

const MAX_LINKS = 8;

/** The one colour that stands for a gradient: the mean of its stops along it. */
export function averageStops(
  gradient: XmlElement,
  { byId, sheet }: { readonly byId: ReadonlyMap<string, XmlElement>; readonly sheet: StyleSheet },
): Paint {
  const stops = stopsOf(gradient, byId).map((stop) => {
    const { own } = styleOf(stop, { from: new Map(), sheet });
    const { colour, alpha } = parseCssColour(own.get("stop-color") ?? "black") ?? { colour: "#000000", alpha: 1 };
    const offset = opacityOf(stop.attributes.get("offset") ?? "0");
    return { channels: channelsOf(colour), alpha: alpha * opacityOf(own.get("stop-opacity")), offset };
  });
  const [first] = stops;
  const last = stops.at(-1);
  if (!first || !last) return { kind: "none" };
  // Before the first stop and after the last one their colours go on.
  const line = [{ ...first, offset: 0 }, ...stops, { ...last, offset: 1 }];
  const sum = [0, 0, 0, 0];
  for (let i = 0; i + 1 < line.length; i += 1) {
    const [a, b] = [line[i] ?? first, line[i + 1] ?? last];
    const share = Math.max(0, b.offset - a.offset);
    [...a.channels, a.alpha].forEach((value, k) => {
      sum[k] = (sum[k] ?? 0) + ((value + ([...b.channels, b.alpha][k] ?? 0)) / 2) * share;
    });
  }
  const hex = sum.slice(0, 3).map((value) => Math.round(value).toString(16).padStart(2, "0"));
  return { kind: "colour", colour: `#${hex.join("")}`, alpha: sum[3] ?? 1 };
}

/** A gradient without stops takes those of the one it refers to (SVG 2, 14.2). */
function stopsOf(gradient: XmlElement, byId: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  let current: XmlElement | undefined = gradient;
  for (let links = 0; current && links < MAX_LINKS; links += 1) {
    const stops = current.children.filter(({ name }) => name === "stop");
    if (stops.length > 0) return stops;
    current = byId.get((current.attributes.get("href") ?? "").slice(1));
  }
  return [];
}

function channelsOf(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
