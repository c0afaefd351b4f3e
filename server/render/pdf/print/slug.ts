import { FALLBACK_CHAIN } from "../../../../assets/fonts/catalogue.ts";
import type { DisplayPath } from "../../../../configurator-schemas/artwork/display-list.ts";
import { drawCode } from "../../../../configurator-schemas/artwork/draw-code.ts";
import { drawText } from "../../../../configurator-schemas/artwork/draw-text.ts";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import type { SizeMm } from "../../../../configurator-schemas/units/length.ts";
import type { Product } from "../../../../configurator-schemas/schema/product.ts";
import type { JobWords } from "../../print-file-name.ts";

/** What the line beside a page says. */
export interface SlugWords {
  readonly job: JobWords | undefined;
  readonly product: Product;
  readonly area: string;
  readonly profileId: string;
  readonly condition: string;
  /** Of what is printed: the same design and profile have the same. */
  readonly hash: string;
}

interface Room {
  readonly trim: SizeMm;
  readonly bleedMm: number;
  readonly marginMm: number;
}

const TEXT_MM = 2.12;
const GAP_MM = 0.75;
/** Below this its squares are no longer read from paper. */
const LEAST_CODE_MM = 5;
/** Crop marks stand at the ends. */
const ASIDE_MM = 1.5;
const BLACK = { kind: "process", cmykPct: [0, 0, 0, 100], screen: "#000000" } as const;

/** A code and a line of text below the bleed that name the job, in black ink; as much of it as there is room for. */
export function drawSlug(words: SlugWords, { room, shaper }: { room: Room; shaper: Shaper }): DisplayPath[] {
  const { trim, bleedMm, marginMm } = room;
  const height = marginMm - 2 * GAP_MM;
  const middleMm = trim.heightMm + bleedMm + marginMm / 2;
  const side = height >= LEAST_CODE_MM ? height : 0;
  const code = side > 0 ? codeOf(words, { xMm: ASIDE_MM + side / 2, yMm: middleMm, side }) : [];
  const left = ASIDE_MM + (code.length > 0 ? side + GAP_MM : 0);
  const width = trim.widthMm - ASIDE_MM - left;
  const text = textsOf(words, trim)
    .map((each) => lineOf(each, { words, shaper, left, width, middleMm }))
    .find((each) => each.heightMm <= height);
  return [...code, ...(text?.items ?? []).filter((item) => item.kind === "path")];
}

function codeOf(
  { job, area, hash }: SlugWords,
  { xMm, yMm, side }: { readonly xMm: number; readonly yMm: number; readonly side: number },
): readonly DisplayPath[] {
  const named = job ? [job.order, job.line, ...(job.row === undefined ? [] : [job.row]), job.sku, job.quantity] : [];
  const value = [...named, area, hash].join(" ");
  const placement = { xMm, yMm, widthMm: side, heightMm: side, rotationDeg: 0 };
  return drawCode(
    { id: "slug", kind: "code", code: "qr", level: "L", value, fill: "#000000", placement },
    { colour: () => BLACK, issues: [] },
  ).items;
}

/** What names the job stands first; the rest is left out where there is no room. */
function textsOf({ job, product, area, profileId, condition, hash }: SlugWords, { widthMm, heightMm }: SizeMm) {
  const row = job?.row === undefined ? [] : [`#${job.row}`];
  const named = job
    ? [job.order, job.line, ...row, job.sku, `× ${job.quantity}`]
    : [`${product.id} ${product.version}`];
  const sized = [...named, area, hash];
  const whole = [...sized, `${widthMm} × ${heightMm} mm`, profileId, condition];
  return [whole, sized, named].map((each) => each.join("  ·  "));
}

function lineOf(
  text: string,
  {
    words,
    shaper,
    left,
    width,
    middleMm,
  }: {
    readonly words: SlugWords;
    readonly shaper: Shaper;
    readonly left: number;
    readonly width: number;
    readonly middleMm: number;
  },
) {
  const placement = { xMm: left + width / 2, yMm: middleMm, rotationDeg: 0 };
  const font = { font: "noto-sans", sizeMm: TEXT_MM, color: "#000000", align: "left", maxWidthMm: width } as const;
  return drawText(
    { id: "slug", kind: "text", text, ...font, direction: "ltr", placement },
    { product: words.product, shaper, fallbackFonts: FALLBACK_CHAIN, issues: [], colour: () => BLACK },
  );
}
