import type { Database } from "./database.ts";

/** Which of some designs have been ordered, in any version. */
export async function orderedDesigns(
  { read }: Database,
  { merchantId, designs }: { readonly merchantId: string; readonly designs: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (designs.length === 0) return new Set();
  const rows = await read
    .selectFrom("orderLines")
    .select("designId")
    .distinct()
    .where("merchantId", "=", merchantId)
    .where("designId", "in", [...designs])
    .execute();
  return new Set(rows.map(({ designId }) => designId));
}
