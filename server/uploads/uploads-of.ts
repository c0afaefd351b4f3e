import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { selectionOf } from "../../configurator-schemas/configuration/selections.ts";
import type { UploadFacts } from "../../configurator-schemas/configuration/upload-facts.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Database } from "../database/database.ts";
import { readUploads } from "../database/uploads.ts";
import type { UploadRow } from "../database/tables.ts";
import type { BlobStore } from "../storage/blob-store.ts";

interface UploadUser {
  readonly product: Product;
  readonly configuration: Configuration;
  /** The configurations of single lines, when they differ: a line may bring pictures of its own. */
  readonly lines?: readonly Configuration[];
}

/** The merchant's uploads that a configuration uses, by id. Somebody else's upload is not among them. */
export async function uploadsOf(
  database: Database,
  merchantId: string,
  { product, configuration, lines = [] }: UploadUser,
): Promise<ReadonlyMap<string, UploadRow>> {
  const ids = new Set([configuration, ...lines].flatMap((each) => [...uploadIds(product, each)]));
  const rows = await readUploads(database, { merchantId, ids: [...ids] });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the core needs to know of them. */
export function uploadFacts(uploads: ReadonlyMap<string, UploadRow>): ReadonlyMap<string, UploadFacts> {
  return new Map([...uploads].map(([id, { widthPx, heightPx }]) => [id, { widthPx, heightPx }]));
}

/** The same as local files, for the render workers. */
export async function uploadFiles(blobs: BlobStore, uploads: ReadonlyMap<string, UploadRow>) {
  const files = await Promise.all(
    [...uploads.values()].map(async ({ id, sha256, mime, widthPx, heightPx, drawingSha256 }) => {
      const picture = { path: await blobs.path(sha256), mime, widthPx, heightPx };
      return [
        id,
        drawingSha256 === null ? picture : { ...picture, drawingPath: await blobs.path(drawingSha256) },
      ] as const;
    }),
  );
  return Object.fromEntries(files);
}

function uploadIds(product: Product, configuration: Configuration): Set<string> {
  const ids = new Set<string>();
  for (const element of Object.values(configuration.elements).flat()) {
    if (element.kind === "image" && element.upload !== "") ids.add(element.upload);
  }
  for (const option of product.options) {
    const value = option.kind === "image" ? selectionOf(option, configuration.selections) : undefined;
    if (typeof value === "string" && value !== "") ids.add(value);
  }
  return ids;
}
