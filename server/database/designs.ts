import type { Database, Write } from "./database.ts";
import type { DesignRow, DesignVersionRow, PreviewRow } from "./tables.ts";

interface DesignKey {
  readonly merchantId: string;
  readonly id: string;
}

/** A new design with its first version. A code that is taken undoes the unit (UniqueViolation): draw another. */
export function insertDesign(
  { read }: Database,
  {
    design,
    version,
    preview,
  }: { readonly design: DesignRow; readonly version: DesignVersionRow; readonly preview: PreviewRow },
): Write[] {
  return [
    { query: read.insertInto("designs").values(design).compile(), rows: 1 },
    { query: read.insertInto("designVersions").values(version).compile(), rows: 1 },
    { query: read.insertInto("previews").values(preview).compile(), rows: 1 },
  ];
}

/**
 * The next version of a design. Race: of two tabs that both read version n, one update finds n and the other does
 * not (ExpectationFailed): the second hears about it, and nothing it sent overwrites the first.
 */
export function insertDesignVersion(
  { read }: Database,
  { version, preview }: { readonly version: DesignVersionRow; readonly preview: PreviewRow },
): Write[] {
  return [
    {
      query: read
        .updateTable("designs")
        .set({ version: version.version })
        .where("merchantId", "=", version.merchantId)
        .where("id", "=", version.designId)
        .where("version", "=", version.version - 1)
        .where("erasedAt", "is", null)
        .compile(),
      rows: 1,
    },
    { query: read.insertInto("designVersions").values(version).compile(), rows: 1 },
    { query: read.insertInto("previews").values(preview).compile(), rows: 1 },
  ];
}

/** Expects that a design was not erased meanwhile: what is made from it in this unit is undone otherwise. */
export function designIsThere({ read }: Database, { merchantId, id }: DesignKey): Write {
  const query = read
    .updateTable("designs")
    .set({ erasedAt: null })
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .where("erasedAt", "is", null)
    .compile();
  return { query, rows: 1 };
}

export async function readDesignRow({ read }: Database, { merchantId, id }: DesignKey): Promise<DesignRow | undefined> {
  return read
    .selectFrom("designs")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function readDesignVersion(
  { read }: Database,
  { merchantId, id, version }: DesignKey & { readonly version: number },
): Promise<DesignVersionRow | undefined> {
  return read
    .selectFrom("designVersions")
    .selectAll()
    .where("merchantId", "=", merchantId)
    .where("designId", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** By design alone: a picture address carries no key; its signature is the permission. */
export async function readPreview(
  { read }: Database,
  { designId, version }: { readonly designId: string; readonly version: number },
): Promise<PreviewRow | undefined> {
  return read
    .selectFrom("previews")
    .selectAll()
    .where("designId", "=", designId)
    .where("version", "=", version)
    .executeTakeFirst();
}

/** Remembers the rendered picture, unless the address was revoked meanwhile. */
export function keepPreview({ read }: Database, row: PreviewRow): Write {
  const query = read
    .updateTable("previews")
    .set({ sha256: row.sha256 })
    .where("merchantId", "=", row.merchantId)
    .where("designId", "=", row.designId)
    .where("version", "=", row.version)
    .where("nonce", "=", row.nonce)
    .compile();
  return { query };
}

/** A new nonce: the old picture address is dead, the design's next answer carries the new one. */
export function revokePreview({ read }: Database, row: Omit<PreviewRow, "sha256">): Write {
  const query = read
    .updateTable("previews")
    .set({ nonce: row.nonce })
    .where("merchantId", "=", row.merchantId)
    .where("designId", "=", row.designId)
    .where("version", "=", row.version)
    .compile();
  return { query, rows: 1 };
}
