import { outlineText } from "../outline-text.ts";

/** Millimetres of the mug's wrap. */
const WRAP = { width: 228.6, height: 88.9 } as const;

/** Where the wrap faces the thumbnail's camera, from its left edge. */
const FACING = 150;

/** The design on the catalogue's mug, as SVG in millimetres: a name, a heart, a line below. */
export function drawMugArtwork(): string {
  const ink = "#7d2438";
  const heart =
    "M0 4.2 C-6.4 -0.6 -5.2 -5.6 -2.4 -5.6 C-1.1 -5.6 -0.3 -4.8 0 -3.9 C0.3 -4.8 1.1 -5.6 2.4 -5.6 C5.2 -5.6 6.4 -0.6 0 4.2 Z";
  const rule = (x: number) => `<rect x="${x}" y="58.1" width="9" height="0.35" fill="${ink}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="3072" height="${Math.round((3072 * WRAP.height) / WRAP.width)}" viewBox="0 0 ${WRAP.width} ${WRAP.height}">`,
    outlineText({ text: "Léa", font: "playfair-display", x: FACING, y: 49, size: 33, fill: ink }),
    rule(FACING - 14),
    rule(FACING + 5),
    `<path transform="translate(${FACING} 58.6) scale(0.62)" fill="#d8485c" d="${heart}"/>`,
    outlineText({ text: "DEPUIS 2019", font: "cinzel", x: FACING, y: 68.5, size: 4.6, tracking: 0.16, fill: ink }),
    "</svg>",
  ].join("");
}
