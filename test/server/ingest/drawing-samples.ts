/** Drawings as people and programs write them, each with another part of SVG; none is anybody's. */
const svg = (body: string, attributes = 'viewBox="0 0 100 100"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${body}</svg>`;

export const DRAWINGS: Readonly<Record<string, string>> = {
  "lines, absolute": svg('<path d="M10 10 L90 10 L90 90 L10 90 Z" fill="#c2185b"/>'),
  "lines, relative": svg('<path d="m10 10 80 0 0 80-80 0z m20,20v40h40v-40z" fill="teal"/>'),
  "even-odd": svg('<path fill-rule="evenodd" d="M5 5H95V95H5ZM25 25H75V75H25Z" fill="#123456"/>'),
  cubics: svg('<path d="M10 80C40 10 65 10 95 80S150 150 30 50z" fill="olive"/>'),
  "smooth cubics": svg(
    '<path d="M10 50c10-40 20-40 30 0s20 40 30 0 20-40 25 0" fill="none" stroke="navy" stroke-width="4"/>',
  ),
  quadratics: svg('<path d="M10 50Q25 10 40 50T70 50T95 50" fill="none" stroke="#e65100" stroke-width="3"/>'),
  arcs: svg('<path d="M30 50A20 30 20 1 1 70 50a20 30 20 0 1-40 0Z" fill="gold" stroke="#333" stroke-width="2"/>'),
  "compact arcs": svg('<path d="M50 10a40 40 0 01.1 80a40 40 0 11-.1-80z" fill="#8bc34a"/>'),
  "arcs that are too small": svg('<path d="M10 50A5 5 0 0 1 90 50" fill="plum" stroke="black"/>'),
  "numbers without spaces": svg('<path d="M10.5.5.5 90.5l90-.5.5-90z" fill="crimson"/>'),
  rectangles: svg(
    '<rect x="10" y="20" width="80" height="50" rx="12" fill="#3f51b5"/><rect x="20%" y="70%" width="60%" height="20%" ry="4"/>',
  ),
  ellipses: svg(
    '<circle cx="40" cy="40" r="30" fill="tomato"/><ellipse cx="60" cy="70" rx="35" ry="15" fill="rgb(0,128,64)"/>',
  ),
  "lines and polygons": svg(
    '<line x1="5" y1="5" x2="95" y2="30" stroke="red" stroke-width="5"/><polyline points="10,90 40,40 60,80 90,50" fill="none" stroke="blue" stroke-width="3"/><polygon points="50 50,60 70,40 70"/>',
  ),
  joins: svg(
    '<g fill="none" stroke="#000" stroke-width="8"><path d="M10 30L30 10 50 30" stroke-linejoin="round"/><path d="M10 60L30 40 50 60" stroke-linejoin="bevel"/><path d="M55 60L75 10 95 60" stroke-miterlimit="10"/></g>',
  ),
  caps: svg(
    '<g stroke="purple" stroke-width="10"><path d="M20 20H80" stroke-linecap="round"/><path d="M20 50H80" stroke-linecap="square"/><path d="M20 80H80"/></g>',
  ),
  dashes: svg(
    '<path d="M10 10H90V90H10Z" fill="none" stroke="#000" stroke-width="3" stroke-dasharray="10 4 2 4" stroke-dashoffset="3"/>',
  ),
  transforms: svg(
    '<g transform="translate(50 50) rotate(30)"><rect x="-30" y="-20" width="60" height="40" fill="orange"/><rect transform="scale(.5) skewX(20)" x="-30" y="-20" width="60" height="40"/></g>',
  ),
  "matrix and turned about a point": svg(
    '<rect x="20" y="20" width="40" height="40" transform="rotate(45,40,40)" fill="green"/><rect width="10" height="10" transform="matrix(2 0 0 3 60 60)" fill="red"/>',
  ),
  "inherited and overridden": svg(
    '<g fill="red" stroke="black"><g fill="blue"><rect width="40" height="40"/></g><rect x="50" y="50" width="40" height="40" style="stroke:none;fill:#0a0"/></g>',
  ),
  "style sheet": svg(
    '<defs><style>.a,.b{fill:#f06}.b{stroke:#000;stroke-width:4px}/* note */ #c{fill:#06f}</style></defs><rect class="a" width="40" height="40"/><rect class="b" x="50" width="40" height="40"/><circle id="c" class="a" cx="50" cy="75" r="20"/>',
  ),
  "opacity of a group": svg(
    '<g opacity=".5"><circle cx="40" cy="50" r="30" fill="red"/><circle cx="60" cy="50" r="30" fill="blue"/></g>',
  ),
  "opacity of fill and stroke": svg(
    '<rect x="20" y="20" width="60" height="60" fill="#00f" fill-opacity="40%" stroke="#f00" stroke-opacity=".5" stroke-width="12"/>',
  ),
  "use and defs": svg(
    '<defs><g id="leaf"><path d="M0 0C10-20 30-20 40 0C30 20 10 20 0 0"/></g></defs><use href="#leaf" x="10" y="30" fill="green"/><use xlink:href="#leaf" transform="translate(50 70) scale(1.2)" fill="#090"/>',
  ),
  symbol: svg(
    '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol><use href="#s" width="40" height="40" x="5" y="5" fill="maroon"/><use href="#s" width="30" height="50" x="55" y="40"/>',
  ),
  "symbol above its own corner": svg(
    '<symbol id="s" overflow="visible"><path d="M0 0V-40H20V10H0Z"/></symbol><use href="#s" x="10" y="60" fill="teal"/><use href="#s" x="50" y="50"/>',
  ),
  "cairo's opacity of a group": svg(
    '<defs><filter id="alpha" filterUnits="objectBoundingBox" x="0%" y="0%" width="100%" height="100%"><feColorMatrix type="matrix" in="SourceGraphic" values="0 0 0 0 1 0 0 0 0 1 0 0 0 0 1 0 0 0 1 0"/></filter><mask id="m"><g filter="url(#alpha)"><rect x="0" y="0" width="100" height="100" style="fill:rgb(0%,0%,0%);fill-opacity:0.4;stroke:none;"/></g></mask><g id="s"><circle cx="40" cy="50" r="30" fill="red"/><circle cx="60" cy="50" r="30" fill="blue"/></g></defs><use href="#s" mask="url(#m)"/>',
  ),
  "nested svg": svg(
    '<svg x="20" y="20" width="60" height="40" viewBox="0 0 30 30"><rect width="30" height="30" fill="silver"/><circle cx="15" cy="15" r="20" fill="red"/></svg>',
  ),
  "clip path": svg(
    '<clipPath id="k"><circle cx="50" cy="50" r="35"/></clipPath><g clip-path="url(#k)"><rect width="100" height="50" fill="red"/><rect y="50" width="100" height="50" fill="blue"/></g>',
  ),
  "wide box in a square": svg(
    '<rect width="200" height="100" fill="#ff0"/><circle cx="100" cy="50" r="40"/>',
    'width="100" height="100" viewBox="0 0 200 100"',
  ),
  "stretched box": svg(
    '<circle cx="50" cy="50" r="45" fill="red"/>',
    'width="100" height="50" viewBox="0 0 100 100" preserveAspectRatio="none"',
  ),
  "box that begins elsewhere": svg(
    '<rect x="-40" y="-40" width="80" height="80" fill="hsl(200,60%,40%)"/>',
    'viewBox="-50 -50 100 100"',
  ),
  millimetres: svg('<rect x="5mm" y="5mm" width="30mm" height="10mm" fill="#444"/>', 'width="60mm" height="30mm"'),
  "hidden parts": svg(
    '<rect width="50" height="50" display="none"/><rect x="50" width="50" height="50" visibility="hidden"/><circle cx="50" cy="70" r="20" fill="currentColor" color="red"/>',
  ),
  "Illustrator's head": `<?xml version="1.0" encoding="utf-8"?><!-- Generator --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('<g id="Layer_1"><path d="M10,10h80v80H10V10z" style="fill:#00A19A;stroke:#1D1D1B;stroke-width:2;stroke-miterlimit:10;"/></g>', 'version="1.1" viewBox="0 0 100 100" xml:space="preserve"')}`,
  "Inkscape's metadata": svg(
    '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="b"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata><path d="m 20,20 h 60 v 60 h -60 z" style="fill:#d40000;fill-opacity:1"/>',
  ),
};
