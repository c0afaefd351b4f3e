import sharp from "sharp";
import { serveRequests } from "../workers/serve-requests.ts";
import { answerRenderRequest } from "./answer-render-request.ts";

/** Process entry: one picture or print job per request. A cache would only keep finished designs in memory. */
sharp.cache(false);
serveRequests(answerRenderRequest);
