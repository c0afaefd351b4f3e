export interface TiffShape {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly ppi: number;
  /** The press's ICC profile. */
  readonly icc: Uint8Array;
  /** Of every strip but the last; bands are whole strips. */
  readonly rowsPerStrip: number;
}

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;
const ADOBE_DEFLATE = 8;
const SEPARATED = 5;

interface Field {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly bytes: Buffer;
}

/**
 * What stands before the strips of a TIFF of four inks (TIFF 6.0, little-endian): header, one directory, the values that do not fit into
 * it. Its length depends on the number of strips alone.
 */
export function tiffHead(
  { widthPx, heightPx, ppi, icc, rowsPerStrip }: TiffShape,
  stripCount: number,
  strips: readonly { readonly at: number; readonly bytes: number }[] = [],
): Buffer {
  const resolution = rational(Math.round(ppi * 1000), 1000);
  const list = (pick: (strip: { readonly at: number; readonly bytes: number }) => number) =>
    longs(...Array.from({ length: stripCount }, (_, i) => (strips[i] ? pick(strips[i]) : 0)));
  const fields: readonly Field[] = [
    field(256, LONG, longs(widthPx)),
    field(257, LONG, longs(heightPx)),
    field(258, SHORT, shorts(8, 8, 8, 8)),
    field(259, SHORT, shorts(ADOBE_DEFLATE)),
    field(262, SHORT, shorts(SEPARATED)),
    field(
      273,
      LONG,
      list(({ at }) => at),
    ),
    field(277, SHORT, shorts(4)),
    field(278, LONG, longs(rowsPerStrip)),
    field(
      279,
      LONG,
      list(({ bytes }) => bytes),
    ),
    field(282, RATIONAL, resolution),
    field(283, RATIONAL, resolution),
    field(284, SHORT, shorts(1)), // Inks of a pixel stand together.
    field(296, SHORT, shorts(2)), // Per inch.
    field(317, SHORT, shorts(2)), // Horizontal differencing.
    field(332, SHORT, shorts(1)), // The inks are cyan, magenta, yellow and black.
    field(34_675, UNDEFINED, Buffer.from(icc)),
  ];
  const directory = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  directory.write("II", 0, "latin1");
  directory.writeUInt16LE(42, 2);
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(fields.length, 8);
  const beyond: Buffer[] = [];
  let end = directory.length;
  for (const [i, { tag, type, count, bytes }] of fields.entries()) {
    const at = 10 + i * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(count, at + 4);
    if (bytes.length <= 4) bytes.copy(directory, at + 8);
    else {
      directory.writeUInt32LE(end, at + 8);
      // Values begin at even offsets.
      const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
      beyond.push(padded);
      end += padded.length;
    }
  }
  return Buffer.concat([directory, ...beyond]);
}

function field(tag: number, type: number, bytes: Buffer): Field {
  const size = { [SHORT]: 2, [LONG]: 4, [RATIONAL]: 8 }[type] ?? 1;
  return { tag, type, count: bytes.length / size, bytes };
}

function shorts(...values: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(values).buffer);
}

function longs(...values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

function rational(numerator: number, denominator: number): Buffer {
  return longs(numerator, denominator);
}
