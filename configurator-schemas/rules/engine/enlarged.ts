/** A copy of a typed array with room for `size` entries. */
export function enlarged<T extends Int8Array | Uint8Array | Int32Array | Float64Array>(array: T, size: number): T {
  // Every typed-array constructor makes its own kind, which TypeScript cannot say of `constructor`.
  const larger = new (array.constructor as new (size: number) => T)(size);
  larger.set(array);
  return larger;
}
