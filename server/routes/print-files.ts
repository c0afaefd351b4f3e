import { createRoute } from "@hono/zod-openapi";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { FILE_MIME, fileMime } from "../../configurator-schemas/production/file-mime.ts";
import { readPrintFiles, readShopJob } from "../database/print-jobs.ts";
import type { Dependencies } from "../dependencies.ts";
import { ticketOf } from "../jobs/read-ticket.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { printShopOf } from "../middleware/authenticate.ts";
import { AppError } from "../problems/app-error.ts";
import { IdParameter, PRINT_SHOP, refusals } from "./api-route.ts";
import { sendBlob } from "./send-blob.ts";

const CONTENT = Object.fromEntries(Object.values(FILE_MIME).map((mime) => [mime, {}]));

const fileRoute = createRoute({
  ...PRINT_SHOP,
  method: "get",
  path: "/print/jobs/{id}/files/{name}",
  summary: "Download a print file",
  description:
    "Its bytes are compared with their sha256 before every answer. `Range` is honoured; `Repr-Digest` is of the whole file.",
  request: { params: IdParameter.extend({ name: z.string().min(1).max(200) }) },
  responses: {
    200: { description: "The file.", content: CONTENT },
    206: { description: "The asked part.", content: CONTENT },
    ...refusals("not_found", "files_removed", "erased"),
  },
});

/** What a print shop downloads. */
export function addPrintFileRoutes(app: OpenAPIHono<AppEnv>, { database, blobs }: Dependencies): void {
  app.openapi(fileRoute, async (context) => {
    const { id, name } = context.req.valid("param");
    const job = await readShopJob(database, { printShopId: printShopOf(context.get("caller")), id });
    const file = job && (await readPrintFiles(database, job.id)).find((each) => each.name === name);
    if (!file) throw new AppError("not_found");
    if (file.removedAt !== null) {
      // Refuses with its own word where it was erased and not only removed.
      ticketOf(job);
      throw new AppError("files_removed", { params: { since: file.removedAt.slice(0, 10), sha256: file.sha256 } });
    }
    // Corruption is found here, never in the print shop.
    await blobs.verify(file.sha256);
    context.header("Cache-Control", "private, max-age=31536000, immutable");
    return sendBlob(context, blobs, { ...file, mime: fileMime(file.format) });
  });
}
