const [MINUS, POINT, ZERO, NINE, LOWEST_LETTER] = [45, 46, 48, 57, 65];

/** A point or handle of path data; one object for all of them. */
export interface PathPoint {
  x: number;
  y: number;
  /** The command's letter, by code, and where in the text it stands. */
  command: number;
  commandAt: number;
  /** Where the point ends in the text. */
  end: number;
}

/**
 * Visits the points and handles of path data, which has absolute M L C Q Z alone: its numbers are x and y in turn. Digit by
 * digit: a line of text is 20 kB of numbers, and cutting them out as strings costs more than painting them.
 */
export function eachPoint(d: string, visit: (point: PathPoint) => void): void {
  const point: PathPoint = { x: 0, y: 0, command: 0, commandAt: 0, end: 0 };
  let isX = true;
  for (let at = 0; at < d.length;) {
    let code = d.charCodeAt(at);
    if (code !== MINUS && (code < ZERO || code > NINE)) {
      if (code >= LOWEST_LETTER) {
        point.command = code;
        point.commandAt = at;
      }
      at += 1;
      continue;
    }
    const sign = code === MINUS ? -1 : 1;
    if (code === MINUS) code = d.charCodeAt((at += 1));
    let value = 0;
    for (; code >= ZERO && code <= NINE; code = d.charCodeAt((at += 1))) value = value * 10 + (code - ZERO);
    if (code === POINT) {
      code = d.charCodeAt((at += 1));
      for (let unit = 0.1; code >= ZERO && code <= NINE; code = d.charCodeAt((at += 1)), unit /= 10)
        value += (code - ZERO) * unit;
    }
    if (isX) point.x = sign * value;
    else {
      point.y = sign * value;
      point.end = at;
      visit(point);
    }
    isX = !isX;
  }
}
