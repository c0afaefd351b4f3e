/** End of an elliptical arc and how it gets there (SVG 2, 9.3.8). */
export interface Arc {
  readonly rx: number;
  readonly ry: number;
  readonly rotationDeg: number;
  readonly isLarge: boolean;
  readonly isSweep: boolean;
  readonly x: number;
  readonly y: number;
}

type Curve = readonly [number, number, number, number, number, number];

/** Cubic curves along an arc from (x0, y0), a quarter turn each at most; none for an arc that goes nowhere (SVG 2, B.2). */
export function arcToCurves(from: { readonly x: number; readonly y: number }, arc: Arc): readonly Curve[] {
  const { x, y, isLarge, isSweep } = arc;
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  if (from.x === x && from.y === y) return [];
  if (rx === 0 || ry === 0) return [[from.x, from.y, x, y, x, y]];
  const angle = (arc.rotationDeg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Half the chord, in the ellipse's own axes.
  const [dx, dy] = [(from.x - x) / 2, (from.y - y) / 2];
  const [px, py] = [cos * dx + sin * dy, -sin * dx + cos * dy];
  const stretch = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2);
  if (stretch > 1) [rx, ry] = [rx * stretch, ry * stretch];
  const below = (rx * py) ** 2 + (ry * px) ** 2;
  const offset = Math.sqrt(Math.max(0, (rx * ry) ** 2 - below) / below) * (isLarge === isSweep ? -1 : 1);
  const [ox, oy] = [(offset * rx * py) / ry, (-offset * ry * px) / rx];
  const [cx, cy] = [cos * ox - sin * oy + (from.x + x) / 2, sin * ox + cos * oy + (from.y + y) / 2];

  const start = Math.atan2((py - oy) / ry, (px - ox) / rx);
  const end = Math.atan2((-py - oy) / ry, (-px - ox) / rx);
  let turn = end - start;
  if (isSweep && turn < 0) turn += 2 * Math.PI;
  if (!isSweep && turn > 0) turn -= 2 * Math.PI;
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const step = turn / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  const place = (u: number, v: number) => [cos * rx * u - sin * ry * v + cx, sin * rx * u + cos * ry * v + cy] as const;

  return Array.from({ length: count }, (_, i): Curve => {
    const [a, b] = [start + i * step, start + (i + 1) * step];
    const first = place(Math.cos(a) - handle * Math.sin(a), Math.sin(a) + handle * Math.cos(a));
    const second = place(Math.cos(b) + handle * Math.sin(b), Math.sin(b) - handle * Math.cos(b));
    const last = i === count - 1 ? ([x, y] as const) : place(Math.cos(b), Math.sin(b));
    return [...first, ...second, ...last];
  });
}
