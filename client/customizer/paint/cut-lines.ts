import { platesOf } from "../../../configurator-schemas/answers/plates.ts";
import type { PictureEdges } from "../../../configurator-schemas/artwork/contour/covered-polygons.ts";
import type { DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { createPictureEdges } from "./picture-edges.ts";
import type { PaintSource } from "./paint-image.ts";

/** After a line that took long the hand comes first: this many times as long nothing is worked out. */
const REST = 3;
/** A line this late is worked out while the hand still moves. */
const LATEST_MS = 120;

interface Shown {
  readonly configuration: Configuration;
  readonly list: DisplayList;
  readonly sources: ReadonlyMap<string, PaintSource>;
}

export interface CutLines {
  /** An area that is cut around its artwork shows this now; its line follows when there is time. */
  follow(shown: Shown): void;
  edges(sources: ReadonlyMap<string, PaintSource>): PictureEdges;
  stop(): void;
}

export interface CutLinesOptions {
  readonly product: Product;
  readonly profile: PrintProfile;
  /** Path data in mm of the area; "" where nothing is drawn. */
  readonly onLine: (area: string, d: string) => void;
}

/** The lines along which areas are cut around their artwork, behind the hand that moves it. */
export function createCutLines({ product, profile, onLine }: CutLinesOptions): CutLines {
  const edges = createPictureEdges();
  const waiting = new Map<string, Shown>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restedAt = 0;
  let isStopped = false;

  const work = () => {
    timer = undefined;
    if (isStopped) return;
    const began = performance.now();
    for (const [area, { configuration, list, sources }] of waiting) {
      const { cut } = platesOf(product, configuration, { profile, list, edges: edges(sources), roles: ["cut"] });
      onLine(area, cut?.d ?? "");
    }
    waiting.clear();
    const now = performance.now();
    restedAt = now + (now - began) * REST;
  };

  return {
    follow(shown) {
      waiting.set(shown.list.area, shown);
      const inMs = Math.max(0, restedAt - performance.now());
      timer ??= setTimeout(() => whenIdle(work), inMs);
    },
    edges,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work, 0);
}
