import type { DisplayStroke } from "../../configurator-schemas/artwork/display-list.ts";
import type { Matrix } from "../../configurator-schemas/units/matrix.ts";

/** What of the peers' packages the bench calls. */
export interface PicturePeers {
  readonly Resvg: new (svg: string) => { render(): { asPng(): Uint8Array } };
  createCanvas(width: number, height: number): PeerCanvas;
  fillOutline(context: PeerContext, fill: { readonly outline: object; readonly rule: string }): void;
  loadImage(path: string): Promise<object>;
  readonly Path2D: new (d: string) => object;
}

interface PeerCanvas {
  getContext(kind: "2d"): PeerContext;
  encode(format: "png"): Promise<Uint8Array>;
}

interface PeerContext {
  globalAlpha: number;
  fillStyle: string;
  strokeStyle: string;
  lineWidth: DisplayStroke["widthMm"];
  lineJoin: string;
  lineCap: string;
  imageSmoothingQuality: string;
  setTransform(...matrix: Matrix): void;
  transform(...matrix: Matrix): void;
  drawImage(image: object, x: number, y: number, width: number, height: number): void;
  stroke(path: object): void;
}
