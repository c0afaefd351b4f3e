import type { JobState } from "../../configurator-schemas/production/job-states.ts";

/**
 * Every table. Times are ISO 8601 UTC with milliseconds, so that they sort as text on every engine; `…Json` columns are
 * JSON text; booleans do not occur. Every row belongs to a merchant, and every query says which.
 */
export interface Tables {
  merchants: MerchantRow;
  merchantSettings: MerchantSettingsRow;
  printShops: PrintShopRow;
  apiKeys: ApiKeyRow;
  products: ProductRow;
  productVersions: ProductVersionRow;
  availability: AvailabilityRow;
  uploads: UploadRow;
  merchantFonts: MerchantFontRow;
  pressProfiles: PressProfileRow;
  printProfiles: PrintProfileRow;
  designs: DesignRow;
  designVersions: DesignVersionRow;
  previews: PreviewRow;
  approvals: ApprovalRow;
  orders: OrderRow;
  orderLines: OrderLineRow;
  printJobs: PrintJobRow;
  printJobEvents: PrintJobEventRow;
  printFiles: PrintFileRow;
  tasks: TaskRow;
  idempotencyKeys: IdempotencyKeyRow;
  signingKeys: SigningKeyRow;
  migrations: MigrationRow;
}

export interface MerchantRow {
  id: string;
  name: string;
  /** Where its print jobs go. */
  printShopId: string;
  currency: string;
  /** Per cent, as a decimal string. */
  taxRatePercent: string;
  createdAt: string;
}

/** What a merchant set; without a row, what its own row says. */
export interface MerchantSettingsRow {
  merchantId: string;
  /** Grows with every change; the merchant's If-Match. */
  version: number;
  documentJson: string;
  changedAt: string;
}

export interface PrintShopRow {
  id: string;
  name: string;
  createdAt: string;
}

export interface ApiKeyRow {
  id: string;
  /** The key itself is shown once and never stored. 32 random bytes need no slow hash. */
  sha256: string;
  kind: "pk" | "sk" | "ps";
  merchantId: string | null;
  printShopId: string | null;
  /** JSON: origins that may use it in a browser; "loopback" = any page of this machine. */
  originsJson: string;
  createdAt: string;
  revokedAt: string | null;
}

export interface ProductRow {
  merchantId: string;
  id: string;
  /** The newest version. */
  version: number;
  withdrawnAt: string | null;
}

export interface ProductVersionRow {
  merchantId: string;
  productId: string;
  version: number;
  /** The compiled product, as it ships to browsers. */
  documentJson: string;
  /** Of everything it was compiled from: the same sources publish no new version. */
  sourceSha256: string;
  publishedAt: string;
}

/** What a merchant said last about a SKU, or about a value of an option. */
export interface AvailabilityRow {
  merchantId: string;
  /** What it is about, as one text: see availabilityKey. */
  subject: string;
  /** "" = every product of the merchant. */
  productId: string;
  /** "" when it is about a value. */
  sku: string;
  /** "" when it is about a SKU. */
  optionId: string;
  valueJson: string;
  state: "available" | "unavailable";
  /** As the merchant wrote it: a day or a time. */
  until: string | null;
  changedAt: string;
}

export interface UploadRow {
  merchantId: string;
  id: string;
  kind: "photo" | "graphic";
  mime: string;
  widthPx: number;
  heightPx: number;
  /** Of the normalised picture. */
  bytes: number;
  sha256: string;
  originalSha256: string;
  /** Of a drawing: its outlines. */
  drawingSha256: string | null;
  warningsJson: string;
  createdAt: string;
}

export interface MerchantFontRow {
  merchantId: string;
  /** Its name and the beginning of its bytes' hash: a design that names it means these bytes. */
  id: string;
  family: string;
  style: string;
  /** `web`: browsers get the file. `server`: it never leaves, they get outlines of what is written. */
  licence: "web" | "server";
  /** What the merchant confirmed about it, in their words. */
  statement: string;
  format: "ttf" | "otf";
  scriptsJson: string;
  glyphs: number;
  /** Of the file as it was written anew. */
  bytes: number;
  sha256: string;
  originalSha256: string;
  warningsJson: string;
  createdAt: string;
  /** Not offered any more; designs that name it are still made. */
  withdrawnAt: string | null;
}

/** A merchant's own ICC profile of a press; the bytes are among the blobs. */
export interface PressProfileRow {
  merchantId: string;
  id: string;
  sha256: string;
  bytes: number;
  /** PressFacts. */
  factsJson: string;
  createdAt: string;
}

/** A version of a merchant's own print profile: never changed afterwards. */
export interface PrintProfileRow {
  merchantId: string;
  id: string;
  version: number;
  /** Its calendar filled in. */
  documentJson: string;
  /** Of everything but its number: the same document publishes no new version. */
  sourceSha256: string;
  publishedAt: string;
}

export interface DesignRow {
  merchantId: string;
  id: string;
  /** The newest version. */
  version: number;
  code: string;
  tokenSha256: string;
  createdAt: string;
  /** Since then nothing is left of it but hashes. */
  erasedAt: string | null;
}

export interface DesignVersionRow {
  merchantId: string;
  designId: string;
  version: number;
  productId: string;
  configurationJson: string;
  /** sha256 of the canonical JSON: what a receipt speaks about. */
  configurationSha256: string;
  savedAt: string;
}

/** A signed picture address; without its row the address is dead. */
export interface PreviewRow {
  merchantId: string;
  designId: string;
  version: number;
  nonce: string;
  /** The picture once it was rendered. */
  sha256: string | null;
}

/** A version somebody approved, by one profile: never changed afterwards. */
export interface ApprovalRow {
  merchantId: string;
  designId: string;
  version: number;
  profileId: string;
  approvedAt: string;
  /** A ProofRecord: everything that went into it by its sha256. */
  recordJson: string;
  /** The proof as a PDF, among the blobs. */
  proofSha256: string;
}

export interface OrderRow {
  merchantId: string;
  id: string;
  externalId: string;
  placedAt: string;
  release: string;
  shipToJson: string | null;
  dueAt: string | null;
  createdAt: string;
}

export interface OrderLineRow {
  merchantId: string;
  id: string;
  orderId: string;
  position: number;
  designId: string;
  designVersion: number;
  productId: string;
  productVersion: number;
  /** The configuration with the line's own selections: what is made. */
  configurationJson: string;
  /** Sizes of groups of texts it shares with the lines it was ordered with; null = it has the same by itself. */
  groupSizesJson: string | null;
  sku: string;
  quantity: number;
  receipt: string;
  priceWarningJson: string | null;
  /** What a roster says of this piece: one row's fields. */
  fieldsJson: string | null;
  /** The right of withdrawal as the shopper was told it. */
  withdrawalJson: string | null;
}

export interface PrintJobRow {
  merchantId: string;
  id: string;
  printShopId: string;
  orderId: string;
  orderLineId: string;
  profileId: string;
  state: JobState;
  /** Grows with every change of state; the print shop's If-Match. */
  version: number;
  reason: string | null;
  claimId: string | null;
  leaseUntil: string | null;
  reprintOf: string | null;
  /** Of a roster: its pieces (JobRow[]), `orderLineId` the first one's; null = the one line. */
  rowsJson: string | null;
  /** Of a reprint: which pieces were asked for, and why (AskedReprint). */
  reprintJson: string | null;
  ticketJson: string | null;
  /** How far its files are from the proof (FileParity); null until they were measured. */
  parityJson: string | null;
  tracking: string | null;
  quantityDone: number | null;
  createdAt: string;
  /** When it became what it is; lists are in this order. */
  changedAt: string;
}

/** Append-only: what happened to a job. */
export interface PrintJobEventRow {
  merchantId: string;
  jobId: string;
  version: number;
  state: JobState;
  actor: "merchant" | "server" | "printShop";
  reason: string | null;
  at: string;
}

export interface PrintFileRow {
  merchantId: string;
  jobId: string;
  name: string;
  /** "print" = for the machine, "picture" = the ticket's small picture. */
  role: "print" | "picture";
  /** Of its first page. */
  area: string;
  format: string;
  sha256: string;
  bytes: number;
  /** 0 where it has no pixels. */
  widthPx: number;
  heightPx: number;
  /** What its pages show (FilePage[]), where that is more than `area`. */
  pagesJson: string | null;
  /** When its bytes were removed; the hash stays. */
  removedAt: string | null;
}

/** Work off the request path. A print job's own life is in printJobs, never here. */
export interface TaskRow {
  id: string;
  merchantId: string;
  kind: "render";
  /** The print job. */
  subject: string;
  attempts: number;
  runAfter: string;
  leaseId: string | null;
  leaseUntil: string | null;
  lastError: string | null;
}

export interface IdempotencyKeyRow {
  /** Merchant or print shop. */
  ownerId: string;
  key: string;
  requestSha256: string;
  status: number;
  headersJson: string;
  body: string;
  createdAt: string;
}

/** Secrets of this installation: receipts (Ed25519 JWK) and picture addresses (HMAC). */
export interface SigningKeyRow {
  id: string;
  purpose: "receipts" | "previews";
  secretJson: string;
  createdAt: string;
}

export interface MigrationRow {
  number: number;
  name: string;
  appliedAt: string;
}
