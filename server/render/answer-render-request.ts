import { renderPreview } from "./render-preview.ts";
import { renderPrint } from "./render-print.ts";
import type { RenderAnswer, RenderRequest } from "./render-request.ts";
import { runPreflight } from "./run-preflight.ts";

/** One entry for every kind of render request. */
export async function answerRenderRequest(request: RenderRequest): Promise<RenderAnswer> {
  switch (request.kind) {
    case "print":
      return renderPrint(request);
    case "preview":
      return renderPreview(request);
    case "preflight":
      return runPreflight(request);
  }
}
