import { getCompileCacheDir } from "node:module";
import { serveRequests } from "../../../server/workers/serve-requests.ts";

/** Memory outside the heap, as decoders take it. */
const eaten: Buffer[] = [];

/** Does what it is told: echo, throw, crash, hang, wait, eat memory, or say who it is or where its code is kept. */
serveRequests(async ({ act, value }: { readonly act: string; readonly value?: unknown }) => {
  switch (act) {
    case "throw":
      throw new Error("as asked");
    case "crash":
      return process.kill(process.pid, "SIGKILL");
    case "hang":
      return new Promise(() => undefined);
    case "eat": {
      // Slowly, as a decoder does, and for the value's number of megabytes.
      for (let megabytes = 0; megabytes < Number(value); megabytes += 10) {
        eaten.push(Buffer.alloc(10_000_000, 1));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return process.pid;
    }
    case "wait":
      await new Promise((resolve) => setTimeout(resolve, Number(value)));
      return process.pid;
    case "code":
      return getCompileCacheDir();
    case "pid":
      return process.pid;
    default:
      return value;
  }
});
