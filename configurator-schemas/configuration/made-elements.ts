import type { Scope } from "../expressions/evaluate.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { indexOf } from "../schema/product-index.ts";
import type { Product } from "../schema/product.ts";
import { conditionHolds } from "./conditions.ts";
import type { Configuration } from "./configuration.ts";
import { countElements } from "./count-elements.ts";
import { inLetterCase } from "./letter-case.ts";
import { optionScope } from "./option-scope.ts";
import { partOfElement } from "./part-of-element.ts";
import { selectionOf, swatchOf } from "./selections.ts";

type Elements = Configuration["elements"];
type List = Elements[string];
type Resolve = (element: DesignElement) => DesignElement;

/**
 * The elements of a configuration as they are made: words, pictures and colours that are bound to options filled in, what a
 * template does not show yet hidden, words in the case it asks for. Whatever looks at elements looks at these; they keep
 * their places, so that paths stay right (artwork/SPEC.md A52). What nothing of this concerns is returned as it is, and the
 * same answer is the same object.
 */
export function madeElements(product: Product, configuration: Configuration): Elements {
  const bound = boundElements(product, configuration);
  if (!isResolved(configuration.elements)) return bound;
  const before = cased.get(bound);
  if (before?.product === product) return before.elements;
  const elements = eachList(bound, casedLists, (list) => resolveList(list, (each) => inItsCase(product, each)));
  cased.set(bound, { product, elements });
  return elements;
}

/**
 * The same with words as they were typed: what a shopper edits. Where a bound option is not available, its words and
 * picture are empty; a colour nobody chose is the element's own. Conditions on the way see stored elements: nothing can wait
 * for itself.
 */
export function boundElements(product: Product, configuration: Configuration): Elements {
  const { elements } = configuration;
  if (!isResolved(elements)) return elements;
  const before = known.get(configuration);
  if (before?.product === product) return before.elements;
  const scope = optionScope(product, configuration.selections, (name, area) =>
    countElements(name, elements[area] ?? []),
  );
  const resolve: Resolve = (element) =>
    shownOrHidden(fillIn(element, { product, configuration, scope }), product, scope);
  const resolved = eachList(elements, boundLists, (list) => resolveList(list, resolve));
  known.set(configuration, { product, elements: resolved });
  return resolved;
}

interface Answer {
  readonly product: Product;
  readonly elements: Elements;
}

const known = new WeakMap<Configuration, Answer>();
const cased = new WeakMap<Elements, Answer>();
/** What a list, or an element, came to last: another answer that says the same is that object. */
const boundLists = new WeakMap<List, List>();
const casedLists = new WeakMap<List, List>();
const lastOf = new WeakMap<DesignElement, DesignElement>();
const plain = new WeakMap<List, boolean>();

function isResolved(elements: Elements): boolean {
  for (const area in elements) if (needsResolving(elements[area] ?? [])) return true;
  return false;
}

function needsResolving(list: List): boolean {
  let needs = plain.get(list);
  if (needs === undefined) {
    needs = list.some((each) => each.bind !== undefined || each.part !== undefined);
    plain.set(list, needs);
  }
  return needs;
}

function eachList(elements: Elements, last: WeakMap<List, List>, resolve: (list: List) => List): Elements {
  const lists = Object.entries(elements).map(([area, list]): [string, List, List] => {
    const next = needsResolving(list) ? resolve(list) : list;
    const before = last.get(list);
    const stable = before && isSameList(before, next) ? before : next;
    last.set(list, stable);
    return [area, list, stable];
  });
  if (lists.every(([, before, after]) => before === after)) return elements;
  return Object.fromEntries(lists.map(([area, , list]) => [area, list]));
}

function resolveList(list: List, resolve: Resolve): List {
  const next = list.map((element) => {
    const resolved = resolve(element);
    if (resolved === element) return element;
    const before = lastOf.get(element);
    if (before && JSON.stringify(before) === JSON.stringify(resolved)) return before;
    lastOf.set(element, resolved);
    return resolved;
  });
  return isSameList(list, next) ? list : next;
}

function isSameList(a: List, b: List): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

interface Choosing {
  readonly product: Product;
  readonly configuration: Configuration;
  readonly scope: Scope;
}

/** An element with what its options say; one that shows it already is returned as it is. */
function fillIn(element: DesignElement, choosing: Choosing): DesignElement {
  if (!element.bind) return element;
  switch (element.kind) {
    case "text": {
      const text = wordOf(element.bind.text, "text", choosing) ?? element.text;
      const color = colourOf(element.bind.colour, choosing) ?? element.color;
      return text === element.text && color === element.color ? element : { ...element, text, color };
    }
    case "image": {
      const upload = wordOf(element.bind.upload, "image", choosing) ?? element.upload;
      if (upload === element.upload) return element;
      // A crop was made for one picture.
      const { crop: _crop, ...rest } = element;
      return { ...rest, upload };
    }
    case "shape":
    case "code": {
      const fill = colourOf(element.bind.colour, choosing);
      return fill === undefined || fill === element.fill ? element : { ...element, fill };
    }
    case "art": {
      const colour = colourOf(element.bind.colour, choosing);
      const [first, ...others] = element.colours ?? [];
      return colour === undefined || colour === first ? element : { ...element, colours: [colour, ...others] };
    }
  }
}

/** What was written or uploaded for an option, empty while there is nothing; undefined where there is no such option. */
function wordOf(id: string | undefined, kind: "text" | "image", choosing: Choosing): string | undefined {
  const { product, configuration, scope } = choosing;
  const option = id === undefined ? undefined : indexOf(product).options.get(id);
  if (option?.kind !== kind) return undefined;
  const value = conditionHolds(product, option.availableWhen, scope)
    ? selectionOf(option, configuration.selections)
    : "";
  return typeof value === "string" ? value : "";
}

function colourOf(id: string | undefined, { product, configuration, scope }: Choosing): string | undefined {
  const option = id === undefined ? undefined : indexOf(product).options.get(id);
  if (!option || !conditionHolds(product, option.availableWhen, scope)) return undefined;
  return swatchOf(product, option.id, configuration.selections);
}

function shownOrHidden(element: DesignElement, product: Product, scope: Scope): DesignElement {
  const { part } = partOfElement(product, element) ?? {};
  if (part?.freedom !== "hidden") return element;
  const hidden = !conditionHolds(product, part.shownWhen, scope);
  return (element.hidden ?? false) === hidden ? element : { ...element, hidden };
}

function inItsCase(product: Product, element: DesignElement): DesignElement {
  const letterCase = partOfElement(product, element)?.part?.rule?.case;
  if (!letterCase || element.kind !== "text") return element;
  const text = inLetterCase(element.text, letterCase, element.lang);
  return text === element.text ? element : { ...element, text };
}
