import { isFilled } from "../../configurator-schemas/configuration/scope.ts";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";
import type { PreflightAnswer, PreflightRequest } from "../render/render-request.ts";
import { uploadFiles } from "../uploads/uploads-of.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";

type PrintableQuestion = Omit<PreflightRequest, "kind" | "uploads"> & {
  readonly uploads: ReadonlyMap<string, UploadRow>;
};

/**
 * Preflight before a price is signed and before an order is taken: whoever asks hears it now, not the print shop in two days.
 * Refuses with the issues. A worker that fails refuses nothing: the job's own preflight holds the job if it must.
 */
export async function requirePrintable(
  { render, blobs }: Pick<Dependencies, "render" | "blobs">,
  design: PrintableQuestion,
): Promise<void> {
  if (!Object.values(design.configuration.elements).flat().some(isFilled)) return;
  const uploads = await uploadFiles(blobs, design.uploads);
  try {
    const { issues } = await render.run<PreflightRequest, PreflightAnswer>({ ...design, kind: "preflight", uploads });
    if (hasErrors(issues)) throw new AppError("invalid_configuration", { issues });
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error;
  }
}
