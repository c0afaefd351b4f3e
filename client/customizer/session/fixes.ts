import { boundsOf, effectivePpi } from "../../../configurator-schemas/artwork/check-layout.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import { transformElement, withTextSize } from "../../../configurator-schemas/configuration/transform-element.ts";
import { sizeOfArea } from "./new-configuration.ts";
import { elementOfIssue } from "./element-of-issue.ts";
import type { SessionState } from "./session-state.ts";

/** One tap that makes an issue go away. */
export interface Fix {
  readonly kind: "fitInside" | "shrink" | "largerText" | "removeLetter" | "otherFont" | "remove";
  readonly element: string;
  /** undefined = the element goes. */
  readonly change: ((element: DesignElement) => DesignElement) | undefined;
}

/** The obvious way out, where there is one. */
export function fixOf(issue: Issue, state: SessionState): Fix | undefined {
  const element = elementOfIssue(issue, state);
  if (!element) return undefined;
  const fix = (kind: Fix["kind"], change: Fix["change"]): Fix => ({ kind, element: element.id, change });
  switch (issue.code) {
    case "outside_area":
    case "outside_safe_area":
    case "bleed_not_covered": {
      const place = placeOf(element, state);
      return place && fix("fitInside", (each) => fitInside(each, place));
    }
    case "ppi_too_low":
    case "ppi_low":
      return fix("shrink", (each) => shrinkToSharp(each, issue, state));
    case "text_too_small": {
      const least = Number(issue.params["min"]);
      return fix("largerText", (each) => (each.kind === "text" ? withTextSize(each, least) : each));
    }
    case "missing_glyph": {
      const { cluster } = issue.params;
      if (typeof cluster !== "string") return undefined;
      return fix("removeLetter", (each) =>
        each.kind === "text" ? { ...each, text: each.text.replaceAll(cluster, "") } : each,
      );
    }
    case "font_unknown":
      return fix("otherFont", (each) => (each.kind === "text" ? withoutFont(each) : each));
    case "upload_unknown":
      return fix("remove", undefined);
    default:
      return undefined;
  }
}

interface Place {
  readonly box: ElementBox;
  readonly area: SizeMm;
  readonly safeMm: number;
}

/** Brings an element inside the safe lines: made smaller only if it must be, then moved the shortest way. */
export function fitInside(element: DesignElement, { box, area, safeMm }: Place): DesignElement {
  const bounds = boundsOf(box);
  const [roomX, roomY] = [area.widthMm - 2 * safeMm, area.heightMm - 2 * safeMm];
  const scale = Math.min(1, roomX / (bounds.right - bounds.left), roomY / (bounds.bottom - bounds.top));
  const halfX = ((bounds.right - bounds.left) * scale) / 2;
  const halfY = ((bounds.bottom - bounds.top) * scale) / 2;
  const within = (value: number, half: number, length: number) =>
    Math.min(length - safeMm - half, Math.max(safeMm + half, value));
  return transformElement(element, {
    // A hair smaller, so that rounding to 0.01 mm never leaves it on the wrong side.
    scale: scale < 1 ? scale * 0.999 : 1,
    dxMm: within(box.xMm, halfX, area.widthMm) - box.xMm,
    dyMm: within(box.yMm, halfY, area.heightMm) - box.yMm,
  });
}

function placeOf(element: DesignElement, state: SessionState): Place | undefined {
  for (const [areaId, boxes] of state.boxes) {
    const box = boxes.find((each) => each.element === element.id);
    const area = sizeOfArea(state.product, areaId, state.configuration);
    if (box && area) return { box, area, safeMm: state.product.profileDocuments[0]?.safeMm ?? 0 };
  }
  return undefined;
}

function shrinkToSharp(element: DesignElement, issue: Issue, state: SessionState): DesignElement {
  if (element.kind !== "image") return element;
  const picture = state.pictures.get(element.upload);
  if (!picture) return element;
  const wanted = Math.min(Number(issue.params["targetPpi"]) * 0.8, Number(issue.params["targetPpi"]));
  return transformElement(element, { scale: (effectivePpi(element, picture, element.placement) / wanted) * 0.995 });
}

function withoutFont<Element extends { readonly font?: string | undefined }>(element: Element): Omit<Element, "font"> {
  const { font: _font, ...rest } = element;
  return rest;
}
