import { describeArtwork } from "../../configurator-schemas/answers/describe-artwork.ts";
import { describeConfiguration, optionsInWords } from "../../configurator-schemas/answers/describe.ts";
import { areaSize } from "../../configurator-schemas/configuration/area-size.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { partsOf } from "../../configurator-schemas/configuration/parts.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import { variantOf } from "../../configurator-schemas/configuration/variant.ts";
import type {
  JobTicket,
  TicketArea,
  TicketDerived,
  TicketPart,
} from "../../configurator-schemas/production/job-ticket.ts";
import type { FileParity } from "../../configurator-schemas/production/file-parity.ts";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { OrderLineRow, OrderRow, PrintFileRow, PrintJobRow } from "../database/tables.ts";
import { RENDERER } from "../render/renderer.ts";
import { isUnprinted, NO_PROFILE } from "../render/unprinted.ts";

/** Print shops read French until they have a language of their own. */
const LANGUAGE: Language = "fr";

interface TicketFacts {
  readonly order: OrderRow;
  readonly line: OrderLineRow;
  readonly job: PrintJobRow;
  readonly product: Product;
  readonly configuration: Configuration;
  readonly files: readonly PrintFileRow[];
  readonly picture: string;
  /** Absent for what is not printed. */
  readonly parity: FileParity | undefined;
}

/** What travels with a job: everything a person at the machine needs to know, and the hashes of what was made. */
export function buildTicket({
  order,
  line,
  job,
  product,
  configuration,
  files,
  picture,
  parity,
}: TicketFacts): JobTicket {
  const profile = product.profileDocuments.find((each) => each.id === job.profileId);
  if (!profile && !isUnprinted(product))
    throw new Error(`expected profile ${job.profileId} in product ${product.id} version ${product.version}`);
  const variant = variantOf(product, configuration);
  const derived = derivedValues(product, configuration);
  const parts = cutList(product, configuration);
  return {
    job: job.id,
    order: order.id,
    externalId: order.externalId,
    createdAt: job.createdAt,
    ...(order.dueAt !== null && { dueAt: order.dueAt }),
    product: { id: product.id, version: product.version, name: localise(product.name, LANGUAGE) },
    variant: { sku: line.sku, ...(variant?.weightG !== undefined && { weightG: variant.weightG }) },
    quantity: line.quantity,
    profile: profile ? { id: profile.id, version: profile.version } : { id: NO_PROFILE, version: 0 },
    options: optionsInWords(product, configuration.selections, LANGUAGE, configuration),
    ...(derived.length > 0 && { derived }),
    ...(parts.length > 0 && { parts }),
    areas: profile ? files.map((file) => ticketArea(file, { product, configuration, profile })) : [],
    description: describeConfiguration(product, configuration, LANGUAGE),
    ...(profile && { artwork: artworkInWords(product, configuration) }),
    picture,
    // Written from the order's own checked record of texts.
    ...(order.shipToJson !== null && { shipTo: JSON.parse(order.shipToJson) as Record<string, string> }),
    renderer: RENDERER,
    ...(parity && { parity }),
  };
}

/** Those that are shown, as far as they are known. */
function derivedValues(product: Product, configuration: Configuration): TicketDerived[] {
  const scope = scopeOf(product, configuration);
  return product.derived.flatMap(({ id, label, unit, shown }) => {
    const value = shown ? scope.option(id) : null;
    return typeof value === "number" ? [{ id, label: localise(label, LANGUAGE), value, unit }] : [];
  });
}

function cutList(product: Product, configuration: Configuration): TicketPart[] {
  return partsOf(product, configuration).map(({ label, ...part }) => ({ ...part, label: localise(label, LANGUAGE) }));
}

function ticketArea(
  file: PrintFileRow,
  {
    product,
    configuration,
    profile,
  }: { readonly product: Product; readonly configuration: Configuration; readonly profile: PrintProfile },
): TicketArea {
  const area = product.printAreas.find((each) => each.id === file.area);
  const size = area && areaSize(product, area, { configuration, profile: profile.id });
  if (!area || !size) throw new Error(`expected area ${file.area} in product ${product.id} version ${product.version}`);
  return {
    area: area.id,
    label: localise(area.label, LANGUAGE),
    technique: area.techniques.find((each) => profile.techniques.includes(each)) ?? area.techniques[0] ?? "",
    trimMm: [size.widthMm, size.heightMm],
    bleedMm: profile.bleedMm,
    ppi: profile.targetPpi,
    file: file.name,
    sha256: file.sha256,
    widthPx: file.widthPx,
    heightPx: file.heightPx,
    colourSpace: profile.colourSpace,
  };
}

function artworkInWords(product: Product, configuration: Configuration): NonNullable<JobTicket["artwork"]> {
  return describeArtwork(product, configuration, LANGUAGE).map(({ area, label, elements }) => ({
    area,
    label,
    elements: elements.map(({ words }) => words),
  }));
}
