import { IccInvalid } from "./icc-invalid.ts";

/** One channel's tone curve, 0…1 to 0…1. */
export type Curve = (value: number) => number;

/** A curve through samples at equal distances. */
export function sampledCurve(samples: readonly number[]): Curve {
  const last = samples.length - 1;
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * last;
    const low = Math.min(Math.floor(at), Math.max(0, last - 1));
    const from = samples[low] ?? 0;
    return from + ((samples[low + 1] ?? from) - from) * (at - low);
  };
}

/** A `curv` or `para` element, and where the next one begins (ICC.1:2022, 10.6 and 10.18). */
export function readCurve(view: DataView, at: number): { readonly curve: Curve; readonly end: number } {
  const type = view.getUint32(at);
  if (type === CURV) return readSampled(view, at);
  if (type === PARA) return readParametric(view, at);
  throw new IccInvalid("unsupported", `expected a curve at byte ${at}, got type ${type.toString(16)}`);
}

const CURV = 0x63757276;
const PARA = 0x70617261;

function readSampled(view: DataView, at: number): { curve: Curve; end: number } {
  const count = view.getUint32(at + 8);
  const end = padded(at + 12 + count * 2);
  if (count === 0) return { curve: (value) => value, end };
  if (count === 1) {
    const gamma = view.getUint16(at + 12) / 256;
    return { curve: (value) => Math.max(0, value) ** gamma, end };
  }
  const samples = Array.from({ length: count }, (_, i) => view.getUint16(at + 12 + i * 2) / 65_535);
  return { curve: sampledCurve(samples), end };
}

const PARAMETERS = [1, 3, 4, 5, 7] as const;

function readParametric(view: DataView, at: number): { curve: Curve; end: number } {
  const form = view.getUint16(at + 8);
  const count = PARAMETERS[form];
  if (count === undefined)
    throw new IccInvalid("unsupported", `expected a parametric curve of form 0 to 4, got ${form}`);
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => view.getInt32(at + 12 + i * 4) / 65_536,
  );
  const power = (value: number) => Math.max(0, a * value + b) ** g;
  const curves: readonly Curve[] = [
    (value) => Math.max(0, value) ** g,
    (value) => (value >= -b / a ? power(value) : 0),
    (value) => (value >= -b / a ? power(value) + c : c),
    (value) => (value >= d ? power(value) : c * value),
    (value) => (value >= d ? power(value) + e : c * value + f),
  ];
  return { curve: curves[form] ?? ((value) => value), end: padded(at + 12 + count * 4) };
}

function padded(end: number): number {
  return (end + 3) & ~3;
}
