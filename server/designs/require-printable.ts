import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { isFilled } from "../../configurator-schemas/configuration/is-filled.ts";
import { madeElements } from "../../configurator-schemas/configuration/made-elements.ts";
import { hasErrors } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles, fontRows } from "../fonts/font-files.ts";
import { AppError } from "../problems/app-error.ts";
import type { PreflightAnswer } from "../render/render-request.ts";
import { uploadFiles } from "../uploads/uploads-of.ts";
import { askAbout } from "../workers/about-product.ts";
import { createKeptAnswers } from "../workers/kept-answers.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";

interface PrintableQuestion {
  readonly merchantId: string;
  readonly product: Product;
  /** Settled; equal ones are looked at once, also those of other requests. */
  readonly made: readonly Configuration[];
  /** Of each, where it is a piece of a roster; absent = each is by itself. */
  readonly groupSizes?: readonly (GroupSizes | null)[];
  readonly profileId: string;
  readonly uploads: ReadonlyMap<string, UploadRow>;
}

/** By renderer, because tests have several. */
const oncePerPool = new WeakMap<WorkerPool, ReturnType<typeof createKeptAnswers<PreflightAnswer>>>();

/**
 * Preflight before a price is signed and before an order is taken: whoever asks hears it now, not the print shop in two days.
 * Refuses with the issues. A worker that fails refuses nothing: the job's own preflight holds the job if it must.
 */
export async function requirePrintable(
  dependencies: Pick<Dependencies, "database" | "render" | "blobs">,
  { merchantId, product, made, groupSizes, profileId, uploads: rows }: PrintableQuestion,
): Promise<void> {
  const { render, blobs } = dependencies;
  const printed = made
    .map((configuration, i) => ({ configuration, groupSizes: groupSizes?.[i] ?? undefined }))
    .filter(({ configuration }) => Object.values(madeElements(product, configuration)).flat().some(isFilled));
  if (printed.length === 0) return;
  const preflightOnce = oncePerPool.get(render) ?? createKeptAnswers<PreflightAnswer>();
  oncePerPool.set(render, preflightOnce);
  try {
    for (const piece of printed) {
      const user = { merchantId, product, configurations: [piece.configuration] };
      const named = (await fontRows(dependencies, user)).map(({ id, sha256 }) => [id, sha256]);
      const question = { ...piece, profileId, uploads: [...rows], fonts: named };
      const { issues } = await preflightOnce({ about: product, question, isLasting: () => true }, async () => {
        const uploads = await uploadFiles(blobs, rows);
        const fonts = await fontFiles(dependencies, user);
        const asked = { kind: "preflight", ...piece, profileId, uploads, fonts } as const;
        return askAbout<PreflightAnswer>(render, product, asked);
      });
      if (hasErrors(issues)) throw new AppError("invalid_configuration", { issues });
    }
  } catch (error) {
    if (!(error instanceof WorkerFailed)) throw error;
  }
}
