import { paintScene } from "./fabric-scene.ts";
import type { FabricLibrary, FabricScene } from "./fabric-scene.ts";

/** Runs in Chromium: fabric as an editor has it, with the fonts at /fonts/<id> as families and the photo at /photo. */
export async function paintInPage(
  scene: FabricScene,
  { fonts, path }: { readonly fonts: readonly string[]; readonly path: string },
): Promise<void> {
  const faces = fonts.map((id) => new FontFace(id, `url(/fonts/${id})`));
  for (const face of faces) document.fonts.add(await face.load());
  const picture = new Image();
  picture.src = "/photo";
  await picture.decode();
  const address = "/peers.js";
  // The bench's own bundle of exactly this library.
  const fabric = (await import(/* @vite-ignore */ address)) as FabricLibrary;
  const pixels = paintScene(fabric, scene, { element: document.createElement("canvas"), picture });
  await fetch(path, { method: "POST", body: new Uint8Array(pixels) });
}
