import { serveRequests } from "../workers/serve-requests.ts";
import { answerPressRequest } from "./answer-press-request.ts";

/** Process entry: one press profile per request, where one made to take for ever takes nothing else along. */
serveRequests(answerPressRequest);
