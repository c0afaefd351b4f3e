import type { Database, Write } from "./database.ts";
import { readKept } from "./kept-reads.ts";
import type { ProductRow, ProductVersionRow } from "./tables.ts";

export type PublishedRow = ProductVersionRow & Pick<ProductRow, "withdrawnAt">;

/** The newest version of every product that is offered, by id. */
export async function listProducts({ read }: Database, merchantId: string): Promise<PublishedRow[]> {
  return read
    .selectFrom("products")
    .innerJoin("productVersions", (join) =>
      join
        .onRef("productVersions.merchantId", "=", "products.merchantId")
        .onRef("productVersions.productId", "=", "products.id")
        .onRef("productVersions.version", "=", "products.version"),
    )
    .selectAll("productVersions")
    .select("products.withdrawnAt")
    .where("products.merchantId", "=", merchantId)
    .where("products.withdrawnAt", "is", null)
    .orderBy("products.id")
    .execute();
}

export async function readProductRow(
  database: Database,
  { merchantId, id }: { readonly merchantId: string; readonly id: string },
): Promise<ProductRow | undefined> {
  return readKept(database, { table: "products", name: `${merchantId} ${id}` }, () =>
    database.read
      .selectFrom("products")
      .selectAll()
      .where("merchantId", "=", merchantId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
}

export async function readProductVersion(
  { read }: Database,
  { merchantId, id, version }: { readonly merchantId: string; readonly id: string; readonly version: number },
): Promise<ProductVersionRow | undefined> {
  return read
    .selectFrom("productVersions")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("productId", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
}

/**
 * Publishes a version. Race: two publishers of one product take the same number; the second's unit is undone
 * (UniqueViolation for a first version, ExpectationFailed for a later one), and it counts again.
 */
export function publishVersion({ read }: Database, row: ProductVersionRow): Write[] {
  const { merchantId, productId, version } = row;
  const product =
    version === 1
      ? read.insertInto("products").values({ merchantId, id: productId, version, withdrawnAt: null }).compile()
      : read
          .updateTable("products")
          // Publishing again is how a withdrawn product comes back.
          .set({ version, withdrawnAt: null })
          .where("merchantId", "=", merchantId)
          .where("id", "=", productId)
          .where("version", "=", version - 1)
          .compile();
  return [
    { query: product, rows: 1 },
    { query: read.insertInto("productVersions").values(row).compile(), rows: 1 },
  ];
}

/** Touches no row when it is withdrawn already: the first time stays. */
export function withdrawProduct(
  { read }: Database,
  { merchantId, id, at }: { readonly merchantId: string; readonly id: string; readonly at: string },
): Write {
  const query = read
    .updateTable("products")
    .set({ withdrawnAt: at })
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .where("withdrawnAt", "is", null)
    .compile();
  return { query };
}

/** The newest version that was published at a time, or now; undefined when there was none. */
export async function readVersionAt(
  database: Database,
  { merchantId, id, at }: { readonly merchantId: string; readonly id: string; readonly at: string | undefined },
): Promise<number | undefined> {
  const newest = () =>
    database.read
      .selectFrom("productVersions")
      .select("version")
      .where("merchantId", "=", merchantId)
      .where("productId", "=", id)
      .orderBy("version", "desc");
  const found =
    at === undefined
      ? await readKept(database, { table: "productVersions", name: `newest ${merchantId} ${id}` }, () =>
          newest().executeTakeFirst(),
        )
      : await newest().where("publishedAt", "<=", at).executeTakeFirst();
  return found?.version;
}
