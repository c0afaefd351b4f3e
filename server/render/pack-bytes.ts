/** Four bytes at once in one whole number, each by itself: no carry from one to the next. */

/** a − b of each byte. */
export function subtractBytes(a: number, b: number): number {
  return ((a | HIGH) - (b & LOW)) ^ ((a ^ ~b) & HIGH);
}

/** (a + b) ÷ 2 of each byte, rounded down. */
export function meanBytes(a: number, b: number): number {
  return (a & b) + (((a ^ b) >>> 1) & LOW);
}

const HIGH = 0x80808080;
const LOW = 0x7f7f7f7f;
