import { SaxesParser } from "saxes";
import { SvgRefused } from "./svg-refused.ts";

/** An element of the SVG namespace; whatever belongs to another one is left out with all that is in it. */
export interface XmlElement {
  readonly name: string;
  /** Without namespaces: `xlink:href` is `href`, and later ones win. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 32;

/**
 * The tree of an SVG file, read strictly. Throws SvgRefused for what is no well-formed XML, defines entities, loads style
 * sheets, or is larger than drawings are.
 */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let foreign = 0;
  let elements = 0;

  parser.on("error", () => {
    throw new SvgRefused("XML");
  });
  parser.on("doctype", (doctype) => {
    // Exporters name a DTD, which is not loaded; what a file defines itself is how bombs and readers of files are made.
    if (/\[|ENTITY/.test(doctype)) throw new SvgRefused("DOCTYPE");
  });
  parser.on("processinginstruction", ({ target }) => {
    if (target.toLowerCase() === "xml-stylesheet") throw new SvgRefused("xml-stylesheet");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) throw new SvgRefused(`> ${MAX_ELEMENTS} elements`);
    // Some programs forget the namespace; a file without any is read as if it had it.
    const isSvg = foreign === 0 && (uri === SVG || uri === "");
    if (!isSvg) {
      foreign += 1;
      return;
    }
    if (open.length >= MAX_DEPTH) throw new SvgRefused(`> ${MAX_DEPTH} levels`);
    const own = new Map<string, string>();
    for (const attribute of Object.values(attributes)) {
      if (attribute.uri === "" || attribute.uri === XLINK || attribute.uri === SVG)
        own.set(attribute.local, attribute.value);
    }
    open.push({ name: local, attributes: own, children: [], text: "" });
  });
  const addText = (words: string) => {
    const current = open.at(-1);
    if (foreign === 0 && current) current.text += words;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    if (foreign > 0) {
      foreign -= 1;
      return;
    }
    const done = open.pop();
    if (!done) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(done);
    else root = done;
  });
  parser.write(text).close();
  if (!root || root.name !== "svg") throw new SvgRefused("XML");
  return root;
}
