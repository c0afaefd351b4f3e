import { z } from "zod";
import { FileParityBody } from "../../configurator-schemas/protocol/file-parity-body.ts";
import { PriceWarning, RecordedWithdrawal } from "../../configurator-schemas/protocol/http.ts";
import type { OrderBody } from "../../configurator-schemas/protocol/http.ts";
import type { OrderLineRow, OrderRow, PrintJobRow } from "../database/tables.ts";

interface OrderRows {
  readonly order: OrderRow;
  readonly lines: readonly OrderLineRow[];
  readonly jobs: readonly PrintJobRow[];
}

const Parity = FileParityBody.nullable();
const Warning = PriceWarning.nullable();
const Withdrawal = RecordedWithdrawal.nullable();
const Fields = z.record(z.string(), z.string()).nullable();

/** An order as its merchant sees it. */
export function describeOrder({ order, lines, jobs }: OrderRows): z.infer<typeof OrderBody> {
  return {
    id: order.id,
    externalId: order.externalId,
    state: stateOf(jobs),
    placedAt: order.placedAt,
    lines: lines.map((line) => {
      const withdrawal = Withdrawal.parse(JSON.parse(line.withdrawalJson ?? "null"));
      const fields = Fields.parse(JSON.parse(line.fieldsJson ?? "null"));
      const priceWarning = Warning.parse(JSON.parse(line.priceWarningJson ?? "null"));
      return {
        id: line.id,
        sku: line.sku,
        quantity: line.quantity,
        design: line.designId,
        version: line.designVersion,
        jobs: jobs.filter((job) => job.orderLineId === line.id).map((job) => describeJob(job)),
        ...(fields && { fields }),
        ...(priceWarning && { priceWarning }),
        ...(withdrawal && { withdrawal }),
      };
    }),
  };
}

function describeJob({ id, state, profileId, reason, parityJson }: PrintJobRow) {
  const parity = Parity.parse(JSON.parse(parityJson ?? "null"));
  return { id, state, profile: profileId, ...(reason !== null && { reason }), ...(parity && { parity }) };
}

/** An order is what its jobs are: held until one moves, done when none can move any more. */
function stateOf(jobs: readonly PrintJobRow[]): z.infer<typeof OrderBody>["state"] {
  const live = jobs.filter((job) => job.state !== "cancelled");
  if (live.length === 0) return "cancelled";
  if (live.every((job) => job.state === "held")) return "held";
  return live.every((job) => job.state === "shipped" || job.state === "rejected") ? "done" : "open";
}
