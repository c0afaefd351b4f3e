import { numberIn } from "../../../../configurator-schemas/answers/describe-artwork.ts";
import type { JobTicket, TicketArea, TicketRow } from "../../../../configurator-schemas/production/job-ticket.ts";
import type { FlowingText } from "../proof/flow-texts.ts";
import { BODY, HEADING, NOTE, WARNING } from "../proof/proof-style.ts";
import type { TextStyle } from "../proof/typesetter.ts";
import { TICKET_PAGE_WORDS } from "./ticket-page-words.ts";

const ITEM_GAP_MM = 0.8;
const SECTION_GAP_MM = 3.5;
/** Read from a step away. */
const LARGE: TextStyle = { sizeMm: 5, colour: "#1b1f24" };
const MOST_FILES = 8;

/** Everything a ticket says in words, what is looked for first standing first. */
export function ticketTexts(ticket: JobTicket): FlowingText[] {
  const { language, dueAt, variant, profile, rows, artwork, description } = ticket;
  const words = TICKET_PAGE_WORDS[language];
  const { labelled } = words;
  const facts = [
    item(labelled(words.due, dueAt === undefined ? words.noDue : dateIn(dueAt, ticket)), LARGE),
    item(labelled(words.sku, variant.sku), LARGE),
    ...areasInWords(ticket).map((text) => item(text)),
    item(labelled(words.profile, `${profile.name ?? profile.id} (${profile.id}, ${profile.version})`)),
  ];
  const told = artwork?.flatMap(({ label, elements }) => elements.map((text) => labelled(label, text)));
  return [
    ...facts,
    ...reprintTexts(ticket),
    ...section(
      words.rows,
      (rows ?? []).map((row) => ({ ...item(rowInWords(row, ticket)), marker: String(row.row) })),
    ),
    ...section(
      words.options,
      ticket.options.map(({ label, value }) => item(labelled(label, value))),
    ),
    ...section(
      words.derived,
      (ticket.derived ?? []).map(({ label, value, unit }) =>
        item(labelled(label, `${numberIn(value, language)}\u00a0${unit}`)),
      ),
    ),
    ...section(
      words.parts,
      (ticket.parts ?? []).map((part) =>
        item(
          words.times(part.quantity, `${part.label}, ${part.lengthMm} × ${part.widthMm} × ${part.thicknessMm}\u00a0mm`),
        ),
      ),
    ),
    ...section(
      words.artwork,
      (told ?? [description]).map((text) => item(text)),
    ),
    ...section(
      words.shipTo,
      Object.values(ticket.shipTo ?? {}).map((line) => item(line)),
    ),
    ...section(
      words.warnings,
      ticket.warnings.map(({ message }) => ({ ...item(message, WARNING), marker: "!" })),
    ),
    ...parityTexts(ticket),
    ...section(words.files, fileTexts(ticket)),
  ];
}

/** A day, and the time in UTC, as the workshop's own clock is not known. */
function dateIn(at: string, { language }: JobTicket): string {
  const { months, date } = TICKET_PAGE_WORDS[language];
  const [year = "", month = "", day = ""] = at.slice(0, 10).split("-");
  return `${date(Number(day), months[Number(month) - 1] ?? month, Number(year))}, ${at.slice(11, 16)}\u00a0UTC`;
}

/** Rows of a roster share their areas: each size is said once. */
function areasInWords({ areas, language }: JobTicket): string[] {
  const words = TICKET_PAGE_WORDS[language];
  const sentence = ({ label, trimMm: [width, height], bleedMm, technique }: TicketArea) =>
    words.labelled(
      label,
      [
        words.size(numberIn(width, language), numberIn(height, language)),
        ...(bleedMm > 0 ? [words.bleed(numberIn(bleedMm, language))] : []),
        technique,
      ].join(", "),
    );
  return [...new Set(areas.map(sentence))];
}

function rowInWords({ sku, quantity, fields, options = [] }: TicketRow, { language, variant }: JobTicket): string {
  const { times, labelled } = TICKET_PAGE_WORDS[language];
  const said = [
    ...Object.values(fields).filter((text) => text.trim() !== ""),
    ...options.map(({ label, value }) => labelled(label, value)),
    ...(sku === variant.sku ? [] : [sku]),
  ];
  return times(quantity, said.join(" · "));
}

function reprintTexts({ reprint, language }: JobTicket): FlowingText[] {
  if (!reprint) return [];
  const words = TICKET_PAGE_WORDS[language];
  const { of, reason, bytes, differs = [] } = reprint;
  return section(words.reprint(of), [
    ...(reason === undefined ? [] : [item(words.labelled(words.reason, reason))]),
    item(words.bytes[bytes], bytes === "different" ? WARNING : BODY),
    ...differs.map(({ part, id, was = "–", is = "–" }) =>
      item(`${[part, id].filter((each) => each !== undefined).join(" ")}: ${short(was)} > ${short(is)}`, NOTE),
    ),
  ]);
}

function parityTexts({ parity, language }: JobTicket): FlowingText[] {
  if (!parity) return [];
  const words = TICKET_PAGE_WORDS[language];
  const figures = parity.areas.flatMap((area) => area.figures);
  const least = figures.reduce((lowest, { ssim }) => Math.min(lowest, ssim), 1);
  const verdict = words.verdicts[parity.verdict];
  const by = parity.released ? ` (${parity.released.by})` : "";
  const figure = figures.length > 0 ? `, SSIM ≥ ${numberIn(Math.floor(least * 1e4) / 1e4, language)}` : "";
  return section(words.parity, [item(`${verdict}${by}${figure}`)]);
}

function fileTexts({ files, language }: JobTicket): FlowingText[] {
  const shown = files.slice(0, MOST_FILES).map(({ name, sha256 }) => item(`${name} · ${short(sha256)}`, NOTE));
  const left = files.length - shown.length;
  return left > 0 ? [...shown, item(TICKET_PAGE_WORDS[language].more(left), NOTE)] : shown;
}

/** Enough of a hash to compare by eye. */
function short(text: string): string {
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text;
}

function section(title: string, items: readonly FlowingText[]): FlowingText[] {
  if (items.length === 0) return [];
  return [{ text: title, style: HEADING, gapMm: SECTION_GAP_MM, keepsWithNext: true }, ...items];
}

function item(text: string, style: TextStyle = BODY): FlowingText {
  return { text, style, gapMm: ITEM_GAP_MM };
}
