import type { DerivedValue } from "./derived.ts";
import type { Option } from "./option.ts";
import type { ProductDocument } from "./product.ts";

/** Options and derived values of a product by id. */
export interface ProductIndex {
  readonly options: ReadonlyMap<string, Option>;
  readonly derived: ReadonlyMap<string, DerivedValue>;
}

/** Documents never change, so what was indexed once stays right. */
const known = new WeakMap<ProductDocument, ProductIndex>();

export function indexOf(product: ProductDocument): ProductIndex {
  let index = known.get(product);
  if (!index) {
    index = {
      options: new Map(product.options.map((option) => [option.id, option])),
      derived: new Map(product.derived.map((derived) => [derived.id, derived])),
    };
    known.set(product, index);
  }
  return index;
}
