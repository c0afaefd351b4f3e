import { areaSize } from "../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { variantOf } from "../../configurator-schemas/configuration/variant.ts";
import { TICKET_VERSION } from "../../configurator-schemas/production/job-ticket.ts";
import type { JobTicket, TicketArea, TicketReprint } from "../../configurator-schemas/production/job-ticket.ts";
import type { JobRecipe } from "../../configurator-schemas/production/job-recipe.ts";
import type { FileParity } from "../../configurator-schemas/production/file-parity.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { OrderRow, PrintFileRow, PrintJobRow } from "../database/tables.ts";
import { toIssueReports } from "../problems/answer-problem.ts";
import { RENDERER } from "../render/renderer.ts";
import { isUnprinted, NO_PROFILE } from "../render/unprinted.ts";
import type { JobPiece } from "./job-piece.ts";
import { pagesOf } from "./job-rows.ts";
import { ticketInks } from "./ticket-inks.ts";
import { TICKET_LANGUAGE, withWords } from "./ticket-words.ts";

interface TicketFacts {
  readonly order: OrderRow;
  readonly job: PrintJobRow;
  readonly product: Product;
  /** At least one. */
  readonly pieces: readonly [JobPiece, ...JobPiece[]];
  readonly files: readonly PrintFileRow[];
  readonly picture: string;
  /** What preflight let pass. */
  readonly warnings: readonly Issue[];
  readonly recipe: JobRecipe;
  /** Absent for what is not printed. */
  readonly parity: FileParity | undefined;
  readonly reprint?: TicketReprint | undefined;
}

/** What travels with a job: everything a person at the machine needs to know, and the hashes of what was made. */
export function buildTicket(facts: TicketFacts): JobTicket {
  const { order, job, product, pieces, files, picture, warnings, recipe, parity, reprint } = facts;
  const profile = product.profileDocuments.find((each) => each.id === job.profileId);
  if (!profile && !isUnprinted(product))
    throw new Error(`expected profile ${job.profileId} in product ${product.id} version ${product.version}`);
  const [{ line, configuration }] = pieces;
  const configurations = new Map(pieces.map((piece) => [piece.row, piece.configuration]));
  const variant = variantOf(product, configuration);
  const inks = profile ? ticketInks(product, configurations.values(), profile) : [];
  const ticket: JobTicket = {
    schemaVersion: TICKET_VERSION,
    language: TICKET_LANGUAGE,
    job: job.id,
    order: order.id,
    externalId: order.externalId,
    createdAt: job.createdAt,
    ...(order.dueAt !== null && { dueAt: order.dueAt }),
    product: { id: product.id, version: product.version, name: "" },
    variant: { sku: line.sku, ...(variant?.weightG !== undefined && { weightG: variant.weightG }) },
    quantity: pieces.reduce((sum, piece) => sum + piece.line.quantity, 0),
    profile: profile ? { id: profile.id, version: profile.version } : { id: NO_PROFILE, version: 0 },
    options: [],
    areas: profile ? files.flatMap((file) => ticketAreas(file, { product, configurations, profile })) : [],
    ...(inks.length > 0 && { inks }),
    files: files.map(({ name, format, sha256, bytes }) => ({ name, format, sha256, bytes })),
    description: "",
    ...(job.rowsJson !== null && { rows: pieces.map(ticketRow) }),
    picture,
    // Written from the order's own checked record of texts.
    ...(order.shipToJson !== null && { shipTo: JSON.parse(order.shipToJson) as Record<string, string> }),
    warnings: toIssueReports(warnings, TICKET_LANGUAGE),
    renderer: RENDERER,
    recipe,
    ...(parity && { parity }),
    ...(reprint && { reprint }),
  };
  return withWords(ticket, { product, configurations, language: TICKET_LANGUAGE });
}

function ticketRow({ row, line }: JobPiece): NonNullable<JobTicket["rows"]>[number] {
  return {
    row,
    line: line.id,
    sku: line.sku,
    quantity: line.quantity,
    // Written by place-order.ts.
    fields: line.fieldsJson === null ? {} : (JSON.parse(line.fieldsJson) as Record<string, string>),
  };
}

interface Printed {
  readonly product: Product;
  readonly configurations: ReadonlyMap<number, Configuration>;
  readonly profile: PrintProfile;
}

/** One entry for each page of a file. */
function ticketAreas(file: PrintFileRow, printed: Printed): TicketArea[] {
  const pages = pagesOf(file);
  return pages.map(({ area, row }, i) => ({
    ...areaOf(area, row, printed),
    file: file.name,
    ...(pages.length > 1 && { page: i + 1 }),
    ...(row !== undefined && { row }),
    sha256: file.sha256,
    ...(file.widthPx > 0 && { widthPx: file.widthPx, heightPx: file.heightPx }),
    colourSpace: printed.profile.colourSpace,
  }));
}

function areaOf(id: string, row: number | undefined, { product, configurations, profile }: Printed) {
  const configuration = configurations.get(row ?? 1) ?? [...configurations.values()][0];
  const area = product.printAreas.find((each) => each.id === id);
  const size = area && configuration && areaSize(product, area, { configuration, profile: profile.id });
  if (!area || !size) throw new Error(`expected area ${id} in product ${product.id} version ${product.version}`);
  return {
    area: area.id,
    label: localise(area.label, TICKET_LANGUAGE),
    technique: area.techniques.find((each) => profile.techniques.includes(each)) ?? area.techniques[0] ?? "",
    trimMm: [size.widthMm, size.heightMm] as const,
    bleedMm: profile.bleedMm,
    safeMm: profile.safeMm,
    ppi: profile.targetPpi,
  };
}
