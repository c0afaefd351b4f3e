import { compareFiles } from "./compare-files.ts";
import { renderProof } from "./pdf/proof/render-proof.ts";
import { renderTicket } from "./pdf/ticket/render-ticket.ts";
import { renderAreaPicture } from "./render-area-picture.ts";
import { renderPreview } from "./render-preview.ts";
import { renderPrint } from "./render-print.ts";
import { renderProofPictures } from "./render-proof-pictures.ts";
import type { GroupSizesRequest, PreflightRequest, RenderAnswer, RenderRequest } from "./render-request.ts";
import { createKnownProducts, UNKNOWN_PRODUCT } from "../workers/about-product.ts";
import { runPreflight } from "./run-preflight.ts";
import { sharedSizes } from "./shared-sizes.ts";
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
    case "proofPictures":
      return renderProofPictures(request);
    case "areaPicture":
      return renderAreaPicture(request);
    case "compareFiles":
      return compareFiles(request);
    case "proof":
      return renderProof(request);
    case "ticket":
      return renderTicket(request);
    case "groupSizes":
      return groupSizesKnown(request);
    case "preflight":
      return preflightKnown(request);
  }
}

async function groupSizesKnown(request: GroupSizesRequest): Promise<RenderAnswer> {
  const product = find(request);
  return product ? sharedSizes(product, request) : UNKNOWN_PRODUCT;
}

async function preflightKnown(request: PreflightRequest): Promise<RenderAnswer> {
  const product = find(request);
  return product ? runPreflight({ ...request, product }) : UNKNOWN_PRODUCT;
}
