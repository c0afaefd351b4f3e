import { useLayoutEffect, useState } from "react";
import type { RefObject } from "react";

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** An element's content box in CSS pixels, followed; undefined before the first measure. */
export function useBoxSize(ref: RefObject<HTMLElement | null>): BoxSize | undefined {
  const [size, setSize] = useState<BoxSize>();
  useLayoutEffect(() => {
    const node = ref.current;
    if (!node) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width, height });
    });
    observer.observe(node);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
