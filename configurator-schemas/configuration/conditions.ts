import { evaluate, holds } from "../expressions/evaluate.ts";
import type { Scope } from "../expressions/evaluate.ts";
import type { Value } from "../expressions/tree.ts";
import type { Product } from "../schema/product.ts";

/** Does a condition of the product hold? An absent one does. The tree was made when the product was published. */
export function conditionHolds(product: Product, text: string | undefined, scope: Scope): boolean {
  return text === undefined || holds(treeOf(product, text), scope);
}

/** The value of an expression of the product. */
export function valueOf(product: Product, text: string, scope: Scope): Value {
  return evaluate(treeOf(product, text), scope);
}

function treeOf(product: Product, text: string) {
  const tree = product.expressions[text];
  if (!tree)
    throw new Error(`product ${product.id} version ${product.version} was published without the tree of "${text}"`);
  return tree;
}
