import type { Database } from "./database.ts";
import type { DesignVersionRow } from "./tables.ts";

export type NewestDesign = Pick<DesignVersionRow, "designId" | "version" | "savedAt" | "configurationJson">;

interface Page {
  readonly merchantId: string;
  readonly productId: string;
  readonly limit: number;
  /** The last one of the page before; absent = the first page. */
  readonly after?: Pick<NewestDesign, "designId" | "savedAt"> | undefined;
}

/** Designs whose newest version is of a product, what was saved last first. */
export async function listNewestDesigns(
  { read }: Database,
  { merchantId, productId, limit, after }: Page,
): Promise<NewestDesign[]> {
  const query = read
    .selectFrom("designVersions")
    .innerJoin("designs", (join) =>
      join
        .onRef("designs.id", "=", "designVersions.designId")
        .onRef("designs.version", "=", "designVersions.version")
        .onRef("designs.merchantId", "=", "designVersions.merchantId"),
    )
    .select([
      "designVersions.designId",
      "designVersions.version",
      "designVersions.savedAt",
      "designVersions.configurationJson",
    ])
    .where("designVersions.merchantId", "=", merchantId)
    .where("designVersions.productId", "=", productId)
    .where("designs.erasedAt", "is", null)
    .orderBy("designVersions.savedAt", "desc")
    .orderBy("designVersions.designId", "desc")
    .limit(limit);
  if (!after) return query.execute();
  return (
    query
      // Said once more by itself, so that the index begins here.
      .where("designVersions.savedAt", "<=", after.savedAt)
      .where((where) =>
        where.or([
          where("designVersions.savedAt", "<", after.savedAt),
          where("designVersions.designId", "<", after.designId),
        ]),
      )
      .execute()
  );
}
