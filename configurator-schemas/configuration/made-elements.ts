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

/**
 * The elements of a configuration as they are made: words, pictures and colours that are bound to options filled in, what a
 * template does not show yet hidden, words in the case it asks for. Whatever looks at elements looks at these; they keep
 * their places, so that paths stay right (artwork/SPEC.md A52). What nothing of this concerns is returned as it is, and a list
 * that says the same is the same object.
 */
export function madeElements(product: Product, configuration: Configuration): Elements {
  return resolved(boundElements(product, configuration), made, product, () => (each) => inItsCase(product, each));
}

/**
 * The same with words as they were typed: what a shopper edits. Where a bound option is not available, its words and
 * picture are empty; a colour nobody chose is the element's own. Conditions on the way see stored elements: nothing can wait
 * for itself.
 */
export function boundElements(product: Product, configuration: Configuration): Elements {
  const before = known.get(configuration);
  if (before?.product === product) return before.elements;
  const { elements, selections } = configuration;
  const answer = resolved(elements, bound, product, () => {
    const scope = optionScope(product, selections, (name, area) => countElements(name, elements[area] ?? []));
    return (each) => shownOrHidden(fillIn(each, { product, configuration, scope }), product, scope);
  });
  if (answer !== elements) known.set(configuration, { product, elements: answer });
  return answer;
}

/** A configuration that holds what it shows; itself where that is what it holds. */
export function withBoundElements(product: Product, configuration: Configuration): Configuration {
  const elements = boundElements(product, configuration);
  return elements === configuration.elements ? configuration : { ...configuration, elements };
}

interface Answer<Of> {
  readonly product: Product;
  readonly elements: Of;
}

const known = new WeakMap<Configuration, Answer<Elements>>();
/** What a list came to last, as bound and as made, and what that says. */
const bound = new WeakMap<List, Answer<List> & { readonly json: string }>();
const made: typeof bound = new WeakMap();
/** Lists nothing is to be done with: they are by far the most. */
const plain = new WeakSet<List>();

function resolved(
  elements: Elements,
  last: typeof bound,
  product: Product,
  start: () => (element: DesignElement) => DesignElement,
): Elements {
  let resolve: ReturnType<typeof start> | undefined;
  let answer = elements;
  for (const area in elements) {
    const list = elements[area] ?? [];
    if (plain.has(list)) continue;
    if (!list.some(({ bind, part }) => bind ?? part)) {
      plain.add(list);
      continue;
    }
    let kept = last.get(list);
    // What is made of a list hangs on nothing else; what is bound hangs on the selections.
    if (last !== made || kept?.product !== product) {
      resolve ??= start();
      const next = list.map(resolve);
      const json = JSON.stringify(next);
      if (kept?.product !== product || kept.json !== json) {
        kept = { product, json, elements: next.every((each, i) => each === list[i]) ? list : next };
        last.set(list, kept);
      }
    }
    if (kept.elements !== list) answer = { ...answer, [area]: kept.elements };
  }
  return answer;
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
