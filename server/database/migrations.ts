import type { CompiledQuery, Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "./tables.ts";

/** One step of the schema, forward only. A published step never changes: the next one repairs it. */
export interface Migration {
  readonly name: string;
  readonly statements: (database: Kysely<Tables>) => readonly CompiledQuery[];
}

/** In order; a step's number is its place in this list, from 1. */
export const MIGRATIONS: readonly Migration[] = [
  { name: "first journey", statements: firstJourney },
  { name: "availability", statements: availability },
  { name: "merchant settings", statements: merchantSettings },
  { name: "drawings of uploads", statements: drawingsOfUploads },
  { name: "approvals", statements: approvals },
  { name: "group sizes of order lines", statements: groupSizesOfOrderLines },
  { name: "merchants' fonts", statements: merchantFonts },
  { name: "rows of jobs, reprints and erasure", statements: rowsReprintsErasure },
  { name: "merchants' profiles", statements: merchantProfiles },
];

function merchantProfiles({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema
      .createTable("pressProfiles")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("factsJson", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("pressProfilesKey", ["merchantId", "id"]),
    schema
      .createTable("printProfiles")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("documentJson", "text", (column) => column.notNull())
      .addColumn("sourceSha256", "text", (column) => column.notNull())
      .addColumn("publishedAt", "text", (column) => column.notNull())
      // Versions never change; of two publishers the second meets this key.
      .addPrimaryKeyConstraint("printProfilesKey", ["merchantId", "id", "version"]),
  ].map((builder) => builder.compile());
}

function rowsReprintsErasure({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema.alterTable("printJobs").addColumn("rowsJson", "text"),
    schema.alterTable("printJobs").addColumn("reprintJson", "text"),
    schema.alterTable("printFiles").addColumn("pagesJson", "text"),
    schema.alterTable("printFiles").addColumn("removedAt", "text"),
    schema.alterTable("designs").addColumn("erasedAt", "text"),
    // Before a blob is removed everything that names its bytes is looked for.
    schema.createIndex("printFilesByBytes").on("printFiles").columns(["sha256"]),
    // Retention looks for what was shipped long ago.
    schema.createIndex("printJobsByMerchant").on("printJobs").columns(["merchantId", "state", "changedAt"]),
    schema.createIndex("orderLinesByDesign").on("orderLines").columns(["merchantId", "designId"]),
  ].map((builder) => builder.compile());
}

function merchantFonts({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema
      .createTable("merchantFonts")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("family", "text", (column) => column.notNull())
      .addColumn("style", "text", (column) => column.notNull())
      .addColumn("licence", "text", (column) => column.notNull())
      .addColumn("statement", "text", (column) => column.notNull())
      .addColumn("format", "text", (column) => column.notNull())
      .addColumn("scriptsJson", "text", (column) => column.notNull())
      .addColumn("glyphs", "integer", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("originalSha256", "text", (column) => column.notNull())
      .addColumn("warningsJson", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull())
      .addColumn("withdrawnAt", "text")
      .addPrimaryKeyConstraint("merchantFontsKey", ["merchantId", "id"]),
    schema.createIndex("merchantFontsByFile").on("merchantFonts").columns(["sha256"]),
  ].map((builder) => builder.compile());
}

function groupSizesOfOrderLines({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [schema.alterTable("orderLines").addColumn("groupSizesJson", "text").compile()];
}

function approvals({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema
      .createTable("approvals")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("designId", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("profileId", "text", (column) => column.notNull())
      .addColumn("approvedAt", "text", (column) => column.notNull())
      .addColumn("recordJson", "text", (column) => column.notNull())
      .addColumn("proofSha256", "text", (column) => column.notNull())
      // Of two tabs that approve the same version the second meets this key and reads the first one's record.
      .addPrimaryKeyConstraint("approvalsKey", ["designId", "version", "profileId"]),
    schema.alterTable("printJobs").addColumn("parityJson", "text"),
  ].map((builder) => builder.compile());
}

function drawingsOfUploads({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [schema.alterTable("uploads").addColumn("drawingSha256", "text").compile()];
}

function merchantSettings({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema
      .createTable("merchantSettings")
      // SQLite lets a text key be null unless told otherwise.
      .addColumn("merchantId", "text", (column) => column.notNull().primaryKey())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("documentJson", "text", (column) => column.notNull())
      .addColumn("changedAt", "text", (column) => column.notNull()),
    // One statement each: SQLite adds one column at a time.
    schema.alterTable("orderLines").addColumn("fieldsJson", "text"),
    schema.alterTable("orderLines").addColumn("withdrawalJson", "text"),
    schema.createIndex("designVersionsByProduct").on("designVersions").columns(["merchantId", "productId", "savedAt"]),
  ].map((builder) => builder.compile());
}

function availability({ schema }: Kysely<Tables>): CompiledQuery[] {
  return [
    schema
      .createTable("availability")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("productId", "text", (column) => column.notNull())
      .addColumn("sku", "text", (column) => column.notNull())
      .addColumn("optionId", "text", (column) => column.notNull())
      .addColumn("valueJson", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("until", "text")
      .addColumn("changedAt", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("availabilityKey", ["merchantId", "subject"])
      .compile(),
  ];
}

function firstJourney(database: Kysely<Tables>): CompiledQuery[] {
  const { schema } = database;
  return [
    schema
      .createTable("merchants")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("printShopId", "text", (column) => column.notNull())
      .addColumn("currency", "text", (column) => column.notNull())
      .addColumn("taxRatePercent", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull()),
    schema
      .createTable("printShops")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull()),
    schema
      .createTable("apiKeys")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("sha256", "text", (column) => column.notNull().unique())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("merchantId", "text")
      .addColumn("printShopId", "text")
      .addColumn("originsJson", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull())
      .addColumn("revokedAt", "text")
      // A key belongs to exactly one side.
      .addCheckConstraint("oneOwner", sql`("merchantId" is null) <> ("printShopId" is null)`),
    schema
      .createTable("products")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("withdrawnAt", "text")
      .addPrimaryKeyConstraint("productsKey", ["merchantId", "id"]),
    schema
      .createTable("productVersions")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("productId", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("documentJson", "text", (column) => column.notNull())
      .addColumn("sourceSha256", "text", (column) => column.notNull())
      .addColumn("publishedAt", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("productVersionsKey", ["merchantId", "productId", "version"]),
    schema
      .createTable("uploads")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("mime", "text", (column) => column.notNull())
      .addColumn("widthPx", "integer", (column) => column.notNull())
      .addColumn("heightPx", "integer", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("originalSha256", "text", (column) => column.notNull())
      .addColumn("warningsJson", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull()),
    schema
      .createTable("designs")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("version", "integer", (column) => column.notNull())
      // Spoken on the telephone to whoever answers, so unique in the whole installation.
      .addColumn("code", "text", (column) => column.notNull().unique())
      .addColumn("tokenSha256", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull()),
    schema
      .createTable("designVersions")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("designId", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("productId", "text", (column) => column.notNull())
      .addColumn("configurationJson", "text", (column) => column.notNull())
      .addColumn("configurationSha256", "text", (column) => column.notNull())
      .addColumn("savedAt", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("designVersionsKey", ["designId", "version"]),
    schema
      .createTable("previews")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("designId", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("nonce", "text", (column) => column.notNull())
      .addColumn("sha256", "text")
      .addPrimaryKeyConstraint("previewsKey", ["designId", "version"]),
    schema
      .createTable("orders")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("externalId", "text", (column) => column.notNull())
      .addColumn("placedAt", "text", (column) => column.notNull())
      .addColumn("release", "text", (column) => column.notNull())
      .addColumn("shipToJson", "text")
      .addColumn("dueAt", "text")
      .addColumn("createdAt", "text", (column) => column.notNull()),
    schema
      .createTable("orderLines")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("orderId", "text", (column) => column.notNull())
      .addColumn("position", "integer", (column) => column.notNull())
      .addColumn("designId", "text", (column) => column.notNull())
      .addColumn("designVersion", "integer", (column) => column.notNull())
      .addColumn("productId", "text", (column) => column.notNull())
      .addColumn("productVersion", "integer", (column) => column.notNull())
      .addColumn("configurationJson", "text", (column) => column.notNull())
      .addColumn("sku", "text", (column) => column.notNull())
      .addColumn("quantity", "integer", (column) => column.notNull())
      .addColumn("receipt", "text", (column) => column.notNull())
      .addColumn("priceWarningJson", "text"),
    schema.createIndex("orderLinesByOrder").on("orderLines").columns(["orderId", "position"]),
    schema
      .createTable("printJobs")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("printShopId", "text", (column) => column.notNull())
      .addColumn("orderId", "text", (column) => column.notNull())
      .addColumn("orderLineId", "text", (column) => column.notNull())
      .addColumn("profileId", "text", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("reason", "text")
      .addColumn("claimId", "text")
      .addColumn("leaseUntil", "text")
      .addColumn("reprintOf", "text")
      .addColumn("ticketJson", "text")
      .addColumn("tracking", "text")
      .addColumn("quantityDone", "integer")
      .addColumn("createdAt", "text", (column) => column.notNull())
      .addColumn("changedAt", "text", (column) => column.notNull()),
    schema.createIndex("printJobsByOrder").on("printJobs").columns(["orderId"]),
    schema.createIndex("printJobsToClaim").on("printJobs").columns(["printShopId", "state", "createdAt", "id"]),
    schema.createIndex("printJobsByShop").on("printJobs").columns(["printShopId", "createdAt", "id"]),
    schema.createIndex("printJobsByClaim").on("printJobs").columns(["claimId"]),
    schema
      .createTable("printJobEvents")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("jobId", "text", (column) => column.notNull())
      .addColumn("version", "integer", (column) => column.notNull())
      .addColumn("state", "text", (column) => column.notNull())
      .addColumn("actor", "text", (column) => column.notNull())
      .addColumn("reason", "text")
      .addColumn("at", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("printJobEventsKey", ["jobId", "version"]),
    schema
      .createTable("printFiles")
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("jobId", "text", (column) => column.notNull())
      .addColumn("name", "text", (column) => column.notNull())
      .addColumn("role", "text", (column) => column.notNull())
      .addColumn("area", "text", (column) => column.notNull())
      .addColumn("format", "text", (column) => column.notNull())
      .addColumn("sha256", "text", (column) => column.notNull())
      .addColumn("bytes", "integer", (column) => column.notNull())
      .addColumn("widthPx", "integer", (column) => column.notNull())
      .addColumn("heightPx", "integer", (column) => column.notNull())
      // The guard against files rendered twice: a second attempt cannot add a second set.
      .addPrimaryKeyConstraint("printFilesKey", ["jobId", "name"]),
    schema
      .createTable("tasks")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("merchantId", "text", (column) => column.notNull())
      .addColumn("kind", "text", (column) => column.notNull())
      .addColumn("subject", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("runAfter", "text", (column) => column.notNull())
      .addColumn("leaseId", "text")
      .addColumn("leaseUntil", "text")
      .addColumn("lastError", "text")
      .addUniqueConstraint("oneTaskPerSubject", ["kind", "subject"]),
    schema.createIndex("tasksToRun").on("tasks").columns(["runAfter"]),
    schema
      .createTable("idempotencyKeys")
      .addColumn("ownerId", "text", (column) => column.notNull())
      .addColumn("key", "text", (column) => column.notNull())
      .addColumn("requestSha256", "text", (column) => column.notNull())
      .addColumn("status", "integer", (column) => column.notNull())
      .addColumn("headersJson", "text", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull())
      .addPrimaryKeyConstraint("idempotencyKeysKey", ["ownerId", "key"]),
    schema.createIndex("idempotencyKeysByAge").on("idempotencyKeys").columns(["createdAt"]),
    schema
      .createTable("signingKeys")
      .addColumn("id", "text", (column) => column.primaryKey())
      .addColumn("purpose", "text", (column) => column.notNull())
      .addColumn("secretJson", "text", (column) => column.notNull())
      .addColumn("createdAt", "text", (column) => column.notNull()),
  ].map((builder) => builder.compile());
}
