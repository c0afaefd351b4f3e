import { serveRequests } from "../../../server/workers/serve-requests.ts";

/** Does what it is told: echo, throw, crash, hang, or say who it is. */
serveRequests(async ({ act, value }: { readonly act: string; readonly value?: unknown }) => {
  switch (act) {
    case "throw":
      throw new Error("as asked");
    case "crash":
      return process.kill(process.pid, "SIGKILL");
    case "hang":
      return new Promise(() => undefined);
    case "pid":
      return process.pid;
    default:
      return value;
  }
});
