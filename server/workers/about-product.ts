import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** A request about a product that a worker may have been told before; sending one takes longer than most answers. */
export interface AboutProduct {
  /** Names it for as long as this server runs. */
  readonly product: number;
  /** The product itself, once a worker said that it does not know it. */
  readonly document?: Product;
}

/** To be asked again with the document. */
export const UNKNOWN_PRODUCT = "unknown product";

/** Each keeps what was worked out for it, such as its rules' engine. */
const MAX_KNOWN = 50;

const keys = new WeakMap<Product, number>();
let next = 0;

/** Asks a worker about a product, which it is sent when it does not know it. */
export async function askAbout<Answer extends object>(
  pool: WorkerPool,
  product: Product,
  question: object,
): Promise<Answer> {
  const key = keys.get(product) ?? next++;
  keys.set(product, key);
  const request: AboutProduct = { ...question, product: key };
  const answer = await pool.run<AboutProduct, Answer | typeof UNKNOWN_PRODUCT>(request);
  if (answer !== UNKNOWN_PRODUCT) return answer;
  return pool.run<AboutProduct, Answer>({ ...request, document: product });
}

/** The worker's side: the products it was asked about lately. */
export function createKnownProducts(): (about: AboutProduct) => Product | undefined {
  const known = new Map<number, Product>();
  return ({ product: key, document }) => {
    const product = known.get(key) ?? document;
    if (!product) return undefined;
    // The product used last is the last in the map.
    known.delete(key);
    known.set(key, product);
    const [oldest] = known.keys();
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
    return product;
  };
}
