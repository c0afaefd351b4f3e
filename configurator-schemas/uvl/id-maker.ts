const IDENTIFIER_LENGTH = 40;
const SLUG_LENGTH = 60;
/** Room for the number that makes an id unique. */
const SUFFIX_LENGTH = 6;
/** Words of the expression language; an option of that name could not be read. */
const RESERVED = ["true", "false", "null", "in", "sum", "size", "graphemes", "elements", "texts", "images", "used"];

/** Makes ids from names, each only once. The same names in the same order give the same ids. */
export class IdMaker {
  readonly #taken: Set<string>;
  /** The next number to try behind an id: without it, 18,000 features of one name would be tried 18,000 times each. */
  readonly #next = new Map<string, number>();

  constructor() {
    this.#taken = new Set(RESERVED);
  }

  /** camelCase, as options, rules and steps have it. */
  identifier(name: string): string {
    const words = wordsOf(name);
    const camel = words.map((word, i) => (i === 0 ? lowerFirst(word) : upperFirst(word))).join("");
    const id = /^[a-z]/.test(camel) ? camel : `f${camel}`;
    return this.#unique(id, IDENTIFIER_LENGTH, "");
  }

  /** kebab-case, as values and products have it. */
  slug(name: string): string {
    const words = wordsOf(name).flatMap((word) => word.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").split(" "));
    return this.#unique(words.join("-").toLowerCase() || "value", SLUG_LENGTH, "-");
  }

  #unique(wanted: string, length: number, separator: string): string {
    const whole = wanted.slice(0, length).replace(/-+$/, "");
    if (!this.#taken.has(whole)) {
      this.#taken.add(whole);
      return whole;
    }
    const stem = wanted.slice(0, length - SUFFIX_LENGTH).replace(/-+$/, "");
    // "led1" + "2" is not told apart from "led" + "12" by the stem alone.
    const glue = separator === "" && /\d$/.test(stem) ? "x" : separator;
    for (let n = this.#next.get(stem) ?? 2; ; n += 1) {
      const id = `${stem}${glue}${n}`;
      if (this.#taken.has(id)) continue;
      this.#taken.add(id);
      this.#next.set(stem, n + 1);
      return id;
    }
  }
}

/** The Latin letters and digits of a name, word by word: "Creme fraîche" → Creme, fraiche. */
function wordsOf(name: string): string[] {
  const plain = name
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "");
  return (plain.match(/[A-Za-z0-9]+/g) ?? []).map((word) => (/[a-z]/.test(word) ? word : word.toLowerCase()));
}

function lowerFirst(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
