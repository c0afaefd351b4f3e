import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import type { Library } from "../../configurator-schemas/schema/compile-product.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import { ExpectationFailed, UniqueViolation } from "../database/database.ts";
import type { Database, Write } from "../database/database.ts";
import { publishVersion, readProductRow, readProductVersion } from "../database/products.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

export type Publication =
  | { readonly ok: true; readonly version: number; readonly writes: readonly Write[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

interface ToPublish {
  readonly merchantId: string;
  readonly document: ProductDocument;
  readonly library: Library;
  readonly now: Date;
}

const ATTEMPTS = 5;

/**
 * Compiles a document into the next version, with the writes that publish it: none when nothing changed since the
 * newest version (of the document, or of what it names).
 */
export async function prepareVersion(
  database: Database,
  { merchantId, document, library, now }: ToPublish,
): Promise<Publication> {
  const row = await readProductRow(database, { merchantId, id: document.id });
  const version = (row?.version ?? 0) + 1;
  const compiled = compileProduct(document, library, version);
  if (!compiled.ok) return compiled;
  const sourceSha256 = sha256Hex(canonicalJson({ ...compiled.value, version: 0 }));
  if (row && row.withdrawnAt === null) {
    const newest = await readProductVersion(database, { merchantId, id: document.id, version: row.version });
    if (newest?.sourceSha256 === sourceSha256) return { ok: true, version: row.version, writes: [] };
  }
  const writes = publishVersion(database, {
    merchantId,
    productId: document.id,
    version,
    documentJson: JSON.stringify(compiled.value),
    sourceSha256,
    publishedAt: now.toISOString(),
  });
  return { ok: true, version, writes };
}

/** Publishes; counts again when another publisher took the number. */
export async function publishProduct(database: Database, toPublish: ToPublish): Promise<Publication> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepareVersion(database, toPublish);
    if (!prepared.ok || prepared.writes.length === 0) return prepared;
    try {
      await database.write(prepared.writes);
      return prepared;
    } catch (error) {
      const taken = error instanceof ExpectationFailed || error instanceof UniqueViolation;
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}
