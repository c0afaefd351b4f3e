import { CanvasTexture, LinearFilter, LinearMipmapLinearFilter, NoColorSpace } from "three";
import type { Texture } from "three";
import type { ArtworkCanvas } from "../../paint/artwork-canvas.ts";

/** Long side while an edit is under way: without mip levels, an upload costs a tenth. */
const LIVE_SIDE_PX = 1024;
/** A pause this long means the edit is over: time for every pixel and mip level. */
const IDLE_MS = 200;
const ANISOTROPY = 8;

interface ArtworkTextureOptions {
  /** Long side for machines without a GPU (`?tex=512`): no sharp version either. */
  readonly limitPx: number | undefined;
  /** The texture to show has changed. */
  onChange(texture: Texture): void;
}

/** Keeps a texture in step with a print area's live artwork; returns the function that disposes it. */
export function followArtwork(artwork: ArtworkCanvas, { limitPx, onChange }: ArtworkTextureOptions): () => void {
  const live = createTexture(document.createElement("canvas"), { sharp: false });
  const sharp = limitPx === undefined ? createTexture(artwork.canvas, { sharp: true }) : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const showLive = () => {
    copyScaled(artwork.canvas, live, Math.min(LIVE_SIDE_PX, limitPx ?? LIVE_SIDE_PX));
    onChange(live);
    clearTimeout(timer);
    if (sharp) timer = setTimeout(showSharp, IDLE_MS);
  };
  const showSharp = () => {
    if (!sharp) return;
    update(sharp);
    onChange(sharp);
  };

  if (sharp) showSharp();
  else showLive();
  const unsubscribe = artwork.subscribe(showLive);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    live.dispose();
    sharp?.dispose();
  };
}

function createTexture(canvas: HTMLCanvasElement, { sharp }: { readonly sharp: boolean }): CanvasTexture {
  const texture = new CanvasTexture(canvas);
  texture.flipY = false; // v = 0 is the top of the print area
  texture.premultiplyAlpha = true; // see print-material.ts
  texture.colorSpace = NoColorSpace;
  texture.generateMipmaps = sharp;
  texture.minFilter = sharp ? LinearMipmapLinearFilter : LinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = sharp ? ANISOTROPY : 1;
  texture.userData = { width: canvas.width, height: canvas.height };
  return texture;
}

function copyScaled(source: HTMLCanvasElement, texture: CanvasTexture, longSidePx: number): void {
  const canvas = texture.image;
  const scale = Math.min(1, longSidePx / Math.max(source.width, source.height, 1));
  canvas.width = Math.max(1, Math.round(source.width * scale));
  canvas.height = Math.max(1, Math.round(source.height * scale));
  // On the CPU, like the source: a GPU canvas is read back for the upload.
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(source, 0, 0, canvas.width, canvas.height);
  update(texture);
}

/** WebGL keeps a texture's first size for good: another size needs another texture behind the same object. */
function update(texture: CanvasTexture): void {
  const { width, height } = texture.image;
  if (texture.userData["width"] !== width || texture.userData["height"] !== height) {
    texture.dispose();
    texture.userData = { width, height };
  }
  texture.needsUpdate = true;
}
