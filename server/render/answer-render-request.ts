import { renderPreview } from "./render-preview.ts";
import { renderPrint } from "./render-print.ts";
import type { PreflightRequest, RenderAnswer, RenderRequest } from "./render-request.ts";
import { createKnownProducts, UNKNOWN_PRODUCT } from "../workers/about-product.ts";
import { runPreflight } from "./run-preflight.ts";
import { writeWorkingCopy } from "./write-working-copy.ts";

const find = createKnownProducts();

/** One entry for every kind of render request. */
export async function answerRenderRequest(request: RenderRequest): Promise<RenderAnswer> {
  switch (request.kind) {
    case "print":
      return renderPrint(request);
    case "preview":
      return renderPreview(request);
    case "workingCopy":
      return writeWorkingCopy(request);
    case "preflight":
      return preflightKnown(request);
  }
}

async function preflightKnown(request: PreflightRequest): Promise<RenderAnswer> {
  const product = find(request);
  return product ? runPreflight({ ...request, product }) : UNKNOWN_PRODUCT;
}
