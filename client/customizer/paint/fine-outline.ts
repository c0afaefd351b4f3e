import { eachPoint } from "./each-point.ts";

/** How far a straight piece may lie from its curve. */
const TOLERANCE_PX = 0.05;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const [CUBIC, LINE, MOVE, QUADRATIC, CLOSE] = [67, 76, 77, 81, 90];

/**
 * An outline for the context's scale, of straight pieces. Chromium steps through a curve in fixed point and drifts off it:
 * a quarter of a circle 700 px long by half a pixel, the bow of a letter by a third, where straight pieces stay within an
 * eighth (measured against the file's painter, eight times finer). Filling takes 0.1 ms more for a word, a twentieth
 * for a page of text.
 */
export function fineOutline(context: Context, d: string): Path2D {
  const { a, b, c, d: down } = context.getTransform();
  const perTolerance = Math.max(Math.hypot(a, b), Math.hypot(c, down)) / TOLERANCE_PX;
  const outline = new Path2D();
  let [fromX, fromY, x1, y1, x2, y2, handles] = [0, 0, 0, 0, 0, 0, 0];
  eachPoint(d, ({ x, y, command, commandAt }) => {
    if (command === QUADRATIC && handles === 0) {
      [x1, y1, handles] = [x, y, 1];
      return;
    }
    if (command === CUBIC && handles < 2) {
      if (handles === 0) [x1, y1] = [x, y];
      else [x2, y2] = [x, y];
      handles += 1;
      return;
    }
    if (command === MOVE && d.charCodeAt(commandAt - 1) === CLOSE) outline.closePath();
    if (command === MOVE) outline.moveTo(x, y);
    else if (command === LINE) outline.lineTo(x, y);
    else if (command === QUADRATIC) {
      // How far n pieces are off: a quarter of the second difference, ÷ n².
      const bend = lengthOf(fromX - 2 * x1 + x, fromY - 2 * y1 + y) / 4;
      const pieces = Math.ceil(Math.sqrt(bend * perTolerance));
      for (let i = 1; i < pieces; i += 1) {
        const t = i / pieces;
        const [start, middle, end] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
        outline.lineTo(start * fromX + middle * x1 + end * x, start * fromY + middle * y1 + end * y);
      }
      outline.lineTo(x, y);
    } else {
      const before = lengthOf(fromX - 2 * x1 + x2, fromY - 2 * y1 + y2);
      const after = lengthOf(x1 - 2 * x2 + x, y1 - 2 * y2 + y);
      const bend = 0.75 * Math.max(before, after);
      const pieces = Math.ceil(Math.sqrt(bend * perTolerance));
      for (let i = 1; i < pieces; i += 1) {
        const t = i / pieces;
        const [start, first, second, end] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
        outline.lineTo(
          start * fromX + first * x1 + second * x2 + end * x,
          start * fromY + first * y1 + second * y2 + end * y,
        );
      }
      outline.lineTo(x, y);
    }
    [fromX, fromY, handles] = [x, y, 0];
  });
  if (d.charCodeAt(d.length - 1) === CLOSE) outline.closePath();
  return outline;
}

/** Math.hypot guards against overflow, which takes its time: a page of text has ten thousand curves. */
function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
