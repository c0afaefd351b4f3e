import type { Database, Write } from "./database.ts";
import type { ApprovalRow, DesignVersionRow, OrderLineRow, PrintFileRow, PrintJobRow, UploadRow } from "./tables.ts";

/** What stands in the place of a configuration that was erased. */
export const ERASED_JSON = "null";

interface DesignKey {
  readonly merchantId: string;
  readonly id: string;
}

/** Everything that says what a design looks like, and for whom it was made. */
export interface DesignTraces {
  readonly versions: readonly DesignVersionRow[];
  readonly approvals: readonly ApprovalRow[];
  /** Hashes of pictures. */
  readonly previews: readonly string[];
  readonly lines: readonly OrderLineRow[];
  readonly jobs: readonly PrintJobRow[];
  readonly files: readonly PrintFileRow[];
}

export async function readDesignTraces({ read }: Database, { merchantId, id }: DesignKey): Promise<DesignTraces> {
  const [versions, approvals, previews, lines] = await Promise.all([
    read
      .selectFrom("designVersions")
      .selectAll()
      .where("merchantId", "=", merchantId)
      .where("designId", "=", id)
      .execute(),
    read.selectFrom("approvals").selectAll().where("merchantId", "=", merchantId).where("designId", "=", id).execute(),
    read.selectFrom("previews").selectAll().where("merchantId", "=", merchantId).where("designId", "=", id).execute(),
    read.selectFrom("orderLines").selectAll().where("merchantId", "=", merchantId).where("designId", "=", id).execute(),
  ]);
  const jobs = await read
    .selectFrom("printJobs")
    .innerJoin("orderLines", "orderLines.id", "printJobs.orderLineId")
    .selectAll("printJobs")
    .where("orderLines.merchantId", "=", merchantId)
    .where("orderLines.designId", "=", id)
    .execute();
  const files = await read
    .selectFrom("printFiles")
    .innerJoin("printJobs", "printJobs.id", "printFiles.jobId")
    .innerJoin("orderLines", "orderLines.id", "printJobs.orderLineId")
    .selectAll("printFiles")
    .where("orderLines.merchantId", "=", merchantId)
    .where("orderLines.designId", "=", id)
    .execute();
  const pictures = previews.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]));
  return { versions, approvals, previews: pictures, lines, jobs, files };
}

/** Of these uploads those that no other design of the merchant uses. */
export async function uploadsOnlyIn(
  { read }: Database,
  { merchantId, id }: DesignKey,
  uploads: readonly string[],
): Promise<UploadRow[]> {
  const own: UploadRow[] = [];
  for (const upload of uploads) {
    const pattern = `%"${upload}"%`;
    const elsewhere = await read
      .selectFrom("designVersions")
      .select("designId")
      .where("merchantId", "=", merchantId)
      .where("designId", "!=", id)
      .where("configurationJson", "like", pattern)
      .executeTakeFirst();
    if (elsewhere) continue;
    const row = await read
      .selectFrom("uploads")
      .selectAll()
      .where("merchantId", "=", merchantId)
      .where("id", "=", upload)
      .executeTakeFirst();
    if (row) own.push(row);
  }
  return own;
}

/** Race: of two erasures the second finds nothing to do (ExpectationFailed). */
export function eraseDesignRow({ read }: Database, { merchantId, id }: DesignKey, at: string): Write {
  const query = read
    .updateTable("designs")
    .set({ erasedAt: at })
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .where("erasedAt", "is", null)
    .compile();
  return { query, rows: 1 };
}

/** Hashes stay: of configurations, proofs and receipts. */
export function eraseVersions({ read }: Database, { merchantId, id }: DesignKey): Write[] {
  return [
    read
      .updateTable("designVersions")
      .set({ configurationJson: ERASED_JSON })
      .where("merchantId", "=", merchantId)
      .where("designId", "=", id)
      .compile(),
    read
      .updateTable("previews")
      .set({ sha256: null })
      .where("merchantId", "=", merchantId)
      .where("designId", "=", id)
      .compile(),
  ].map((query) => ({ query }));
}

export function eraseApproval({ read }: Database, row: ApprovalRow, recordJson: string): Write {
  const query = read
    .updateTable("approvals")
    .set({ recordJson })
    .where("merchantId", "=", row.merchantId)
    .where("designId", "=", row.designId)
    .where("version", "=", row.version)
    .where("profileId", "=", row.profileId)
    .compile();
  return { query, rows: 1 };
}

export function eraseLine({ read }: Database, line: OrderLineRow, receipt: string): Write {
  const query = read
    .updateTable("orderLines")
    .set({ configurationJson: ERASED_JSON, fieldsJson: null, groupSizesJson: null, receipt })
    .where("merchantId", "=", line.merchantId)
    .where("id", "=", line.id)
    .compile();
  return { query, rows: 1 };
}

/** Race: a job that moved meanwhile has another version, and the unit is undone. */
export function eraseJob(
  { read }: Database,
  { merchantId, id, version }: PrintJobRow,
  kept: { readonly ticketJson: string; readonly parityJson: string | null },
): Write[] {
  return [
    {
      query: read
        .updateTable("printJobs")
        .set({ ...kept, reason: null, reprintJson: null })
        .where("merchantId", "=", merchantId)
        .where("id", "=", id)
        .where("version", "=", version)
        .compile(),
      rows: 1,
    },
    {
      query: read
        .updateTable("printJobEvents")
        .set({ reason: null })
        .where("merchantId", "=", merchantId)
        .where("jobId", "=", id)
        .compile(),
    },
  ];
}

/** Where it was to be sent, once nothing of the order is left. */
export function eraseShipTo({ read }: Database, { merchantId, id }: DesignKey): Write {
  const query = read
    .updateTable("orders")
    .set({ shipToJson: null })
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom("orderLines")
            .select("orderLines.id")
            .whereRef("orderLines.orderId", "=", "orders.id")
            .where("orderLines.configurationJson", "!=", ERASED_JSON),
        ),
      ),
    )
    .compile();
  return { query };
}

export function deleteUploadRow({ read }: Database, { merchantId, id }: UploadRow): Write {
  return {
    query: read.deleteFrom("uploads").where("merchantId", "=", merchantId).where("id", "=", id).compile(),
    rows: 1,
  };
}

/** Answers that were kept for repetitions of a request, and say what is erased. */
export function forgetAnswersAbout({ read }: Database, ids: readonly string[]): Write[] {
  return ids.map((id) => ({
    query: read.deleteFrom("idempotencyKeys").where("body", "like", `%"${id}"%`).compile(),
  }));
}
