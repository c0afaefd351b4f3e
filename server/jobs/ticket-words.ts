import { describeArtwork } from "../../configurator-schemas/answers/describe-artwork.ts";
import { describeConfiguration, optionsInWords } from "../../configurator-schemas/answers/describe.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { partsOf } from "../../configurator-schemas/configuration/parts.ts";
import { scopeOf } from "../../configurator-schemas/configuration/scope.ts";
import type {
  JobTicket,
  OptionWords,
  TicketDerived,
  TicketPart,
} from "../../configurator-schemas/production/job-ticket.ts";
import { localise } from "../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { toIssueReports } from "../problems/answer-problem.ts";

/** Print shops read French unless they ask for another language. */
export const TICKET_LANGUAGE: Language = "fr";

interface Described {
  readonly product: Product;
  /** Of a roster, by row. */
  readonly configurations: ReadonlyMap<number, Configuration>;
  readonly language: Language;
}

/** The same ticket in another language: everything in words is said anew from what was ordered. */
export function withWords(ticket: JobTicket, { product, configurations, language }: Described): JobTicket {
  const [first] = configurations.values();
  if (!first) throw new Error(`expected a piece of job ${ticket.job}`);
  const profile = product.profileDocuments.find(({ id }) => id === ticket.profile.id);
  const options = optionsInWords(product, first.selections, language, first);
  const derived = derivedValues(product, first, language);
  const parts = cutList(product, first, language);
  const labels = new Map(product.printAreas.map(({ id, label }) => [id, localise(label, language)]));
  return {
    ...ticket,
    language,
    product: { ...ticket.product, name: localise(product.name, language) },
    profile: { ...ticket.profile, ...(profile && { name: localise(profile.name, language) }) },
    options,
    ...(derived.length > 0 && { derived }),
    ...(parts.length > 0 && { parts }),
    areas: ticket.areas.map((area) => ({ ...area, label: labels.get(area.area) ?? area.label })),
    description: describeConfiguration(product, first, language),
    ...(profile && { artwork: artworkInWords(product, first, language) }),
    ...(ticket.rows && {
      rows: ticket.rows.map(({ options: _, ...row }) => {
        const own = configurations.get(row.row);
        const others = own ? otherOptions(options, optionsInWords(product, own.selections, language, own)) : [];
        return { ...row, ...(others.length > 0 && { options: others }) };
      }),
    }),
    warnings: toIssueReports(ticket.warnings, language),
  };
}

/** Those that are shown, as far as they are known. */
function derivedValues(product: Product, configuration: Configuration, language: Language): TicketDerived[] {
  const scope = scopeOf(product, configuration);
  return product.derived.flatMap(({ id, label, unit, shown }) => {
    const value = shown ? scope.option(id) : null;
    return typeof value === "number" ? [{ id, label: localise(label, language), value, unit }] : [];
  });
}

function cutList(product: Product, configuration: Configuration, language: Language): TicketPart[] {
  return partsOf(product, configuration).map(({ label, ...part }) => ({ ...part, label: localise(label, language) }));
}

function artworkInWords(
  product: Product,
  configuration: Configuration,
  language: Language,
): NonNullable<JobTicket["artwork"]> {
  return describeArtwork(product, configuration, { language }).map(({ area, label, elements }) => ({
    area,
    label,
    elements: elements.map(({ words }) => words),
  }));
}

function otherOptions(usual: readonly OptionWords[], own: readonly OptionWords[]): OptionWords[] {
  return own.filter(({ id, value }) => usual.find((each) => each.id === id)?.value !== value);
}
