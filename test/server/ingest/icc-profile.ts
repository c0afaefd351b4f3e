/** Builders of colour profiles (ICC.1:2001-04), so that tests need no file that others own. */

type Triple = readonly [number, number, number];

/** The chromaticities of a display: red, green, blue as x, y; the white is D65. */
export interface Primaries {
  readonly red: readonly [x: number, y: number];
  readonly green: readonly [x: number, y: number];
  readonly blue: readonly [x: number, y: number];
  readonly gamma: number;
}

/** Adobe RGB (1998), 4.3.1. */
export const ADOBE_RGB: Primaries = { red: [0.64, 0.33], green: [0.21, 0.71], blue: [0.15, 0.06], gamma: 563 / 256 };
export const SRGB_PRIMARIES: Primaries = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], gamma: 2.2 };

const D65: Triple = [0.95047, 1, 1.08883];
/** Bradford, D65 → D50, the white of profiles (ICC.1, annex E). */
const TO_D50: readonly Triple[] = [
  [1.047_811_2, 0.022_886_6, -0.050_127],
  [0.029_542_4, 0.990_484_4, -0.017_049_1],
  [-0.009_234_5, 0.015_043_6, 0.752_131_6],
];

/** Columns: XYZ (D65) of full red, green and blue. */
export function toXyz({ red, green, blue }: Primaries): readonly Triple[] {
  const raw = [red, green, blue].map(([x, y]): Triple => [x / y, 1, (1 - x - y) / y]);
  const matrix = [0, 1, 2].map((row): Triple => [raw[0]?.[row] ?? 0, raw[1]?.[row] ?? 0, raw[2]?.[row] ?? 0]);
  const scale = solve(matrix, D65);
  return matrix.map(([a, b, c]): Triple => [a * scale[0], b * scale[1], c * scale[2]]);
}

/** A matrix profile of a display. */
export function displayProfile(primaries: Primaries): Buffer {
  const columns = toXyz(primaries);
  const xyz = (column: number) => {
    const colour: Triple = [columns[0]?.[column] ?? 0, columns[1]?.[column] ?? 0, columns[2]?.[column] ?? 0];
    return xyzTag(multiply(TO_D50, colour));
  };
  const curve = Buffer.concat([tagHead("curv"), u32(1), u16(Math.round(primaries.gamma * 256)), u16(0)]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ["desc", description("test")],
    ["cprt", Buffer.concat([tagHead("text"), Buffer.from("none\u0000\u0000\u0000\u0000", "latin1")])],
    ["wtpt", xyzTag([0.9642, 1, 0.8249])],
    ["rXYZ", xyz(0)],
    ["gXYZ", xyz(1)],
    ["bXYZ", xyz(2)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  let at = 128 + 4 + tags.length * 12;
  const table: Buffer[] = [];
  for (const [name, data] of tags) {
    table.push(Buffer.from(name, "latin1"), u32(at), u32(data.length));
    at += data.length;
  }
  return Buffer.concat([header(at), u32(tags.length), ...table, ...tags.map(([, data]) => data)]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02400000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  bytes.write("acsp", 36, "latin1");
  [0.9642, 1, 0.8249].forEach((value, i) => bytes.writeInt32BE(Math.round(value * 65_536), 68 + i * 4));
  return bytes;
}

function description(words: string): Buffer {
  const bytes = Buffer.alloc(12 + words.length + 1 + 4 + 4 + 2 + 1 + 67 + 2);
  bytes.write("desc", 0, "latin1");
  bytes.writeUInt32BE(words.length + 1, 8);
  bytes.write(words, 12, "latin1");
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function xyzTag(values: Triple): Buffer {
  return Buffer.concat([tagHead("XYZ "), ...values.map((value) => u32(Math.round(value * 65_536) >>> 0))]);
}

function tagHead(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, "latin1"), u32(0)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value, 0);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value, 0);
  return bytes;
}

export function multiply(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  const [first = [0, 0, 0], second = [0, 0, 0], third = [0, 0, 0]] = matrix;
  return [row(first), row(second), row(third)];
}

/** Cramer's rule. */
export function solve(matrix: readonly Triple[], right: Triple): Triple {
  const determinant = (m: readonly Triple[]) => {
    const [[a, b, c] = [0, 0, 0], [d, e, f] = [0, 0, 0], [g, h, i] = [0, 0, 0]] = m;
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  };
  const replaced = (column: number) =>
    matrix.map((row, r): Triple => {
      const copy: [number, number, number] = [...row];
      copy[column] = right[r] ?? 0;
      return copy;
    });
  const all = determinant(matrix);
  return [determinant(replaced(0)) / all, determinant(replaced(1)) / all, determinant(replaced(2)) / all];
}
