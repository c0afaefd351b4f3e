import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Database } from "../database/database.ts";
import { readProductRow, readProductVersion } from "../database/products.ts";
import { AppError } from "../problems/app-error.ts";

export interface PublishedProduct {
  readonly product: Product;
  readonly withdrawnAt: string | undefined;
}

interface Wanted {
  readonly merchantId: string;
  readonly id: string;
  /** Absent = the newest. */
  readonly version?: number | undefined;
}

const MAX_KEPT = 500;
/** By database, because tests have several. */
const parsed = new WeakMap<Database, Map<string, Product>>();

/** A published version of a merchant's product; undefined when there is none. Withdrawn ones are still readable. */
export async function findProduct(
  database: Database,
  { merchantId, id, version }: Wanted,
): Promise<PublishedProduct | undefined> {
  const row = await readProductRow(database, { merchantId, id });
  if (!row) return undefined;
  const product = await readVersion(database, { merchantId, id, version: version ?? row.version });
  return product && { product, withdrawnAt: row.withdrawnAt ?? undefined };
}

/** The version a configuration was made for. A product that is not there is the configuration's mistake. */
export async function productOf(
  database: Database,
  merchantId: string,
  configuration: Configuration,
): Promise<PublishedProduct> {
  const found = await findProduct(database, {
    merchantId,
    id: configuration.product,
    version: configuration.productVersion,
  });
  if (found) return found;
  const { product, productVersion } = configuration;
  throw new AppError("invalid_configuration", {
    issues: [
      issue("product_unknown", "error", ["product"], {
        product: productVersion === undefined ? product : `${product} (version ${productVersion})`,
      }),
    ],
  });
}

/** Refuses a withdrawn product for anything that would be ordered. */
export function refuseWithdrawn({ withdrawnAt }: PublishedProduct, since: Date | undefined): void {
  if (withdrawnAt === undefined || (since && since.toISOString() < withdrawnAt)) return;
  throw new AppError("product_withdrawn", { params: { since: withdrawnAt.slice(0, 10) } });
}

async function readVersion(
  database: Database,
  wanted: { readonly merchantId: string; readonly id: string; readonly version: number },
): Promise<Product | undefined> {
  const name = `${wanted.merchantId} ${wanted.id} ${wanted.version}`;
  const kept = parsed.get(database) ?? new Map<string, Product>();
  parsed.set(database, kept);
  const known = kept.get(name);
  if (known) return known;
  const row = await readProductVersion(database, wanted);
  if (!row) return undefined;
  // compileProduct's own result, written by publish-product.ts; versions are immutable.
  const product = JSON.parse(row.documentJson) as Product;
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(name, product);
  return product;
}
