import { text } from "./hostile-bytes.ts";
import type { Upload } from "./hostile-pictures.ts";

const refused = "unsafe_svg";
const good = '<rect width="9" height="9"/>';

function svg(body: string, head = ""): Uint8Array {
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return text(`${head}<svg ${spaces} viewBox="0 0 10 10">${body}</svg>`);
}

function upload(name: string, bytes: Uint8Array, expected = refused): Upload {
  return { name: `SVG: ${name}`, bytes: () => bytes, expected };
}

const uses = Array.from({ length: 12 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`).join(
  "",
);
const wide = Array.from({ length: 4 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(30)}</g>`).join("");

/** Drawings that act, load, swell or hide something. */
export const HOSTILE_DRAWINGS: readonly Upload[] = [
  upload("control: a rectangle", svg(good), "ok"),
  upload("script", svg(`${good}<script>alert(1)</script>`)),
  upload("script of another prefix", svg(`${good}<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>`)),
  upload(
    "onload",
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'),
  ),
  upload("onclick deep inside", svg('<g><g><rect width="9" height="9" onclick="alert(1)"/></g></g>')),
  upload("javascript: link", svg(`<a href="javascript:alert(1)">${good}</a>`)),
  upload("javascript: link behind an entity", svg(`<a xlink:href="java&#115;cript:alert(1)">${good}</a>`)),
  upload("web page inside", svg(`${good}<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>`)),
  upload("picture from the web", svg('<image href="https://example.com/a.png" width="9" height="9"/>')),
  upload("picture from our disk", svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>')),
  upload("picture inside", svg('<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>')),
  upload("drawing in a drawing", svg('<image href="data:image/svg+xml,%3Csvg/%3E" width="9" height="9"/>')),
  upload("use of another file", svg('<use href="https://example.com/a.svg#x"/>')),
  upload("use of a data address", svg('<use href="data:image/svg+xml,x#x"/>')),
  upload("style sheet from the web", svg(`<style>@import url(https://example.com/a.css);</style>${good}`)),
  upload("style sheet by instruction", svg(good, '<?xml-stylesheet href="https://example.com/a.css"?>')),
  upload("fill from the web", svg('<rect width="9" height="9" fill="url(https://example.com/a.svg#x)"/>')),
  upload("style that loads", svg('<rect width="9" height="9" style="background:url(//example.com/a)"/>')),
  upload("style that hides what it loads", svg('<rect width="9" height="9" style="fill:u\\72l(//example.com/a)"/>')),
  upload("font from the web", svg(`<style>@font-face{font-family:x;src:url(https://example.com/x)}</style>${good}`)),
  upload("filter that loads", svg(`<filter id="f"><feImage href="https://example.com/a.png"/></filter>${good}`)),
  upload(
    "entity bomb",
    svg(
      "<desc>&d;</desc>",
      '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;">]>',
    ),
  ),
  upload("file behind an entity", svg("<desc>&x;</desc>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
  upload("entity that nobody defined", svg(`<desc>&x;</desc>${good}`)),
  upload("10^12 rectangles by use", svg(`<rect id="g0" width="1" height="1"/>${uses}`)),
  upload("800 000 rectangles by use", svg(`<rect id="g0" width="1" height="1"/>${wide}`)),
  upload("use of itself", svg('<g id="a"><use href="#a"/></g>')),
  upload("two that use each other", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')),
  upload("100 000 levels", svg("<g>".repeat(100_000) + "</g>".repeat(100_000))),
  upload("100 000 rectangles", svg(good.repeat(60_000))),
  upload("path of 100 000 segments", svg(`<path d="M0 0${"h1v1".repeat(50_000)}"/>`)),
  upload("3 MB of comment", svg(`<!--${"x".repeat(3_000_000)}-->${good}`)),
  upload(
    "box of 10^9 by 1",
    text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000000000 1"><path d="M0 0H9V9"/></svg>'),
  ),
  upload(
    "picture of 10^9 pixels",
    text(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1000000000" height="1000000000" viewBox="0 0 9 9"><path d="M0 0H9V9"/></svg>',
    ),
    "ok",
  ),
  upload("numbers of 10^300", svg('<path d="M1e300 1e300L1e308 0L0 1e308z"/>')),
  upload("a million dashes", svg('<path d="M0 5H10" stroke="red" stroke-dasharray=".00001"/>'), "ok"),
  upload("stroke of 10^9", svg('<path d="M0 5H10" stroke="red" stroke-width="1000000000"/>'), "ok"),
  upload("words", svg('<text x="1" y="5">Hello</text>')),
  upload("mask", svg(`<mask id="m">${good}</mask><g mask="url(#m)">${good}</g>`)),
  upload(
    "even mask that covers half",
    svg(
      `<filter id="f"><feColorMatrix values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/></filter><mask id="m"><g filter="url(#f)"><rect width="5" height="10"/></g></mask><g mask="url(#m)">${good}</g>`,
    ),
  ),
  upload(
    "mask with a filter of its own",
    svg(
      `<filter id="f"><feColorMatrix values="1 0 0 0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 0"/></filter><mask id="m"><g filter="url(#f)"><rect width="10" height="10"/></g></mask><g mask="url(#m)">${good}</g>`,
    ),
  ),
  upload(
    "pattern",
    svg(`<pattern id="p" width="1" height="1">${good}</pattern><rect width="9" height="9" fill="url(#p)"/>`),
  ),
  upload("nothing drawn", svg("<defs/>")),
  upload("cut off", svg(good).subarray(0, 80)),
  upload(
    "gradient",
    svg(
      '<linearGradient id="l"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><rect width="9" height="9" fill="url(#l)"/>',
    ),
    "ok",
  ),
  upload(
    "blur",
    svg(`<filter id="f"><feGaussianBlur stdDeviation="2"/></filter><g filter="url(#f)">${good}</g>`),
    "ok",
  ),
  upload("movement", svg(`<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>`), "ok"),
  upload(
    "UTF-16",
    Buffer.from(`\ufeff<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${good}</svg>`, "utf16le"),
    "ok",
  ),
];
