import { z } from "zod";
import { FileParityBody } from "../../configurator-schemas/protocol/file-parity-body.ts";
import { PriceWarning, RecordedWithdrawal } from "../../configurator-schemas/protocol/http.ts";
import type { OrderBody } from "../../configurator-schemas/protocol/http.ts";
import type { OrderLineRow, OrderRow, PrintJobRow } from "../database/tables.ts";
import { rowsOf } from "../jobs/job-rows.ts";
import type { JobRow } from "../jobs/job-rows.ts";

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
        jobs: jobs.flatMap((job) => {
          const piece = rowsOf(job).find((each) => each.line === line.id);
          return piece ? [describeJob(job, piece)] : [];
        }),
        ...(fields && { fields }),
        ...(priceWarning && { priceWarning }),
        ...(withdrawal && { withdrawal }),
      };
    }),
  };
}

/** Of a roster's job each line tells its own figures. */
function describeJob({ id, state, profileId, reason, parityJson, rowsJson }: PrintJobRow, { row }: JobRow) {
  const whole = Parity.parse(JSON.parse(parityJson ?? "null"));
  const areas = rowsJson === null ? whole?.areas : whole?.areas.filter((area) => area.row === row);
  const parity = whole && areas && { ...whole, areas };
  return {
    id,
    state,
    profile: profileId,
    ...(rowsJson !== null && { row }),
    ...(reason !== null && { reason }),
    ...(parity && { parity }),
  };
}

/** An order is what its jobs are: held until one moves, done when none can move any more. */
function stateOf(jobs: readonly PrintJobRow[]): z.infer<typeof OrderBody>["state"] {
  const live = jobs.filter((job) => job.state !== "cancelled");
  if (live.length === 0) return "cancelled";
  if (live.every((job) => job.state === "held")) return "held";
  return live.every((job) => job.state === "shipped" || job.state === "rejected") ? "done" : "open";
}
