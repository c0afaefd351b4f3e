/** A repeatable random number in [0, 1) for an integer lattice point: the pictures must come out the same on every machine. */
export function latticeValue(x: number, y: number, seed = 0): number {
  let hash = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** Smooth value noise in [0, 1], one bump per unit. */
export function smoothNoise(x: number, y: number, seed = 0): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smootherStep(x - column);
  const v = smootherStep(y - row);
  const top = latticeValue(column, row, seed) * (1 - u) + latticeValue(column + 1, row, seed) * u;
  const bottom = latticeValue(column, row + 1, seed) * (1 - u) + latticeValue(column + 1, row + 1, seed) * u;
  return top * (1 - v) + bottom * v;
}

/** Sum of octaves in [0, 1]: each twice as fine and half as strong, turned a little so that no grid shows. */
export function fractalNoise(x: number, y: number, octaves: number, seed = 0): number {
  let sum = 0;
  let total = 0;
  let strength = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * smoothNoise(x, y, seed + octave);
    total += strength;
    strength /= 2;
    [x, y] = [1.62 * x + 1.2 * y + 17.3, 1.62 * y - 1.2 * x + 9.1];
  }
  return sum / total;
}

export function smoothStep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

function smootherStep(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}
