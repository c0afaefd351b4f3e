import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readOrderLines, readOrderRow } from "../database/orders.ts";
import type { OrderLineRow, OrderRow, PrintJobRow, UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { productOf } from "../products/published-product.ts";
import { uploadsOf } from "../uploads/uploads-of.ts";
import { groupSizesOf } from "./group-sizes-of.ts";
import type { JobPiece } from "./job-piece.ts";
import { rowsOf } from "./job-rows.ts";

/** At least one piece. */
export type Pieces = readonly [JobPiece, ...JobPiece[]];

/** A job with everything it takes to make it. */
export interface OpenedJob {
  readonly job: PrintJobRow;
  readonly order: OrderRow;
  readonly product: Product;
  readonly pieces: Pieces;
  readonly uploads: ReadonlyMap<string, UploadRow>;
}

export async function openJob({ database }: Pick<Dependencies, "database">, job: PrintJobRow): Promise<OpenedJob> {
  const { merchantId, orderId } = job;
  const order = await readOrderRow(database, { merchantId, id: orderId });
  if (!order) throw new Error(`expected order ${orderId} of job ${job.id}`);
  const pieces = piecesOf(job, await readOrderLines(database, { merchantId, id: orderId }));
  const [{ configuration }] = pieces;
  const { product } = await productOf(database, merchantId, configuration);
  const lines = pieces.map((piece) => piece.configuration);
  const uploads = await uploadsOf(database, merchantId, { product, configuration, lines });
  return { job, order, product, pieces, uploads };
}

/** Every piece of a job with the line it was ordered as. */
function piecesOf(job: PrintJobRow, lines: readonly OrderLineRow[]): Pieces {
  const pieces = rowsOf(job).map(({ row, line: id }): JobPiece => {
    const line = lines.find((each) => each.id === id);
    if (!line) throw new Error(`expected line ${id} of job ${job.id}`);
    // Checked against the grammar when the order was placed.
    const configuration = JSON.parse(line.configurationJson) as Configuration;
    return { row, line, configuration, groupSizes: groupSizesOf(line) };
  });
  const [first, ...rest] = pieces;
  if (!first) throw new Error(`expected a piece of job ${job.id}`);
  return [first, ...rest];
}
