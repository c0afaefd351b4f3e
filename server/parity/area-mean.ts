import type { ComparedPicture } from "./compared-picture.ts";

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The pixels one pixel of the smaller picture covers: `from` to `to` (exclusive), the outer ones in part. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

/**
 * A smaller picture of which every pixel is the mean of the area it covers, colours weighted by how opaque they are. No
 * resampling filter of a library: what is measured on it must not ring, and must not change with a library.
 */
export function areaMean(picture: ComparedPicture, size: Size): ComparedPicture {
  if (size.widthPx === picture.width && size.heightPx === picture.height) return picture;
  const mean = new MeanOfRows({ widthPx: picture.width, heightPx: picture.height }, size);
  mean.take(picture);
  return mean.picture;
}

/** The same from rows that come one after another, for pictures nobody holds whole. */
export class MeanOfRows {
  readonly picture: ComparedPicture;
  readonly #across: readonly Span[];
  readonly #down: readonly Span[];
  readonly #area: number;
  /** Of the rows that are being filled: a row may lie in two, each of its part. */
  readonly #sums: [Float64Array, Float64Array];
  #row = 0;
  #filling = 0;

  constructor(from: Size, { widthPx, heightPx }: Size) {
    this.#across = spansOf(from.widthPx, widthPx);
    this.#down = spansOf(from.heightPx, heightPx);
    this.#area = (from.widthPx / widthPx) * (from.heightPx / heightPx);
    this.#sums = [new Float64Array(widthPx * 4), new Float64Array(widthPx * 4)];
    this.picture = { data: new Uint8Array(widthPx * heightPx * 4), width: widthPx, height: heightPx };
  }

  /** The next rows, all of the picture's width. */
  take(rows: ComparedPicture): void {
    for (let y = 0; y < rows.height; y += 1, this.#row += 1) this.#takeRow(rows, y);
  }

  #takeRow(rows: ComparedPicture, y: number): void {
    for (let to = this.#filling; to < this.#down.length; to += 1) {
      const span = this.#down[to];
      if (!span || span.from > this.#row) return;
      const sums = this.#sums[to % 2 === 0 ? 0 : 1];
      addRow(sums, rows, { row: y, weight: weightAt(span, this.#row), across: this.#across });
      if (span.to > this.#row + 1) continue;
      writeRow(this.picture.data, to * this.picture.width * 4, { sums, area: this.#area });
      sums.fill(0);
      this.#filling = to + 1;
    }
  }
}

function spansOf(from: number, to: number): Span[] {
  return Array.from({ length: to }, (_, i) => {
    const [start, end] = [(i * from) / to, ((i + 1) * from) / to];
    const [first, last] = [Math.floor(start), Math.max(Math.floor(start) + 1, Math.ceil(end - 1e-9))];
    if (last - first === 1) return { from: first, to: last, first: end - start, last: end - start };
    return { from: first, to: last, first: first + 1 - start, last: end - (last - 1) };
  });
}

function weightAt({ from, to, first, last }: Span, at: number): number {
  return at === from ? first : at === to - 1 ? last : 1;
}

interface Row {
  readonly row: number;
  readonly weight: number;
  readonly across: readonly Span[];
}

function addRow(sums: Float64Array, { data, width }: ComparedPicture, { row, weight, across }: Row): void {
  const start = row * width * 4;
  for (let x = 0, to = 0; x < across.length; x += 1, to += 4) {
    const span = across[x];
    if (!span) continue;
    for (let column = span.from, at = start + span.from * 4; column < span.to; column += 1, at += 4) {
      const alpha = (data[at + 3] ?? 0) * weight * weightAt(span, column);
      if (alpha === 0) continue;
      sums[to] = (sums[to] ?? 0) + (data[at] ?? 0) * alpha;
      sums[to + 1] = (sums[to + 1] ?? 0) + (data[at + 1] ?? 0) * alpha;
      sums[to + 2] = (sums[to + 2] ?? 0) + (data[at + 2] ?? 0) * alpha;
      sums[to + 3] = (sums[to + 3] ?? 0) + alpha;
    }
  }
}

function writeRow(
  data: Uint8Array,
  at: number,
  { sums, area }: { readonly sums: Float64Array; readonly area: number },
): void {
  for (let i = 0; i < sums.length; i += 4) {
    const alpha = sums[i + 3] ?? 0;
    const rounded = Math.round(alpha / area);
    // A clear pixel has no colour.
    if (rounded === 0) continue;
    for (let channel = 0; channel < 3; channel += 1)
      data[at + i + channel] = Math.round((sums[i + channel] ?? 0) / alpha);
    data[at + i + 3] = rounded;
  }
}
