import type { z } from "zod";
import type { DerivedValue } from "../schema/derived.ts";
import type { Formula, Quantity } from "./formula.ts";
import type { Feature } from "./model.ts";
import {
  BUDGET,
  STRENGTH,
  chain,
  comparison,
  conditional,
  fits,
  negation,
  numberPiece,
  presencePiece,
  word,
} from "./piece.ts";
import type { Piece, Signed } from "./piece.ts";
import type { Presence, Representation } from "./represent-features.ts";

/** A sum of more terms is calculated once, as a derived value. */
const MAX_TERMS_IN_PLACE = 12;

/**
 * Writes formulas in the text form of expressions. Every piece it returns stays within the limits of one expression: what would
 * not fit becomes a derived value of its own, named in its place.
 */
export class ExpressionWriter {
  readonly derived: z.input<typeof DerivedValue>[] = [];
  readonly #representation: Representation;
  readonly #written = new Map<Formula | Quantity, Piece>();

  constructor(representation: Representation) {
    this.#representation = representation;
  }

  /** Is the feature chosen? */
  chosen(feature: Feature): Piece {
    return presencePiece(this.#presenceOf(feature), true);
  }

  condition(formula: Formula): Piece {
    return this.#once(formula, () => this.#writeCondition(formula));
  }

  /** Pieces that must all (or of which one must) hold, as one condition. */
  join(kind: "and" | "or", pieces: readonly Piece[]): Piece {
    const sign = kind === "and" ? "&&" : "||";
    return this.#gather(
      pieces.map((piece) => ({ sign, piece })),
      STRENGTH[kind],
      (piece) => this.#nameCondition(piece),
    );
  }

  #writeCondition(formula: Formula): Piece {
    switch (formula.kind) {
      case "constant":
        return word(String(formula.value));
      case "chosen":
        return this.chosen(formula.feature);
      case "not":
        return this.#writeNot(formula.of);
      case "and":
      case "or":
        return this.join(
          formula.kind,
          formula.parts.map((part) => this.condition(part)),
        );
      case "implies":
        return this.join("or", [this.#writeNot(formula.left), this.condition(formula.right)]);
      case "iff":
        return this.#writePair("==", [this.condition(formula.left), this.condition(formula.right)], (piece) =>
          this.#nameCondition(piece),
        );
      case "compare":
        return this.#writePair(formula.op, [this.#quantity(formula.left), this.#quantity(formula.right)], (piece) =>
          this.#nameQuantity(piece),
        );
    }
  }

  #writeNot(of: Formula): Piece {
    if (of.kind === "chosen") return presencePiece(this.#presenceOf(of.feature), false);
    const inner = this.condition(of);
    const whole = negation(inner);
    return fits(whole) ? whole : negation(this.#nameCondition(inner));
  }

  #writePair(sign: string, [left, right]: readonly [Piece, Piece], name: (piece: Piece) => Piece): Piece {
    const whole = comparison(left, sign, right);
    if (fits(whole)) return whole;
    const isLeftLarger = left.text.length > right.text.length;
    const smaller = isLeftLarger ? comparison(name(left), sign, right) : comparison(left, sign, name(right));
    return fits(smaller) ? smaller : comparison(name(left), sign, name(right));
  }

  #quantity(quantity: Quantity): Piece {
    return this.#once(quantity, () => this.#writeQuantity(quantity));
  }

  #writeQuantity(quantity: Quantity): Piece {
    switch (quantity.kind) {
      case "number":
        return numberPiece(quantity.value);
      case "measure":
        return this.#whenChosen(quantity.feature, word(this.#numberOf(quantity.feature)));
      case "attribute":
        return this.#whenChosen(quantity.feature, numberPiece(quantity.value));
      case "groupSum":
        return word(`sum(${quantity.option}.${quantity.attribute})`);
      case "total": {
        const terms = quantity.terms.map((term): Signed => ({ sign: "+", piece: this.#quantity(term) }));
        const whole = this.#gather(terms, STRENGTH.sum, (piece) => this.#nameQuantity(piece));
        return terms.length > MAX_TERMS_IN_PLACE ? this.#nameQuantity(whole, `sum ${quantity.name}`) : whole;
      }
      case "sum": {
        const terms = quantity.terms.map(({ sign, of }): Signed => ({
          sign: sign < 0 ? "-" : "+",
          piece: this.#quantity(of),
        }));
        return this.#gather(terms, STRENGTH.sum, (piece) => this.#nameQuantity(piece));
      }
      case "product": {
        const factors = quantity.factors.map((factor): Signed => ({ sign: "*", piece: this.#quantity(factor) }));
        return this.#gather(factors, STRENGTH.product, (piece) => this.#nameQuantity(piece));
      }
    }
  }

  /** A number that counts only while its feature is chosen. */
  #whenChosen(feature: Feature, value: Piece): Piece {
    if (this.#presenceOf(feature).kind === "always") return value;
    return conditional(this.chosen(feature), value, word("0"));
  }

  /** The parts as one piece; when that is too much, parts are named until it is not. */
  #gather(parts: readonly Signed[], strength: number, name: (piece: Piece) => Piece): Piece {
    const [only] = parts;
    if (!only) return word("0");
    if (parts.length === 1 && only.sign !== "-") return only.piece;
    const whole = chain(parts, strength);
    if (fits(whole)) return whole;
    // Chunks make an expression shorter, never less deep: what is deep gets its name first.
    const shallow = parts.map(({ sign, piece }): Signed => {
      return { sign, piece: parts.length === 1 || piece.depth > BUDGET.depth / 2 ? name(piece) : piece };
    });
    if (parts.length === 1) return chain(shallow, strength);
    const chunks = inChunks(shallow).map((chunk): Signed => {
      const piece = name(this.#gather(chunk, strength, name));
      return { sign: only.sign === "-" ? "+" : only.sign, piece };
    });
    return this.#gather(chunks, strength, name);
  }

  /** A derived value that is 1 where the condition holds: conditions have no names of their own in a document. */
  #nameCondition(piece: Piece): Piece {
    if (piece.strength === STRENGTH.word) return piece;
    return comparison(this.#derive(conditional(piece, word("1"), word("0")), "condition"), "==", word("1"));
  }

  #nameQuantity(piece: Piece, name = "sum"): Piece {
    return piece.strength === STRENGTH.word ? piece : this.#derive(piece, name);
  }

  #derive({ text }: Piece, name: string): Piece {
    const id = this.#representation.ids.identifier(name);
    this.derived.push({ id, label: { fr: name, en: name }, value: text, shown: false });
    return word(id);
  }

  #presenceOf(feature: Feature): Presence {
    const presence = this.#representation.presence.get(feature);
    if (!presence) throw new Error(`the feature ${feature.name} stands for nothing`);
    return presence;
  }

  #numberOf(feature: Feature): string {
    const option = this.#representation.numbers.get(feature);
    if (option === undefined) throw new Error(`the feature ${feature.name} has no number`);
    return option;
  }

  #once(key: Formula | Quantity, write: () => Piece): Piece {
    let piece = this.#written.get(key);
    if (!piece) {
      piece = write();
      this.#written.set(key, piece);
    }
    return piece;
  }
}

/** As many parts in each chunk as fill half an expression; a larger one alone, which its name makes small. */
function inChunks(parts: readonly Signed[]): Signed[][] {
  const chunks: Signed[][] = [];
  let length = 0;
  let nodes = 0;
  for (const part of parts) {
    const { text, nodes: own } = part.piece;
    length += text.length + 6;
    nodes += own + 4;
    const chunk = chunks.at(-1);
    if (chunk && length <= BUDGET.length / 2 && nodes <= BUDGET.nodes / 2) chunk.push(part);
    else {
      chunks.push([part]);
      length = text.length + 6;
      nodes = own + 4;
    }
  }
  return chunks;
}
