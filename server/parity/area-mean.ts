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
export function areaMean(picture: ComparedPicture, { widthPx, heightPx }: Size): ComparedPicture {
  if (widthPx === picture.width && heightPx === picture.height) return picture;
  const across = spansOf(picture.width, widthPx);
  const down = spansOf(picture.height, heightPx);
  const data = new Uint8Array(widthPx * heightPx * 4);
  const sums = new Float64Array(widthPx * 4);
  const area = (picture.width / widthPx) * (picture.height / heightPx);
  for (const [y, span] of down.entries()) {
    sums.fill(0);
    for (let row = span.from; row < span.to; row += 1)
      addRow(sums, picture, { row, weight: weightAt(span, row), across });
    writeRow(data, y * widthPx * 4, { sums, area });
  }
  return { data, width: widthPx, height: heightPx };
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
