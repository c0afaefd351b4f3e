import type { JobTicket } from "../../../../configurator-schemas/production/job-ticket.ts";
import { flowTexts } from "../proof/flow-texts.ts";
import type { Frame, PlacedText } from "../proof/flow-texts.ts";
import { A4_PORTRAIT } from "../proof/plan-figure.ts";
import { BODY, COLUMN_GAP_MM, HEADING, KIND, MARGIN_MM, NOTE, SUBTITLE, TITLE } from "../proof/proof-style.ts";
import type { SetText, TextStyle, Typesetter } from "../proof/typesetter.ts";
import { TICKET_PAGE_WORDS } from "./ticket-page-words.ts";
import { ticketTexts } from "./ticket-texts.ts";

const QR_MM = 30;
export const PICTURE_MM = 66;
const GAP_MM = 5;
const FOOTER_MM = 6;
const INK_COLUMNS = 3;
const INK_GAP_MM = 1.2;
export const SWATCH_MM = { widthMm: 6, heightMm: 4 } as const;
const CHECK_ROW_MM = 7;
const CHECK_COLUMNS = 3;
/** Lower columns are left empty. */
const LEAST_COLUMN_MM = 18;
/** Read from across the bench. */
const QUANTITY: TextStyle = { sizeMm: 15, colour: "#1b1f24" };
const PIECES: TextStyle = { sizeMm: 5, colour: "#5b6470" };
const WIDTH_MM = A4_PORTRAIT.widthMm - 2 * MARGIN_MM;

export interface PlannedTicket {
  readonly pages: number;
  readonly texts: readonly PlacedText[];
  readonly qr: Place & { readonly sizeMm: number };
  readonly picture: Place;
  /** Boxes of colour, and of nothing that somebody ticks. */
  readonly swatches: readonly (Place & { readonly colour: string })[];
  readonly checks: readonly Place[];
}

interface Place {
  readonly xMm: number;
  readonly yMm: number;
}

interface Setting {
  readonly typeset: Typesetter;
  readonly direction: "ltr" | "rtl";
}

/** Where everything of a ticket stands: one A4 page, and further ones for what finds no room. */
export function planTicket(ticket: JobTicket, setting: Setting): PlannedTicket {
  const { typeset, direction } = setting;
  const words = TICKET_PAGE_WORDS[ticket.language];
  // From the side reading starts at.
  const at = (fromStart: number, widthMm: number) =>
    direction === "rtl" ? A4_PORTRAIT.widthMm - MARGIN_MM - fromStart - widthMm : MARGIN_MM + fromStart;
  const place = (set: SetText, fromStart: number, yMm: number): PlacedText => ({
    page: 0,
    set,
    xMm: at(fromStart, set.widthMm),
    yMm,
  });

  const header = stack(headerTexts(ticket), { typeset, widthMm: WIDTH_MM - QR_MM - GAP_MM });
  const bandMm = Math.max(MARGIN_MM + header.heightMm, MARGIN_MM + QR_MM) + GAP_MM;
  const beside = PICTURE_MM + GAP_MM;
  const quantity = typeset(String(ticket.quantity), QUANTITY, WIDTH_MM - beside);
  const pieces = typeset(words.pieces(ticket.quantity), PIECES, WIDTH_MM - beside);
  const inks = planInks(ticket, { typeset, topMm: bandMm + PICTURE_MM + GAP_MM });
  const checksMm =
    A4_PORTRAIT.heightMm - MARGIN_MM - FOOTER_MM - Math.ceil(words.checks.length / CHECK_COLUMNS) * CHECK_ROW_MM;
  const checkWidth = WIDTH_MM / CHECK_COLUMNS;
  const checks = words.checks.map((text, i) => ({
    set: typeset(text, BODY, checkWidth - 8),
    fromStart: (i % CHECK_COLUMNS) * checkWidth,
    yMm: checksMm + Math.floor(i / CHECK_COLUMNS) * CHECK_ROW_MM,
  }));

  const columns = columnsOf({ topMm: inks.bottomMm + GAP_MM, bottomMm: checksMm - GAP_MM, at });
  const facts: Frame = {
    page: 0,
    xMm: at(beside, WIDTH_MM - beside),
    yMm: bandMm + quantity.heightMm,
    widthMm: WIDTH_MM - beside,
    heightMm: PICTURE_MM - quantity.heightMm,
  };
  const frameAt = (index: number) => (index === 0 ? facts : columns(index - 1));
  const flowing = flowTexts(ticketTexts(ticket), { ...setting, frameAt });
  return {
    pages: 1 + flowing.reduce((last, { page }) => Math.max(last, page), 0),
    qr: { xMm: at(WIDTH_MM - QR_MM, QR_MM), yMm: MARGIN_MM, sizeMm: QR_MM },
    picture: { xMm: at(0, PICTURE_MM), yMm: bandMm },
    swatches: inks.places.map(({ fromStart, yMm, colour }) => ({
      xMm: at(fromStart, SWATCH_MM.widthMm),
      yMm,
      colour,
    })),
    checks: checks.map(({ fromStart, yMm }) => ({ xMm: at(fromStart, 4), yMm })),
    texts: [
      ...header.placed.map(({ set, yMm }) => place(set, 0, MARGIN_MM + yMm)),
      place(quantity, beside, bandMm),
      // On the number's base line, as near as boxes tell.
      place(pieces, beside + quantity.widthMm + 2, bandMm + (quantity.heightMm - pieces.heightMm) * 0.72),
      ...inks.texts.map(({ set, fromStart, yMm }) => place(set, fromStart, yMm)),
      ...checks.map(({ set, fromStart, yMm }) => place(set, fromStart + 6.5, yMm - 0.4)),
      ...flowing,
    ],
  };
}

function headerTexts(ticket: JobTicket) {
  const words = TICKET_PAGE_WORDS[ticket.language];
  return [
    { text: words.ticket, style: KIND },
    { text: ticket.product.name, style: TITLE },
    { text: words.order(isolated(ticket.externalId)), style: SUBTITLE },
    { text: words.job(isolated(ticket.job)), style: NOTE },
  ];
}

/** An id beside Arabic words keeps its own order. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function stack(
  texts: readonly { readonly text: string; readonly style: TextStyle }[],
  { typeset, widthMm }: { readonly typeset: Typesetter; readonly widthMm: number },
) {
  let heightMm = 0;
  const placed = texts.map(({ text, style }) => {
    const set = typeset(text, style, widthMm);
    const yMm = heightMm;
    heightMm += set.heightMm;
    return { set, yMm };
  });
  return { placed, heightMm };
}

/** Plates as swatches with the names machines look for. */
function planInks(
  { inks = [], language }: JobTicket,
  { typeset, topMm }: { readonly typeset: Typesetter; readonly topMm: number },
) {
  const words = TICKET_PAGE_WORDS[language];
  if (inks.length === 0) return { texts: [], places: [], bottomMm: topMm - GAP_MM };
  const heading = typeset(words.inks, HEADING, WIDTH_MM);
  const texts = [{ set: heading, fromStart: 0, yMm: topMm }];
  const places: { readonly fromStart: number; readonly yMm: number; readonly colour: string }[] = [];
  const width = WIDTH_MM / INK_COLUMNS;
  let yMm = topMm + heading.heightMm;
  for (let i = 0; i < inks.length; i += INK_COLUMNS) {
    const row = inks.slice(i, i + INK_COLUMNS).map(({ plate, role, overprint, screen }, place) => {
      const said = [plate, ...(role ? [words.roles[role]] : []), ...(overprint ? [words.overprint] : [])].join(", ");
      const set = typeset(said, BODY, width - SWATCH_MM.widthMm - GAP_MM);
      return { set, fromStart: place * width, screen };
    });
    for (const { set, fromStart, screen } of row) {
      places.push({ fromStart, yMm: yMm + 0.4, colour: screen });
      texts.push({ set, fromStart: fromStart + SWATCH_MM.widthMm + 2, yMm });
    }
    yMm += Math.max(SWATCH_MM.heightMm, ...row.map(({ set }) => set.heightMm)) + INK_GAP_MM;
  }
  return { texts, places, bottomMm: yMm };
}

/** Two columns beneath the rest of the first page if they are worth it, then on every further page. */
function columnsOf({
  topMm,
  bottomMm,
  at,
}: {
  readonly topMm: number;
  readonly bottomMm: number;
  readonly at: (fromStart: number, widthMm: number) => number;
}): (index: number) => Frame {
  const widthMm = (WIDTH_MM - COLUMN_GAP_MM) / 2;
  const skipped = bottomMm - topMm < LEAST_COLUMN_MM ? 2 : 0;
  return (index) => {
    const page = Math.floor((index + skipped) / 2);
    const xMm = at(((index + skipped) % 2) * (widthMm + COLUMN_GAP_MM), widthMm);
    const yMm = page === 0 ? topMm : MARGIN_MM;
    const end = page === 0 ? bottomMm : A4_PORTRAIT.heightMm - MARGIN_MM - FOOTER_MM - GAP_MM;
    return { page, xMm, yMm, widthMm, heightMm: end - yMm };
  };
}
