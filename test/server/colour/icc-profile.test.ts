import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IccInvalid } from "../../../server/colour/icc-invalid.ts";
import type { IccFault } from "../../../server/colour/icc-invalid.ts";
import { readPressProfile } from "../../../server/colour/icc-profile.ts";
import { iccFile } from "../../support/icc.ts";

const WHOLE = readFileSync(iccFile("fogra39-coated-300"));

function with4(at: number, text: string): Uint8Array {
  const bytes = Uint8Array.from(WHOLE);
  bytes.set(new TextEncoder().encode(text), at);
  return bytes;
}

function faultOf(bytes: Uint8Array): IccFault | undefined {
  try {
    const profile = readPressProfile(bytes);
    profile.toInks([50, 10, -10], "perceptual");
    return undefined;
  } catch (error) {
    if (error instanceof IccInvalid) return error.fault;
    throw error;
  }
}

describe("a press profile", () => {
  it("is read: its name, its paper, its black", () => {
    const profile = readPressProfile(WHOLE);
    expect(profile.description).toBe("FOGRA39 coated TAC 300 (own build)");
    const [lightness] = profile.toLab([0, 0, 0, 0], "relative");
    expect(lightness).toBeCloseTo(100, 0);
    expect(profile.toLab([0, 0, 0, 1], "relative")[0]).toBeLessThan(20);
  });

  it.each<[string, Uint8Array, IccFault]>([
    ["nothing", new Uint8Array(0), "broken"],
    ["a text", new TextEncoder().encode("not a profile ".repeat(40)), "broken"],
    ["cut off in the header", WHOLE.subarray(0, 100), "broken"],
    ["cut off in a table", WHOLE.subarray(0, 60_000), "broken"],
    ["a monitor's", with4(12, "mntr"), "wrong_class"],
    ["one of RGB inks", with4(16, "RGB "), "wrong_space"],
    ["another connection space", with4(20, "Luv "), "unsupported"],
    ["a billion tags", with4(128, "\u007f\u007f\u007f\u007f"), "broken"],
    ["without its tables", with4(132 + 12 * 5, "XXXX"), "unsupported"],
  ])("that is %s is refused as such", (name, bytes, fault) => {
    // Without one of its forward tables the other still serves: all three have to go.
    const given = name === "without its tables" ? withoutTables() : bytes;
    expect(faultOf(given)).toBe(fault);
  });

  it("with any byte changed is read or refused, never anything else", () => {
    fc.assert(
      fc.property(fc.nat(700), fc.nat(255), (at, value) => {
        const bytes = Uint8Array.from(WHOLE);
        bytes[at] = value;
        faultOf(bytes);
      }),
      { numRuns: 400 },
    );
  });
});

function withoutTables(): Uint8Array {
  const bytes = Uint8Array.from(WHOLE);
  for (let at = 132; at < 132 + 12 * 20; at += 12)
    if (String.fromCharCode(...bytes.subarray(at, at + 3)) === "B2A") bytes.set([88, 88, 88, 88], at);
  return bytes;
}
