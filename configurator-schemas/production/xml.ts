/** An element being written: attributes that are undefined are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly children?: readonly (XmlElement | undefined)[];
  readonly text?: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // As themselves readers would make spaces of them in attributes, and one line end of two in texts (3.3.3, 2.11).
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** An XML 1.0 document in UTF-8 from its root; whatever texts hold, it is well-formed. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, "")}`;
}

function writeElement({ name, attributes = {}, children = [], text }: XmlElement, indent: string): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  const open = `${indent}<${name}${given}`;
  if (text !== undefined) return `${open}>${escaped(text)}</${name}>\n`;
  const inner = children.flatMap((child) => (child ? [writeElement(child, `${indent}  `)] : [])).join("");
  return inner === "" ? `${open}/>\n` : `${open}>\n${inner}${indent}</${name}>\n`;
}

function escaped(text: string): string {
  return Array.from(text)
    .filter(isWritable)
    .join("")
    .replaceAll(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? "");
}

/** XML 1.0, 2.2: most control characters, halves of surrogate pairs and two non-characters cannot even be escaped. */
function isWritable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return character === "\t" || character === "\n" || character === "\r";
  return !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
}
