import { keepCompiledCode } from "./compiled-code.ts";

/** Process entry of the build: loads the server once, so that the first start finds it compiled. */
keepCompiledCode();
await Promise.all([
  import("./build-stamp.ts"),
  import("./main.ts"),
  import("./database/sqlite-writer.ts"),
  import("./colour/answer-press-request.ts"),
  import("./fonts/font-facts.ts"),
  import("./ingest/ingest-worker.ts"),
  import("./products/publish-worker.ts"),
  import("./render/render-worker.ts"),
  import("./rules/rules-worker.ts"),
]);
// The worker entries would go on waiting for requests; what was compiled is written as the process ends.
process.exit(0);
