import { join } from "node:path";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { composePicture } from "./compose-picture.ts";
import type { PictureDesign } from "./compose-picture.ts";
import { writePicture } from "./write-picture.ts";

const WIDTH_PX = 800;

/** The small picture on a job ticket: what the person at the machine compares the finished thing with. */
export async function paintJobPicture(
  design: PictureDesign & { readonly outDir: string },
  profile: PrintProfile | undefined,
): Promise<{ readonly path: string }> {
  const path = join(design.outDir, "picture.png");
  await writePicture(path, await composePicture(design, { profile, widthPx: WIDTH_PX }));
  return { path };
}
