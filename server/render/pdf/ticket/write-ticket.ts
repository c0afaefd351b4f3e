import { createHash } from "node:crypto";
import sharp from "sharp";
import { drawCode } from "../../../../configurator-schemas/artwork/draw-code.ts";
import { rectangleData } from "../../../../configurator-schemas/artwork/path-data.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import { prepareArtwork } from "../artwork-page.ts";
import { drawItems, drawPath } from "../draw-list.ts";
import { screenInks } from "../ink.ts";
import { PdfFile } from "../pdf-file.ts";
import { A4_PORTRAIT } from "../proof/plan-figure.ts";
import { HAIRLINE_MM, MARGIN_MM, NOTE, RULE } from "../proof/proof-style.ts";
import { createSheet, inkOf, saySetText } from "../proof/sheet.ts";
import type { Sheet } from "../proof/sheet.ts";
import { createTypesetter, directionOf } from "../proof/typesetter.ts";
import { srgbProfile } from "../srgb-profile.ts";
import { PICTURE_MM, planTicket, SWATCH_MM } from "./plan-ticket.ts";
import type { PlannedTicket } from "./plan-ticket.ts";
import { TICKET_PAGE_WORDS } from "./ticket-page-words.ts";
import type { TicketRequest } from "./ticket-request.ts";

const PICTURE_PPI = 150;
const EDGE = "#5b6470";
const CHECK_MM = 4;

/** A ticket as a page to lie beside the machine. The same ticket and picture give the same bytes. */
export async function writeTicket({
  product,
  ticket,
  picture,
  shaper,
}: Pick<TicketRequest, "product" | "ticket" | "picture"> & { readonly shaper: Shaper }): Promise<Uint8Array> {
  const { language } = ticket;
  const typeset = createTypesetter(shaper, { product, language });
  const direction = directionOf(language);
  const words = TICKET_PAGE_WORDS[language];
  const plan = planTicket(ticket, { typeset, direction });
  const hash = createHash("sha256").update(JSON.stringify(ticket)).digest("hex");
  const recipe = createHash("sha256").update(JSON.stringify(ticket.recipe)).digest("hex");
  const title = [words.ticket, ticket.product.name, ticket.externalId].join(" · ");
  const about = { title, language, at: new Date(ticket.createdAt), documentKey: hash, version: "1" };
  const file = new PdfFile(about, { srgb: await srgbProfile() });
  for (let page = 0; page < plan.pages; page += 1) {
    const sheet = createSheet(file.createContent(), A4_PORTRAIT);
    if (page === 0) {
      drawQr(sheet, ticket.job, plan.qr);
      if (picture) await drawPicture(file, sheet, { path: picture.path, at: plan.picture });
      drawBoxes(sheet, plan);
    }
    for (const { set, ...at } of plan.texts.filter((each) => each.page === page)) saySetText(sheet, set, at);
    const foot = [words.job(ticket.job), words.order(ticket.externalId), words.recipe(recipe.slice(0, 12))];
    const identity = typeset(shortened(foot.map((each) => `\u2068${each}\u2069`).join(" · ")), NOTE, 150);
    const number = typeset(words.page(page + 1, plan.pages), NOTE, 30);
    const [left, right] = [MARGIN_MM, A4_PORTRAIT.widthMm - MARGIN_MM];
    const yMm = A4_PORTRAIT.heightMm - MARGIN_MM - number.heightMm;
    saySetText(sheet, identity, { xMm: direction === "rtl" ? right - identity.widthMm : left, yMm });
    saySetText(sheet, number, { xMm: direction === "rtl" ? left : right - number.widthMm, yMm });
    file.addPage({ trim: A4_PORTRAIT }, sheet.content);
  }
  return file.toBytes();
}

/** One line of the footer. */
function shortened(text: string): string {
  return text.length > 110 ? `${text.slice(0, 109)}…` : text;
}

/** The job's id, for scanners that type what they read. */
function drawQr({ content }: Sheet, job: string, { xMm, yMm, sizeMm }: PlannedTicket["qr"]): void {
  const issues: Issue[] = [];
  const { items } = drawCode(
    {
      id: "qr",
      kind: "code",
      code: "qr",
      value: job,
      fill: "#000000",
      level: "Q",
      placement: { xMm: 0, yMm: 0, widthMm: sizeMm, heightMm: sizeMm, rotationDeg: 0 },
    },
    { colour: (screen) => ({ kind: "rgb", screen }), issues },
  );
  if (items.length === 0) throw new Error(`expected a code of "${job}"`);
  content.say({ role: "Figure", words: job }, () =>
    content.within(() => {
      content.transform([1, 0, 0, 1, xMm + sizeMm / 2, yMm + sizeMm / 2]);
      for (const item of items) drawPath(content, item, screenInks);
    }),
  );
}

/** The small picture in the middle of its square. */
async function drawPicture(
  file: PdfFile,
  { content }: Sheet,
  { path, at }: { readonly path: string; readonly at: PlannedTicket["picture"] },
): Promise<void> {
  const { width, height } = await sharp(path).metadata();
  const scale = PICTURE_MM / Math.max(width, height);
  const size = { widthMm: width * scale, heightMm: height * scale };
  const upload = { path, mime: "image/png", widthPx: width, heightPx: height };
  const left = (PICTURE_MM - size.widthMm) / 2;
  const items = [
    {
      kind: "image",
      upload: "picture",
      crop: { x: 0, y: 0, width: 1, height: 1 },
      ...size,
      matrix: [1, 0, 0, 1, left, 0],
      element: "picture",
    },
  ] as const;
  const list = { area: "picture", trim: { widthMm: PICTURE_MM, heightMm: PICTURE_MM }, bleedMm: 0, items };
  const drawing = await prepareArtwork(file, list, {
    uploads: { picture: upload },
    inks: screenInks,
    ppi: PICTURE_PPI,
  });
  content.decorate(() =>
    content.within(() => {
      content.transform([1, 0, 0, 1, at.xMm, at.yMm]);
      drawItems(content, items, drawing);
      content.stroke(rectangleData(left, 0, { width: size.widthMm, height: size.heightMm }), inkOf(RULE), {
        widthMm: HAIRLINE_MM,
        cap: "butt",
      });
    }),
  );
}

function drawBoxes({ content }: Sheet, { swatches, checks }: PlannedTicket): void {
  const edge = { widthMm: 0.2, cap: "butt" } as const;
  content.decorate(() => {
    for (const { xMm, yMm, colour } of swatches) {
      const d = rectangleData(xMm, yMm, { width: SWATCH_MM.widthMm, height: SWATCH_MM.heightMm });
      content.fill(d, inkOf(colour));
      content.stroke(d, inkOf(EDGE), edge);
    }
    for (const { xMm, yMm } of checks)
      content.stroke(rectangleData(xMm, yMm, { width: CHECK_MM, height: CHECK_MM }), inkOf(EDGE), edge);
  });
}
