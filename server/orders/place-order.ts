import type { z } from "zod";
import type { OrderBody, OrderRequest } from "../../configurator-schemas/protocol/http.ts";
import { lineConfiguration } from "../../configurator-schemas/configuration/line-configuration.ts";
import type { ReceiptClaims } from "../../configurator-schemas/receipt/claims.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Write } from "../database/database.ts";
import { designIsThere } from "../database/designs.ts";
import { readMerchant } from "../database/merchants.ts";
import { insertOrder, insertOrderLine, wasMadeBefore } from "../database/orders.ts";
import { insertPrintJob } from "../database/print-jobs.ts";
import type { MerchantRow, OrderLineRow, OrderRow, PrintJobRow } from "../database/tables.ts";
import { insertTask } from "../database/tasks.ts";
import type { Dependencies } from "../dependencies.ts";
import { requireApproval } from "../designs/require-approval.ts";
import { findVersion } from "../designs/read-design.ts";
import { requirePrintable } from "../designs/require-printable.ts";
import { rosterSizes } from "../designs/roster-sizes.ts";
import { newId } from "../identifiers.ts";
import type { JobRow } from "../jobs/job-rows.ts";
import { AppError } from "../problems/app-error.ts";
import { offeredProfile } from "../products/offered-profile.ts";
import { atPricesOf } from "../products/price-book.ts";
import { productOf, refuseWithdrawn } from "../products/published-product.ts";
import { quoteDesign } from "../quotes/quote-design.ts";
import { verifyReceipt } from "../receipts/verify-receipt.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { describeOrder } from "./describe-order.ts";
import { readSettings } from "../settings/read-settings.ts";
import { priceWarning } from "./price-warning.ts";
import { recordWithdrawal } from "./record-withdrawal.ts";

type AskedLine = OrderRequest["lines"][number];

export interface PlacedOrder {
  readonly body: z.infer<typeof OrderBody>;
  readonly writes: readonly Write[];
}

/** Lines that are made as one job; at least one. */
type OrderedPieces = readonly [OrderLineRow, ...OrderLineRow[]];

interface Asking {
  readonly merchant: MerchantRow;
  readonly order: OrderRow;
  readonly language: Language;
  readonly position: number;
}

/**
 * Checks an order and prepares its unit of work: the order, its lines, one job per line (the rows of a roster are one line) and the tasks that render them.
 * Refuses what cannot be made or was never quoted by us; never for a price or an expired receipt.
 */
export async function placeOrder(
  dependencies: Dependencies,
  asked: OrderRequest,
  { merchantId, language }: { readonly merchantId: string; readonly language: Language },
): Promise<PlacedOrder> {
  const { database, now } = dependencies;
  const merchant = await readMerchant(database, merchantId);
  if (!merchant) throw new Error(`expected merchant ${merchantId} of a live key`);
  const order = orderRow(asked, merchantId, now());
  const writes: Write[] = [insertOrder(database, order)];
  const lines: OrderLineRow[] = [];
  const jobs: PrintJobRow[] = [];
  for (const [i, line] of asked.lines.entries()) {
    const { profileId, rows } = await prepareLine(dependencies, line, { merchant, order, language, position: i });
    const placed = rows.map((row, j) => ({ ...row, position: lines.length + j }));
    lines.push(...placed);
    writes.push(
      designIsThere(database, { merchantId, id: line.design }),
      ...placed.map((row) => insertOrderLine(database, row)),
    );
    for (const pieces of byJob(placed)) {
      const job = jobRow(pieces, { order, merchant, profileId });
      jobs.push(job);
      writes.push(...insertPrintJob(database, job, "merchant"), ...taskFor(dependencies, order, job));
    }
  }
  return { body: describeOrder({ order, lines, jobs }), writes };
}

async function prepareLine(
  dependencies: Dependencies,
  asked: AskedLine,
  { merchant, order, language, position }: Asking,
): Promise<{ readonly profileId: string; readonly rows: readonly Omit<OrderLineRow, "position">[] }> {
  const { database, receiptKeys, rules } = dependencies;
  const found = await findVersion(database, { merchantId: merchant.id, id: asked.design, version: asked.version });
  if (!found) throw new AppError("not_found");
  const { configuration } = found;
  const published = await productOf(database, merchant.id, configuration);
  const placedAt = new Date(order.placedAt);
  refuseWithdrawn(published, placedAt);
  const product = await atPricesOf(database, merchant.id, { product: published.product, time: placedAt });
  const profileId = offeredProfile(product, { profile: asked.profile, path: ["lines", position, "profile"] });
  await requireApproval(dependencies, found.version, { product, profileId });

  const receipt = await verifyReceipt(receiptKeys, asked.receipt, { merchantId: merchant.id, placedAt });
  if (!receipt.ok) throw new AppError(receipt.code);
  const { claims } = receipt;
  requireInLadder(claims, asked);
  const own = asked.lines.map((line) => lineConfiguration(configuration, line));
  const uploads = await uploadsOf(database, merchant.id, { product, configuration, lines: own });
  const { configurationSha256 } = found.version;
  const quoted = await quoteDesign(rules, {
    product,
    configuration,
    uploads,
    language,
    lines: asked.lines,
    // It is paid: what has sold out since is the merchant's to settle with the shopper.
    shortages: [],
    settings: await readSettings(database, merchant),
    currency: claims.total.currency,
    country: claims.country,
    shopBase: shopBaseOf(product, claims),
    reprint: await wasMadeBefore(database, {
      merchantId: merchant.id,
      design: asked.design,
      configurationSha256,
      before: order.placedAt,
    }),
  });
  const { quote, made, ratePercent, words } = quoted;
  const warning = priceWarning(receipt, {
    configurationSha256,
    lines: asked.lines,
    quote,
    ratePercent: ratePercent ?? "0",
    language,
  });
  const groupSizes = await rosterSizes(dependencies, { merchantId: merchant.id, product, made });
  await requirePrintable(dependencies, { merchantId: merchant.id, product, made, groupSizes, profileId, uploads });
  const rows = asked.lines.map((line, i) => ({
    merchantId: merchant.id,
    id: newId("line"),
    orderId: order.id,
    designId: asked.design,
    designVersion: asked.version,
    productId: product.id,
    productVersion: product.version,
    configurationJson: JSON.stringify(made[i]),
    groupSizesJson: groupSizes[i] ? JSON.stringify(groupSizes[i]) : null,
    sku: skuOf(quote.skus[i]?.sku ?? "", line.sku, [position, i]),
    quantity: line.quantity,
    receipt: asked.receipt,
    priceWarningJson: warning ? JSON.stringify(warning) : null,
    fieldsJson: line.fields ? JSON.stringify(line.fields) : null,
    withdrawalJson: JSON.stringify(
      recordWithdrawal(claims, { line, order, seenAt: asked.withdrawalSeenAt, fallback: words.withdrawal }),
    ),
  }));
  return { profileId, rows };
}

/** The rows of a roster are made together; what differs in its selections is another blank, and a job of its own. */
function byJob(lines: readonly OrderLineRow[]): readonly OrderedPieces[] {
  const [first, ...others] = lines.filter(({ fieldsJson }) => fieldsJson !== null);
  if (!first || others.length === 0) return lines.map((line) => [line]);
  const single = lines.filter(({ fieldsJson }) => fieldsJson === null).map((line): OrderedPieces => [line]);
  return [[first, ...others], ...single];
}

/** More pieces than the receipt's ladder speaks for were never priced, and cannot be made in one go. */
function requireInLadder(claims: ReceiptClaims, { lines }: AskedLine): void {
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (quantity > claims.maxQuantity)
    throw new AppError("receipt_out_of_ladder", { params: { max: claims.maxQuantity } });
}

/** The base the shop named when the receipt was made: it stands there as a row. */
function shopBaseOf({ prices }: Product, { rows, total: { currency } }: ReceiptClaims) {
  const table = prices.find((each) => each.currency === currency);
  const row = rows.find(({ rule }) => rule === "base");
  return table?.base === "shop" && row ? { amount: row.unit, currency } : undefined;
}

/** The stock code follows from the selections; one that a shop sends along must agree. */
function skuOf(expected: string, got: string | undefined, [line, inner]: readonly [number, number]): string {
  if (got !== undefined && got !== expected) {
    const path = ["lines", line, "lines", inner, "sku"];
    throw new AppError("invalid_configuration", {
      issues: [issue("value_unknown", "error", path, { label: "sku", got, expected })],
    });
  }
  return expected;
}

function orderRow(asked: OrderRequest, merchantId: string, now: Date): OrderRow {
  return {
    merchantId,
    id: newId("ord"),
    externalId: asked.externalId,
    placedAt: new Date(asked.placedAt).toISOString(),
    release:
      asked.release === "now" || asked.release === "hold" ? asked.release : new Date(asked.release).toISOString(),
    shipToJson: asked.shipTo ? JSON.stringify(asked.shipTo) : null,
    dueAt: asked.dueAt === undefined ? null : new Date(asked.dueAt).toISOString(),
    createdAt: now.toISOString(),
  };
}

function jobRow(
  pieces: OrderedPieces,
  {
    order,
    merchant,
    profileId,
  }: { readonly order: OrderRow; readonly merchant: MerchantRow; readonly profileId: string },
): PrintJobRow {
  return {
    merchantId: order.merchantId,
    id: newId("job"),
    printShopId: merchant.printShopId,
    orderId: order.id,
    orderLineId: pieces[0].id,
    profileId,
    state: order.release === "now" ? "rendering" : "held",
    version: 1,
    reason: null,
    claimId: null,
    leaseUntil: null,
    reprintOf: null,
    rowsJson: pieces.length > 1 ? rowsJson(pieces) : null,
    reprintJson: null,
    ticketJson: null,
    parityJson: null,
    tracking: null,
    quantityDone: null,
    createdAt: order.createdAt,
    changedAt: order.createdAt,
  };
}

function rowsJson(pieces: OrderedPieces): string {
  return JSON.stringify(pieces.map(({ id }, i): JobRow => ({ row: i + 1, line: id })));
}

/** "hold" has no task until it is released; a time has one that waits. */
function taskFor({ database }: Dependencies, order: OrderRow, job: PrintJobRow): Write[] {
  if (order.release === "hold") return [];
  const runAfter = order.release === "now" ? order.createdAt : order.release;
  return [insertTask(database, { id: newId("task"), merchantId: order.merchantId, subject: job.id, runAfter })];
}
