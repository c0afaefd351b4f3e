import type { DesignElement, TextElement } from "../schema/design-element.ts";

export interface Transform {
  readonly dxMm?: number;
  readonly dyMm?: number;
  /** Uniform, about the element's middle. */
  readonly scale?: number;
  readonly rotateDeg?: number;
}

/** Limits of design-element.ts; a gesture stops there instead of making something no one could save. */
const LIMIT_MM = { position: 20_000, side: 20_000, text: 5000, smallest: 0.5 } as const;

/** The element moved, scaled and turned. Lengths are kept to 0.01 mm, angles to 0.1°. */
export function transformElement(element: DesignElement, transform: Transform): DesignElement {
  const { dxMm = 0, dyMm = 0, scale = 1, rotateDeg = 0 } = transform;
  const place = {
    xMm: hundredths(clamp(element.placement.xMm + dxMm, -LIMIT_MM.position, LIMIT_MM.position)),
    yMm: hundredths(clamp(element.placement.yMm + dyMm, -LIMIT_MM.position, LIMIT_MM.position)),
    rotationDeg: normaliseDeg(element.placement.rotationDeg + rotateDeg),
  };
  if (element.kind === "text") {
    const sizeMm = scaled(element.sizeMm, { scale, most: LIMIT_MM.text });
    const { outline, maxWidthMm, curve } = element;
    const widthMm = outline && hundredths(clamp(outline.widthMm * (sizeMm / element.sizeMm), 0.01, 100));
    return {
      ...element,
      sizeMm,
      ...(maxWidthMm !== undefined && { maxWidthMm: hundredths(maxWidthMm * (sizeMm / element.sizeMm)) }),
      ...(curve && { curve: { ...curve, radiusMm: hundredths(curve.radiusMm * (sizeMm / element.sizeMm)) } }),
      placement: place,
      ...(outline && widthMm !== undefined && { outline: { ...outline, widthMm } }),
    };
  }
  const widthMm = scaled(element.placement.widthMm, { scale, most: LIMIT_MM.side });
  const heightMm = scaled(element.placement.heightMm, { scale, most: LIMIT_MM.side });
  return { ...element, placement: { ...place, widthMm, heightMm } };
}

/** What is smaller than a gesture makes things stays as it is. */
function scaled(lengthMm: number, { scale, most }: { readonly scale: number; readonly most: number }): number {
  return hundredths(clamp(lengthMm * scale, Math.min(lengthMm, LIMIT_MM.smallest), most));
}

/** A text at a size somebody asked for: from then on it no longer shrinks by itself; one that wraps goes on wrapping. */
export function withTextSize(element: TextElement, sizeMm: number): TextElement {
  if (element.fit === undefined || element.fit === "none") return { ...element, sizeMm };
  const { fit: _fit, maxWidthMm: _maxWidthMm, minSizeMm: _minSizeMm, ...plain } = element;
  return { ...plain, sizeMm };
}

/** −180 < angle ≤ 180, to a tenth: 359.96° is shown as 0°. */
export function normaliseDeg(angle: number): number {
  const turned = Math.round((angle % 360) * 10) / 10;
  if (turned > 180) return Math.round((turned - 360) * 10) / 10;
  return turned <= -180 ? Math.round((turned + 360) * 10) / 10 : turned + 0;
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** Rounded up to a hundredth: of a least size never less than it. */
export function hundredthsUp(value: number): number {
  return Math.ceil(value * 100 - 1e-6) / 100;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
