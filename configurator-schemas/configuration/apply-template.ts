import type { DesignElement } from "../schema/design-element.ts";
import type { Template } from "../schema/template.ts";
import type { SizeMm } from "../units/length.ts";
import { roundMm } from "../units/length.ts";

/** A template's elements on an area of another size: scaled uniformly to fit, centred. Each carries where it comes from. */
export function applyTemplate(template: Template, area: SizeMm): DesignElement[] {
  const [widthMm, heightMm] = template.sizeMm;
  return scaleElements(template.elements, { widthMm, heightMm }, area).map((element) => ({
    ...element,
    part: { template: template.id, element: element.id },
  }));
}

/** Moves elements designed on `from` onto `to`, scaled uniformly to fit and centred. */
export function scaleElements(elements: readonly DesignElement[], from: SizeMm, to: SizeMm): DesignElement[] {
  const scale = Math.min(to.widthMm / from.widthMm, to.heightMm / from.heightMm);
  const dx = (to.widthMm - from.widthMm * scale) / 2;
  const dy = (to.heightMm - from.heightMm * scale) / 2;
  return elements.map((element) => scaleElement(element, scale, { dx, dy }));
}

function scaleElement(
  element: DesignElement,
  scale: number,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): DesignElement {
  const xMm = roundMm(element.placement.xMm * scale + dx);
  const yMm = roundMm(element.placement.yMm * scale + dy);
  if (element.kind === "text") {
    const { outline, maxWidthMm, minSizeMm, curve } = element;
    return {
      ...element,
      sizeMm: roundMm(element.sizeMm * scale),
      ...(maxWidthMm !== undefined && { maxWidthMm: roundMm(maxWidthMm * scale) }),
      ...(minSizeMm !== undefined && { minSizeMm: roundMm(minSizeMm * scale) }),
      ...(curve && { curve: { ...curve, radiusMm: roundMm(curve.radiusMm * scale) } }),
      ...(outline && { outline: { ...outline, widthMm: roundMm(outline.widthMm * scale) } }),
      placement: { ...element.placement, xMm, yMm },
    };
  }
  const { widthMm, heightMm } = element.placement;
  return {
    ...element,
    placement: {
      ...element.placement,
      xMm,
      yMm,
      widthMm: roundMm(widthMm * scale),
      heightMm: roundMm(heightMm * scale),
    },
  };
}
