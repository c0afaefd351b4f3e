import { constants, setPriority } from "node:os";
import { serveRequests } from "../workers/serve-requests.ts";
import { ingestFont } from "./font/ingest-font.ts";
import type { FontRequest } from "./font/font-request.ts";
import { ingestImage, ingestLightImage } from "./ingest-image.ts";
import type { WorkerRequest } from "./ingest-pool.ts";
import { restrictLoaders } from "./restrict-loaders.ts";

/** Process entry: one upload per request, decoded where a crash or a bomb takes nothing else along. */
restrictLoaders();
// Whoever waits for a price should not wait for somebody else's picture.
setPriority(constants.priority.PRIORITY_LOW);
serveRequests(async (asked: WorkerRequest | FontRequest) => {
  if ("kind" in asked) return ingestFont(asked);
  const { isTurn, ...request } = asked;
  return isTurn ? ingestImage(request) : ingestLightImage(request);
});
