import type { Database } from "./database.ts";

/** As many as SQLite takes in one statement without being asked twice. */
const AT_ONCE = 200;

/** Of these hashes those that a row still names: their bytes must stay. Whoever adds a column of hashes adds it here. */
export async function namedBlobs({ read }: Database, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (let i = 0; i < hashes.length; i += AT_ONCE) {
    const some = hashes.slice(i, i + AT_ONCE);
    const found = await Promise.all([
      read
        .selectFrom("printFiles")
        .select("sha256")
        .where("sha256", "in", some)
        .where("removedAt", "is", null)
        .execute(),
      read.selectFrom("uploads").select("sha256").where("sha256", "in", some).execute(),
      read.selectFrom("uploads").select("originalSha256 as sha256").where("originalSha256", "in", some).execute(),
      read.selectFrom("uploads").select("drawingSha256 as sha256").where("drawingSha256", "in", some).execute(),
      read.selectFrom("previews").select("sha256").where("sha256", "in", some).execute(),
      standingApprovals(read).select("proofSha256 as sha256").where("proofSha256", "in", some).execute(),
      read.selectFrom("merchantFonts").select("sha256").where("sha256", "in", some).execute(),
      read.selectFrom("merchantFonts").select("originalSha256 as sha256").where("originalSha256", "in", some).execute(),
    ]);
    for (const { sha256 } of found.flat()) if (sha256 !== null) named.add(sha256);
    for (const hash of some) if (!named.has(hash) && (await isInDocument(read, hash))) named.add(hash);
  }
  return named;
}

/** Of a design that was erased the hashes of its proof stay, and name nothing. */
function standingApprovals(read: Database["read"]) {
  return read
    .selectFrom("approvals")
    .innerJoin("designs", "designs.id", "approvals.designId")
    .where("designs.erasedAt", "is", null);
}

/** Proof pictures stand in their record, pictures of what differed in the figures of a job. */
async function isInDocument(read: Database["read"], hash: string): Promise<boolean> {
  const pattern = `%${hash}%`;
  const record = await standingApprovals(read)
    .select("approvals.designId")
    .where("approvals.recordJson", "like", pattern)
    .executeTakeFirst();
  if (record) return true;
  const seen = await read
    .selectFrom("printJobs")
    .select("id")
    // `seen` alone names pictures; every file's own hash stands in the figures, too.
    .where("parityJson", "like", `%"seen":{%`)
    .where((each) =>
      each.or([each("parityJson", "like", `%"file":"${hash}"%`), each("parityJson", "like", `%"proof":"${hash}"%`)]),
    )
    .executeTakeFirst();
  return seen !== undefined;
}
