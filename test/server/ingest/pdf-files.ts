import { deflateSync } from "node:zlib";

/** Small PDFs as programs write them, and as nobody should. */
interface PdfParts {
  /** Instructions of every page. */
  readonly content?: string;
  readonly pages?: number;
  readonly box?: string;
  /** Entries added to the catalogue, to each page, to its resources, to the trailer. */
  readonly catalog?: string;
  readonly page?: string;
  readonly resources?: string;
  readonly trailer?: string;
  /** Objects from number 100 on. */
  readonly more?: readonly (string | Buffer)[];
  /** Puts `more` into a packed object stream instead. */
  readonly isPacked?: boolean;
}

const SQUARE = "0.2 0.4 0.8 rg 20 20 60 40 re f";

export function aPdf({
  content = SQUARE,
  pages = 1,
  box = "0 0 200 100",
  catalog = "",
  page = "",
  resources = "",
  trailer = "",
  more = [],
  isPacked = false,
}: PdfParts = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, i) => 4 + i);
  const objects = new Map<number, string | Buffer>([
    [1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`],
    [2, `<</Type/Pages/Count ${pages}/Kids[${numbers.map((n) => `${n} 0 R`).join(" ")}]>>`],
    [3, aStream("", content)],
    ...numbers.map((n): [number, string] => [
      n,
      `<</Type/Page/Parent 2 0 R/MediaBox[${box}]/Contents 3 0 R/Resources<<${resources}>>${page}>>`,
    ]),
  ]);
  const own = more.map((body, i) => [100 + (pages > 90 ? pages : 0) + i, body] as const);
  if (isPacked) objects.set(99, objectStream(own));
  else for (const [n, body] of own) objects.set(n, body);
  return write(objects, trailer);
}

/** A stream object, packed as page contents usually are. */
export function aStream(entries: string, content: string | Buffer): Buffer {
  const bytes = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Filter/FlateDecode/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from("\nendstream"),
  ]);
}

function objectStream(objects: readonly (readonly [number, string | Buffer])[]): Buffer {
  let at = 0;
  const heads: string[] = [];
  for (const [n, body] of objects) {
    heads.push(`${n} ${at}`);
    at += body.length + 1;
  }
  const first = `${heads.join(" ")}\n`;
  const bodies = objects.map(([, body]) => body.toString()).join("\n");
  return aStream(`/Type/ObjStm/N ${objects.length}/First ${first.length}`, first + bodies);
}

function write(objects: ReadonlyMap<number, string | Buffer>, trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const places = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [n, body] of [...objects].toSorted(([a], [b]) => a - b)) {
    places.set(n, length);
    const object = Buffer.concat([Buffer.from(`${n} 0 obj\n`), Buffer.from(body), Buffer.from("\nendobj\n")]);
    parts.push(object);
    length += object.length;
  }
  const size = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: size }, (_, n) => {
    const place = places.get(n);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 ${size}\n${rows.join("")}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}
