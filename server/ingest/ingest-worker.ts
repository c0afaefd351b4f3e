import { serveRequests } from "../workers/serve-requests.ts";
import { ingestImage } from "./ingest-image.ts";
import { restrictLoaders } from "./restrict-loaders.ts";

/** Process entry: one upload per request, decoded where a crash or a bomb takes nothing else along. */
restrictLoaders();
serveRequests(ingestImage);
