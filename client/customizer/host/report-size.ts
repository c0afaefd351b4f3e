import { envelope } from "../../../configurator-schemas/protocol/widget-messages.ts";
import type { WidgetHost } from "./widget-host.ts";

/**
 * The height the customizer is at its best with, by its width. It fills whatever height it gets and scrolls inside, so
 * the wish depends on the width alone and can never chase its own tail.
 */
export function preferredHeight(widthPx: number): number {
  if (widthPx < 700) return 800;
  if (widthPx < 1000) return 900;
  return 820;
}

export function reportSize(host: WidgetHost): () => void {
  let reported = 0;
  const observer = new ResizeObserver(([entry]) => {
    const heightPx = preferredHeight(entry?.contentRect.width ?? 0);
    if (heightPx === reported) return;
    reported = heightPx;
    host.post(envelope("resize", { heightPx }));
  });
  observer.observe(document.documentElement);
  return () => observer.disconnect();
}
