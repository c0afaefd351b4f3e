import { answerRenderRequest } from "../../../server/render/answer-render-request.ts";
import type { RenderRequest } from "../../../server/render/render-request.ts";
import { serveRequests } from "../../../server/workers/serve-requests.ts";

/** The real renderer, but that writing a proof's PDF kills it. */
serveRequests(async (request: RenderRequest) => {
  if (request.kind === "proof") process.kill(process.pid, "SIGKILL");
  return answerRenderRequest(request);
});
