import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Product, ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { ExpectationFailed, UniqueViolation } from "../database/database.ts";
import type { Database, Write } from "../database/database.ts";
import { publishVersion, readProductRow, readProductVersion } from "../database/products.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

export type Publication =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly issues: readonly Issue[] };

interface ToPublish {
  readonly merchantId: string;
  /** Compiled; its number is not looked at. */
  readonly product: Product;
  readonly now: Date;
}

const ATTEMPTS = 5;
const UNNUMBERED = 0;

/** Compiles a document and publishes it, for those who brought it themselves: nothing is proved about its rules. */
export async function publishDocument(
  database: Database,
  {
    document,
    library,
    ...rest
  }: Omit<ToPublish, "product"> & {
    readonly document: ProductDocument;
    readonly library: Library;
  },
): Promise<Publication> {
  const compiled = compileProduct(document, library, UNNUMBERED);
  if (!compiled.ok) return compiled;
  return { ok: true, version: await publishProduct(database, { ...rest, product: compiled.value }) };
}

/**
 * Publishes a product and tells its version: the present one when nothing changed since (in the document, or in what it
 * names). Counts again when another publisher took the number.
 */
export async function publishProduct(database: Database, toPublish: ToPublish): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { version, writes } = await prepareVersion(database, toPublish);
    if (writes.length === 0) return version;
    try {
      await database.write(writes);
      return version;
    } catch (error) {
      const taken = error instanceof ExpectationFailed || error instanceof UniqueViolation;
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

/** The next version, with the writes that publish it: none when it would be the same as the newest. */
async function prepareVersion(
  database: Database,
  { merchantId, product, now }: ToPublish,
): Promise<{ readonly version: number; readonly writes: readonly Write[] }> {
  const { id } = product;
  const row = await readProductRow(database, { merchantId, id });
  const sourceSha256 = sha256Hex(canonicalJson({ ...product, version: UNNUMBERED }));
  if (row && row.withdrawnAt === null) {
    const newest = await readProductVersion(database, { merchantId, id, version: row.version });
    if (newest?.sourceSha256 === sourceSha256) return { version: row.version, writes: [] };
  }
  const version = (row?.version ?? 0) + 1;
  const writes = publishVersion(database, {
    merchantId,
    productId: id,
    version,
    documentJson: JSON.stringify({ ...product, version }),
    sourceSha256,
    publishedAt: now.toISOString(),
  });
  return { version, writes };
}
