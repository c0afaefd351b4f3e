import { outlineText } from "../outline-text.ts";

/** The design on the catalogue's shirt, as SVG in millimetres of the 300 × 400 print area: a sun going down in the hills. */
export function drawShirtArtwork(): string {
  const [centre, middle, radius] = [150, 128, 92];
  const hills = [
    { colour: "#e2725b", path: "M40 150 C80 112 104 108 132 132 C160 156 190 118 260 134 L260 240 L40 240 Z" },
    { colour: "#b04a5a", path: "M40 168 C84 148 112 150 150 166 C186 182 214 158 260 156 L260 240 L40 240 Z" },
    { colour: "#5f3a63", path: "M40 186 C92 166 120 178 154 186 C196 196 214 182 260 180 L260 240 L40 240 Z" },
    { colour: "#27324f", path: "M40 204 C96 192 134 204 166 206 C204 208 226 200 260 200 L260 240 L40 240 Z" },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600" viewBox="0 0 300 400">`,
    `<clipPath id="badge"><circle cx="${centre}" cy="${middle}" r="${radius}"/></clipPath>`,
    `<g clip-path="url(#badge)">`,
    `<rect x="50" y="30" width="200" height="60" fill="#f2b263"/>`,
    `<rect x="50" y="70" width="200" height="180" fill="#f0985c"/>`,
    `<circle cx="172" cy="112" r="27" fill="#fbe3b0"/>`,
    ...hills.map(({ colour, path }) => `<path fill="${colour}" d="${path}"/>`),
    "</g>",
    outlineText({
      text: "GRAND AIR",
      font: "bebas-neue",
      x: centre,
      y: 277,
      size: 57,
      tracking: 0.07,
      fill: "#27324f",
    }),
    outlineText({ text: "lac, forêt & silence", font: "caveat", x: centre, y: 304, size: 25, fill: "#b04a5a" }),
    "</svg>",
  ].join("");
}
