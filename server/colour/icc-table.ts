import { readGrid, readLabGrid } from "./colour-grid.ts";
import type { ColourGrid } from "./colour-grid.ts";
import { readCurve, sampledCurve } from "./icc-curve.ts";
import type { Curve } from "./icc-curve.ts";
import { IccInvalid } from "./icc-invalid.ts";

/** One table of a profile between inks and the connection space. Channels 0 to 1. */
export interface IccTable {
  readonly inputs: number;
  readonly outputs: number;
  /** Lab in 16 bits was written otherwise before version 4: 0xFF00 is 100. */
  readonly isLegacyLab: boolean;
  evaluate(input: readonly number[]): number[];
}

const MFT1 = 0x6d667431;
const MFT2 = 0x6d667432;
const MAB = 0x6d414220;
const MBA = 0x6d424120;

/** A `mft1`, `mft2`, `mAB ` or `mBA ` element (ICC.1:2022, 10.10 to 10.13); `fromLab` says that its inputs are Lab. */
export function readTable(view: DataView, { fromLab }: { readonly fromLab: boolean }): IccTable {
  const type = view.getUint32(0);
  const read = fromLab ? readLabGrid : readGrid;
  if (type === MFT1 || type === MFT2) return readOldTable(view, { bytes: type === MFT1 ? 1 : 2, read });
  if (type === MAB || type === MBA) return readNewTable(view, { fromA: type === MAB, read });
  throw new IccInvalid("unsupported", `expected a colour table, got type ${type.toString(16)}`);
}

type ReadGrid = typeof readGrid;

function readOldTable(view: DataView, { bytes, read: readPoints }: { bytes: 1 | 2; read: ReadGrid }): IccTable {
  const [inputs, outputs, points] = [view.getUint8(8), view.getUint8(9), view.getUint8(10)];
  requireSize({ inputs, outputs, points: Array.from({ length: inputs }, () => points) });
  const inputEntries = bytes === 1 ? 256 : view.getUint16(48);
  const outputEntries = bytes === 1 ? 256 : view.getUint16(50);
  let at = bytes === 1 ? 48 : 52;
  const read = (count: number): number[] => {
    const values = Array.from({ length: count }, (_, i) =>
      bytes === 1 ? view.getUint8(at + i) / 255 : view.getUint16(at + i * 2) / 65_535,
    );
    at += count * bytes;
    return values;
  };
  const before = Array.from({ length: inputs }, () => sampledCurve(read(inputEntries)));
  const grid: ColourGrid = {
    points: Array.from({ length: inputs }, () => points),
    outputs,
    values: Float32Array.from(read(points ** inputs * outputs)),
  };
  const after = Array.from({ length: outputs }, () => sampledCurve(read(outputEntries)));
  return {
    inputs,
    outputs,
    isLegacyLab: bytes === 2,
    evaluate: (input) => bend(after, readPoints(grid, bend(before, input))),
  };
}

/** A B curves, matrix, M curves, grid and A curves; `mAB` runs from A to B. */
function readNewTable(view: DataView, { fromA, read }: { fromA: boolean; read: ReadGrid }): IccTable {
  const [inputs, outputs] = [view.getUint8(8), view.getUint8(9)];
  const [b, matrix, m, clut, a] = [12, 16, 20, 24, 28].map((at) => view.getUint32(at));
  const curves = (at: number | undefined, count: number) => (at ? readCurves(view, at, count) : undefined);
  const [sideA, sideB] = fromA ? [inputs, outputs] : [outputs, inputs];
  const steps: (((values: readonly number[]) => number[]) | undefined)[] = [
    stepOf(curves(a, sideA)),
    clut ? gridStep(view, clut, { inputs, outputs, read }) : undefined,
    stepOf(curves(m, sideB)),
    matrix ? matrixStep(view, matrix) : undefined,
    stepOf(curves(b, sideB)),
  ];
  const inOrder = (fromA ? steps : steps.toReversed()).filter((step) => step !== undefined);
  return {
    inputs,
    outputs,
    isLegacyLab: false,
    evaluate: (input) => inOrder.reduce<number[]>((values, step) => step(values), [...input]),
  };
}

function readCurves(view: DataView, start: number, count: number): Curve[] {
  const curves: Curve[] = [];
  for (let i = 0, at = start; i < count; i += 1) {
    const { curve, end } = readCurve(view, at);
    curves.push(curve);
    at = end;
  }
  return curves;
}

function stepOf(curves: readonly Curve[] | undefined) {
  return curves && ((values: readonly number[]) => bend(curves, values));
}

function gridStep(
  view: DataView,
  at: number,
  { inputs, outputs, read }: { inputs: number; outputs: number; read: ReadGrid },
) {
  const points = Array.from({ length: inputs }, (_, i) => view.getUint8(at + i));
  requireSize({ inputs, outputs, points });
  const bytes = view.getUint8(at + 16);
  const count = points.reduce((product, each) => product * each, outputs);
  const values = Float32Array.from({ length: count }, (_, i) =>
    bytes === 1 ? view.getUint8(at + 20 + i) / 255 : view.getUint16(at + 20 + i * 2) / 65_535,
  );
  return (input: readonly number[]) => read({ points, outputs, values }, input);
}

function matrixStep(view: DataView, at: number) {
  const e = Array.from({ length: 12 }, (_, i) => view.getInt32(at + i * 4) / 65_536);
  const row = (i: number, [x = 0, y = 0, z = 0]: readonly number[]) =>
    (e[i * 3] ?? 0) * x + (e[i * 3 + 1] ?? 0) * y + (e[i * 3 + 2] ?? 0) * z + (e[9 + i] ?? 0);
  return (values: readonly number[]) => [row(0, values), row(1, values), row(2, values)];
}

function bend(curves: readonly Curve[], values: readonly number[]): number[] {
  return values.map((value, i) => curves[i]?.(value) ?? value);
}

const MAX_VALUES = 4_000_000;

/** A file of a few bytes may claim billions of points. */
function requireSize({
  inputs,
  outputs,
  points,
}: {
  inputs: number;
  outputs: number;
  points: readonly number[];
}): void {
  const count = points.reduce((product, each) => product * each, outputs);
  if (
    (inputs !== 3 && inputs !== 4) ||
    outputs < 1 ||
    outputs > 4 ||
    points.some((each) => each < 2) ||
    count > MAX_VALUES
  )
    throw new IccInvalid(
      "unsupported",
      `expected a table of 3 or 4 inputs, got ${inputs} to ${outputs}, ${points.join(" × ")} points`,
    );
}
