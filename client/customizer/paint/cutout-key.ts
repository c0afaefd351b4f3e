import type { PictureBackground } from "../../../configurator-schemas/schema/picture-look.ts";

/** Under which a picture without its background stands beside the whole ones; no upload's id has a space in it. */
export function cutoutKey(upload: string, { tolerance, feather }: PictureBackground): string {
  return `${upload} ${tolerance} ${feather}`;
}
