import type { JobTicket } from "../../../../configurator-schemas/production/job-ticket.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";

/** A job's ticket as a page for the bench: `ticket.pdf` in `outDir`. */
export interface TicketRequest {
  readonly kind: "ticket";
  readonly product: Product;
  readonly ticket: JobTicket;
  /** The ticket's small picture; absent = it is no longer kept. */
  readonly picture?: { readonly path: string } | undefined;
  /** An existing folder. */
  readonly outDir: string;
}

export interface TicketAnswer {
  readonly ok: true;
  readonly path: string;
}
