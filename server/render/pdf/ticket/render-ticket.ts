import { join } from "node:path";
import { loadShaper } from "../../fonts.ts";
import { writeSynced } from "../../write-synced.ts";
import type { TicketAnswer, TicketRequest } from "./ticket-request.ts";
import { writeTicket } from "./write-ticket.ts";

/** The ticket of a job as `ticket.pdf`. */
export async function renderTicket(request: TicketRequest): Promise<TicketAnswer> {
  const { product, outDir } = request;
  const shaper = await loadShaper({ product, configurations: [] });
  const path = join(outDir, "ticket.pdf");
  await writeSynced(path, await writeTicket({ ...request, shaper }));
  return { ok: true, path };
}
