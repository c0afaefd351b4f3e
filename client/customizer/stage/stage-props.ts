import type { Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { ArtworkCanvas } from "../paint/artwork-canvas.ts";

/** What any stage shows: the product in the colours picked, with the live artwork of each print area. */
export interface StageProps {
  readonly product: Product;
  readonly selections: Selections;
  /** Print area id → its picture, exactly the trim rectangle. */
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  /** Of areas that are cut around their artwork: path data in mm. */
  readonly cuts?: ReadonlyMap<string, string> | undefined;
  readonly view: string;
  onViewChange(view: string): void;
  readonly language: Language;
}

/** What every kind of stage gets from the frame around them. */
export interface SceneProps extends StageProps {
  /** A frame is on the screen; counted on the frame's `data-stage-frames`. */
  onFrame(): void;
  /** Hands out how to copy what is shown; undefined when the scene goes away. */
  onPicture(draw: (() => HTMLCanvasElement | undefined) | undefined): void;
  readonly reducedMotion: boolean;
}

/** By `ref`, for whoever wants a small picture of the product as it stands. */
export interface StageHandle {
  /** A WebP data address at most `longSidePx` on its long side; undefined while nothing is shown. */
  grabPicture(longSidePx: number): string | undefined;
}
