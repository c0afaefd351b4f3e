import type { DesignElement } from "../schema/design-element.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import type { Configuration, Selection } from "./configuration.ts";
import { changeElement, select } from "./edit.ts";
import { boundElements } from "./made-elements.ts";

interface Place {
  readonly product: Product;
  /** What is shown: own picks with what follows from them. */
  readonly settled: Configuration;
  readonly area: string;
  readonly id: string;
}

/**
 * Changes one element as it is shown: what it shows of an option is written to that option, the rest to the element. One
 * value has two views (SPEC A52). A colour no value of the option has is not taken.
 */
export function changeShownElement(
  own: Configuration,
  { product, settled, area, id }: Place,
  change: (element: DesignElement) => DesignElement,
): Configuration {
  const stored = own.elements[area]?.find((each) => each.id === id);
  const shown = boundElements(product, settled)[area]?.find((each) => each.id === id);
  if (!stored?.bind || !shown) return changeElement(own, { area, id }, change);
  const changed = change(shown);
  const written = writesOf(product, shown, changed).reduce(
    (configuration, [option, value]) => select(configuration, option, value),
    own,
  );
  return changeElement(written, { area, id }, () => withStored(changed, stored));
}

function writesOf(product: Product, shown: DesignElement, changed: DesignElement): [string, Selection | undefined][] {
  const writes: [string, Selection | undefined][] = [];
  if (
    shown.kind === "text" &&
    changed.kind === "text" &&
    shown.bind?.text !== undefined &&
    changed.text !== shown.text
  ) {
    writes.push([shown.bind.text, changed.text]);
  }
  if (shown.kind === "image" && changed.kind === "image" && shown.bind?.upload !== undefined) {
    // A photo taken away is the option unanswered.
    if (changed.upload !== shown.upload) writes.push([shown.bind.upload, changed.upload || undefined]);
  }
  const option = shown.bind && "colour" in shown.bind ? shown.bind.colour : undefined;
  const colour = colourOf(changed);
  if (option !== undefined && colour !== undefined && colour !== colourOf(shown)) {
    const value = colourValue(product, option, colour);
    if (value !== undefined) writes.push([option, value]);
  }
  return writes;
}

function colourOf(element: DesignElement): string | undefined {
  switch (element.kind) {
    case "text":
      return element.color;
    case "shape":
    case "code":
      return element.fill;
    case "art":
      return element.colours?.[0];
    case "image":
      return undefined;
  }
}

/** What an option has to be for its colour to be this one. */
function colourValue(product: Product, id: string, colour: string): string | undefined {
  const option = indexOf(product).options.get(id);
  if (option?.kind === "choice") return option.values?.find(({ swatch }) => swatch === colour)?.id;
  if (option?.kind !== "colour") return undefined;
  const isOffered = option.free || option.palette.some((each) => each.colour === colour);
  return isOffered && /^#[0-9a-f]{6}$/.test(colour) ? colour : undefined;
}

/** The element to store: where an option is shown, what was stored there stays; a picture's crop belongs to its upload. */
function withStored(changed: DesignElement, stored: DesignElement): DesignElement {
  if (changed.kind === "text" && stored.kind === "text") {
    return {
      ...changed,
      ...(stored.bind?.text !== undefined && { text: stored.text }),
      ...(stored.bind?.colour !== undefined && { color: stored.color }),
    };
  }
  if ((changed.kind === "shape" || changed.kind === "code") && changed.kind === stored.kind) {
    return stored.bind?.colour === undefined ? changed : { ...changed, fill: stored.fill };
  }
  if (changed.kind !== "art" || stored.kind !== "art" || stored.bind?.colour === undefined) return changed;
  const { colours: _shown, ...rest } = changed;
  return { ...rest, ...(stored.colours && { colours: stored.colours }) };
}
