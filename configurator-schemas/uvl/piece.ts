import { EXPRESSION_LIMITS } from "../expressions/tree.ts";
import type { Presence } from "./represent-features.ts";

/** What one expression may hold, with room for what is written around it. */
export const BUDGET = {
  length: EXPRESSION_LIMITS.maxLength - 200,
  depth: EXPRESSION_LIMITS.maxDepth - 8,
  nodes: EXPRESSION_LIMITS.maxNodes - 60,
} as const;

/** Binding strengths of the text form, weakest first. */
export const STRENGTH = { if: 0, or: 1, and: 2, compare: 3, sum: 4, product: 5, unary: 6, word: 7 } as const;

/** A piece of an expression: its text, how strongly it binds, and what it costs the parser (never less than in truth). */
export interface Piece {
  readonly text: string;
  readonly strength: number;
  readonly depth: number;
  readonly nodes: number;
}

/** A piece and the sign between it and the one before. */
export interface Signed {
  readonly sign: "&&" | "||" | "+" | "-" | "*";
  readonly piece: Piece;
}

export function fits({ text, depth, nodes }: Piece): boolean {
  return text.length <= BUDGET.length && depth <= BUDGET.depth && nodes <= BUDGET.nodes;
}

export function word(text: string): Piece {
  return { text, strength: STRENGTH.word, depth: 1, nodes: 2 };
}

export function numberPiece(value: number): Piece {
  const text = Math.abs(value)
    .toFixed(9)
    .replace(/\.?0+$/, "");
  return value < 0 ? { text: `-${text}`, strength: STRENGTH.unary, depth: 2, nodes: 3 } : word(text);
}

/** Pieces one after the other. A first sign is left out, but for a minus. */
export function chain(parts: readonly Signed[], strength: number): Piece {
  let depth = 0;
  let nodes = 2;
  const texts = parts.map(({ sign, piece }, i) => {
    const isPlainFirst = i === 0 && sign !== "-";
    const wrapped = wrap(piece, strength === STRENGTH.sum && !isPlainFirst ? strength + 1 : strength);
    depth = Math.max(depth, wrapped.depth + 1);
    nodes += wrapped.nodes + 2;
    if (i === 0) return isPlainFirst ? wrapped.text : `-${wrapped.text}`;
    return ` ${sign} ${wrapped.text}`;
  });
  return { text: texts.join(""), strength, depth, nodes };
}

export function comparison(left: Piece, sign: string, right: Piece): Piece {
  const [one, other] = [wrap(left, STRENGTH.sum), wrap(right, STRENGTH.sum)];
  return {
    text: `${one.text} ${sign} ${other.text}`,
    strength: STRENGTH.compare,
    depth: Math.max(one.depth, other.depth) + 1,
    nodes: one.nodes + other.nodes + 2,
  };
}

export function negation(piece: Piece): Piece {
  const { text, depth, nodes } = wrap(piece, STRENGTH.unary);
  return { text: `!${text}`, strength: STRENGTH.unary, depth: depth + 1, nodes: nodes + 1 };
}

export function conditional(test: Piece, ifTrue: Piece, ifFalse: Piece): Piece {
  const [one, two, three] = [wrap(test, STRENGTH.or), wrap(ifTrue, STRENGTH.or), wrap(ifFalse, STRENGTH.or)];
  return {
    text: `${one.text} ? ${two.text} : ${three.text}`,
    strength: STRENGTH.if,
    depth: Math.max(one.depth, two.depth, three.depth) + 2,
    nodes: one.nodes + two.nodes + three.nodes + 4,
  };
}

/** That a feature is chosen, or is not. */
export function presencePiece(presence: Presence, isChosen: boolean): Piece {
  switch (presence.kind) {
    case "always":
      return word(String(isChosen));
    case "flag":
      return isChosen ? word(presence.option) : negation(word(presence.option));
    case "value": {
      const { option, value, isMany } = presence;
      const [own, quoted] = [word(option), word(`'${value}'`)];
      if (!isMany) return comparison(own, isChosen ? "==" : "!=", quoted);
      const isIn = comparison(quoted, "in", own);
      return isChosen ? isIn : negation(isIn);
    }
  }
}

function wrap(piece: Piece, needed: number): Piece {
  if (piece.strength >= needed) return piece;
  return { text: `(${piece.text})`, strength: STRENGTH.word, depth: piece.depth + 2, nodes: piece.nodes + 2 };
}
