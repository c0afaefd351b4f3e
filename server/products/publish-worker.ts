import { serveRequests } from "../workers/serve-requests.ts";
import { proveDocument } from "./prove-document.ts";
import type { ToProve } from "./prove-document.ts";

/** Process entry: one product document per request, where one made to take for ever takes nothing else along. */
serveRequests((request: ToProve) => Promise.resolve(proveDocument(request)));
