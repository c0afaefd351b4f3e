import { layoutElement } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { ElementContext, ElementLayout } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";

/** Lays an element out once for as long as it is the same object; painters then see by identity what has changed. */
export interface ElementMemory {
  readonly layoutElement: typeof layoutElement;
  /** Letters may look different: a font has arrived. */
  forget(): void;
}

interface Kept {
  readonly context: ElementContext;
  readonly layout: ElementLayout;
}

export function createElementMemory(): ElementMemory {
  let kept = new WeakMap<DesignElement, Kept>();
  return {
    layoutElement(element, context) {
      const known = kept.get(element);
      if (known && isSameContext(known.context, context)) return known.layout;
      const layout = layoutElement(element, context);
      kept.set(element, { context, layout });
      return layout;
    },
    forget() {
      kept = new WeakMap();
    },
  };
}

function isSameContext(a: ElementContext, b: ElementContext): boolean {
  return (
    a.product === b.product &&
    a.profile === b.profile &&
    a.shaper === b.shaper &&
    a.fallbackFonts === b.fallbackFonts &&
    a.art === b.art &&
    a.emoji === b.emoji &&
    a.drawings === b.drawings &&
    isSameSize(a.designed, b.designed) &&
    isSameSize(a.trim, b.trim)
  );
}

function isSameSize(a: SizeMm, b: SizeMm): boolean {
  return a.widthMm === b.widthMm && a.heightMm === b.heightMm;
}
