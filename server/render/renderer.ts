/** Grows when the same display list would be painted with other pixels. */
export const RENDERER = "atelier-sharp/1";
