import { serveRequests } from "../workers/serve-requests.ts";
import { answerRulesRequest } from "./answer-rules-request.ts";

/** Process entry: one question about a product's rules per request. */
serveRequests(answerRulesRequest);
