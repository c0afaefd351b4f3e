import { serveRequests } from "../../../server/workers/serve-requests.ts";

/** A renderer that dies of every design, as a native crash would. */
serveRequests(async () => process.kill(process.pid, "SIGKILL"));
