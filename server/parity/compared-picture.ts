/** Two pictures of the same size, RGBA, 8 bits, opaque. */
export interface ComparedPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}
