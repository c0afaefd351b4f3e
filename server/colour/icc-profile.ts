import { IccInvalid } from "./icc-invalid.ts";
import { readTable } from "./icc-table.ts";
import type { IccTable } from "./icc-table.ts";
import { labToXyz, xyzToLab } from "./lab.ts";
import type { Lab } from "./lab.ts";

export type Intent = "perceptual" | "relative";
export type Inks = readonly [number, number, number, number];

/** A press: what its inks look like, and which inks make a colour. Inks 0 to 1, colours relative to the paper. */
export interface PressProfile {
  readonly bytes: Uint8Array;
  readonly description: string;
  /** It has tables of its own for these, towards inks; for the other it answers as for this one. */
  readonly intents: readonly Intent[];
  toInks(lab: Lab, intent: Intent): Inks;
  toLab(inks: Inks, intent: Intent): Lab;
}

const SIGNATURE = 0x61637370;
const PRESS_CLASS = "prtr";
const BACKWARD: Readonly<Record<Intent, string>> = { perceptual: "B2A0", relative: "B2A1" };

/**
 * Reads an ICC profile of a four-colour press. Throws IccInvalid for a file that is cut off or no profile, for another class
 * (a monitor's, a camera's), another colour space, or tables this reader does not know: never falls back on another.
 */
export function readPressProfile(bytes: Uint8Array): PressProfile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    requireHeader(view);
    const tags = readTags(view);
    const pcs = text(view, 20);
    const table = (names: readonly string[], isFromLab: boolean) => {
      const found = names.map((name) => tags.get(name)).find((each) => each !== undefined);
      if (!found)
        throw new IccInvalid("unsupported", `expected a table ${names.join(" or ")} in the profile, got none`);
      return readTable(found, { fromLab: isFromLab && pcs === "Lab " });
    };
    const forward = { perceptual: table(["A2B0", "A2B1"], false), relative: table(["A2B1", "A2B0"], false) };
    const backward = { perceptual: table(["B2A0", "B2A1"], true), relative: table(["B2A1", "B2A0"], true) };
    return {
      bytes,
      description: readDescription(tags.get("desc")),
      intents: (["perceptual", "relative"] as const).filter((intent) => tags.has(BACKWARD[intent])),
      toInks(lab, intent) {
        const [c = 0, m = 0, y = 0, k = 0] = backward[intent].evaluate(fromLab(lab, pcs, backward[intent]));
        return [c, m, y, k];
      },
      toLab: (inks, intent) => toLab(forward[intent].evaluate(inks), pcs, forward[intent]),
    };
  } catch (error) {
    if (error instanceof RangeError)
      throw new IccInvalid("broken", `expected a whole ICC profile, got ${bytes.length} bytes`);
    throw error;
  }
}

function requireHeader(view: DataView): void {
  if (view.byteLength < 132 || view.getUint32(36) !== SIGNATURE)
    throw new IccInvalid("broken", `expected an ICC profile, got ${view.byteLength} other bytes`);
  if (view.getUint32(0) > view.byteLength)
    throw new IccInvalid("broken", `expected ${view.getUint32(0)} bytes of profile, got ${view.byteLength}`);
  const [kind, space, pcs] = [text(view, 12), text(view, 16), text(view, 20)];
  if (kind !== PRESS_CLASS)
    throw new IccInvalid("wrong_class", `expected a profile of class "${PRESS_CLASS}" (a press), got "${kind}"`);
  if (space !== "CMYK") throw new IccInvalid("wrong_space", `expected a profile of CMYK inks, got "${space}"`);
  if (pcs !== "Lab " && pcs !== "XYZ ")
    throw new IccInvalid("unsupported", `expected Lab or XYZ as connection space, got "${pcs}"`);
}

const MAX_TAGS = 200;

function readTags(view: DataView): ReadonlyMap<string, DataView> {
  const count = view.getUint32(128);
  if (count > MAX_TAGS) throw new IccInvalid("broken", `expected at most ${MAX_TAGS} tags, got ${count}`);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const at = 132 + i * 12;
      const [start, length] = [view.getUint32(at + 4), view.getUint32(at + 8)];
      return [text(view, at), new DataView(view.buffer, view.byteOffset + start, length)] as const;
    }),
  );
}

/** A version 2 description is ASCII with its length, a version 4 one is UTF-16 in several languages. */
function readDescription(view: DataView | undefined): string {
  if (!view) return "";
  if (text(view, 0) === "desc") {
    const length = Math.min(view.getUint32(8), view.byteLength - 12);
    return ascii(view, 12, Math.max(0, length - 1));
  }
  if (text(view, 0) !== "mluc" || view.getUint32(8) === 0) return "";
  const [length, start] = [view.getUint32(20), view.getUint32(24)];
  return Array.from({ length: length / 2 }, (_, i) => String.fromCharCode(view.getUint16(start + i * 2))).join("");
}

/** Lab in 16 bits: 0xFFFF is L* 100 since version 4, 0xFF00 before it. */
const LEGACY = 65_535 / 65_280;

function fromLab(lab: Lab, pcs: string, { isLegacyLab }: IccTable): number[] {
  if (pcs === "XYZ ") return labToXyz(lab).map((each) => each / XYZ_ONE);
  const scale = isLegacyLab ? LEGACY : 1;
  return [lab[0] / 100 / scale, (lab[1] + 128) / 255 / scale, (lab[2] + 128) / 255 / scale];
}

function toLab([x = 0, y = 0, z = 0]: readonly number[], pcs: string, { isLegacyLab }: IccTable): Lab {
  if (pcs === "XYZ ") return xyzToLab([x * XYZ_ONE, y * XYZ_ONE, z * XYZ_ONE]);
  const scale = isLegacyLab ? LEGACY : 1;
  return [x * scale * 100, y * scale * 255 - 128, z * scale * 255 - 128];
}

/** Largest value of u1Fixed15. */
const XYZ_ONE = 1 + 32_767 / 32_768;

function text(view: DataView, at: number): string {
  return ascii(view, at, 4);
}

function ascii(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, i) => String.fromCharCode(view.getUint8(at + i))).join("");
}
