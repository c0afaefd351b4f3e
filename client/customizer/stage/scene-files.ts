/** Addresses of every scene's files; a new model or photo folder in assets/ needs no code here. */
const MODELS = import.meta.glob<string>("../../../assets/models/*.glb", {
  query: "?url",
  import: "default",
  eager: true,
});
const PHOTOS = import.meta.glob<string>("../../../assets/photos/*/*.{webp,json}", {
  query: "?url",
  import: "default",
  eager: true,
});

export interface PhotoFiles {
  readonly picture: string;
  readonly mask: string | undefined;
  readonly warp: string | undefined;
}

/** Address of a model's GLB; undefined when this installation has none of that name. */
export function modelFile(model: string): string | undefined {
  return MODELS[`../../../assets/models/${model}.glb`];
}

/** Addresses of one view of a photo scene; undefined without its picture. */
export function photoFiles(photo: string, view: string): PhotoFiles | undefined {
  const base = `../../../assets/photos/${photo}/${view}`;
  const picture = PHOTOS[`${base}.webp`];
  if (picture === undefined) return undefined;
  return { picture, mask: PHOTOS[`${base}-mask.webp`], warp: PHOTOS[`${base}-warp.json`] };
}
