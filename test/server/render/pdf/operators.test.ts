import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../../../server/render/pdf/format-number.ts";
import { inkOperators, screenInks } from "../../../../server/render/pdf/ink.ts";
import { lineOperators } from "../../../../server/render/pdf/line-operators.ts";
import { pathOperators } from "../../../../server/render/pdf/path-operators.ts";

describe("numbers", () => {
  it.each([
    [0, "0"],
    [-0, "0"],
    [0.5, ".5"],
    [-0.5, "-.5"],
    [10, "10"],
    [-100, "-100"],
    [1.23456, "1.2346"],
    [0.00004, "0"],
    [-0.00004, "0"],
    [1e-7, "0"],
    [20_000.00001, "20000"],
  ])("%d is %s", (value, text) => expect(formatNumber(value)).toBe(text));

  it("read back as what they are, without an exponent", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const text = formatNumber(value);
        expect(text).toMatch(/^-?(?:[1-9]\d*|0|(?=\.))(?:\.\d*[1-9])?$/);
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5001e-4);
      }),
    );
  });

  it.each([NaN, Infinity])("%d is nobody's length", (value) => expect(() => formatNumber(value)).toThrow(RangeError));
});

describe("paths", () => {
  it("keep the grid's numbers", () => {
    expect(pathOperators("M0 0L85.0001 0C1 2 3 4 5 6Z")).toBe("0 0 m\n85.0001 0 l\n1 2 3 4 5 6 c\nh");
  });

  it("make a quadratic curve the same cubic, from where the pen is, also after a closed contour", () => {
    expect(pathOperators("M0 0Q3 3 6 0")).toBe("0 0 m\n2 2 4 2 6 0 c");
    expect(pathOperators("M3 0L9 9ZQ3 3 9 0")).toBe("3 0 m\n9 9 l\nh\n3 2 5 2 9 0 c");
  });

  it("may leave a repeated letter away, as SVG may", () => {
    expect(pathOperators("M0 0 1 1L2 2 3 3C1 2 3 4 5 6 1 2 3 4 5 6Z")).toBe(
      "0 0 m\n1 1 l\n2 2 l\n3 3 l\n1 2 3 4 5 6 c\n1 2 3 4 5 6 c\nh",
    );
  });

  it("are short, and never with an exponent", () => {
    expect(pathOperators("M0.5 -0.25L1e-7 10")).toBe(".5 -.25 m\n0 10 l");
  });

  it.each(["M0", "L", "C1 2 3 4"])("are whole segments, not %s", (d) => {
    expect(() => pathOperators(d)).toThrow(/numbers after/);
  });
});

describe("lines", () => {
  it("are round unless said otherwise", () => {
    expect(lineOperators({ widthMm: 0.5 })).toBe(".5 w 1 J 1 j [] 0 d");
  });

  it("say join, cap, miter limit and dashes", () => {
    const line = { widthMm: 1, join: "miter", cap: "butt", dashesMm: [2, 1], dashOffsetMm: 0.5 } as const;
    expect(lineOperators(line)).toBe("1 w 0 J 0 j 4 M [2 1] .5 d");
    expect(lineOperators({ widthMm: 1, join: "bevel", cap: "square" })).toBe("1 w 2 J 2 j [] 0 d");
  });

  it("have no dashes of no length, which PDF forbids", () => {
    expect(lineOperators({ widthMm: 1, dashesMm: [0, 0] })).toBe("1 w 1 J 1 j [] 0 d");
  });
});

describe("inks", () => {
  const unnamed = () => "S1";

  it("are screen colours on screens, whatever they are in print", () => {
    const spot = { kind: "spot", name: "Gold", screen: "#ff8000" } as const;
    expect(inkOperators(screenInks(spot), "fill", unnamed)).toBe("1 .502 0 rg");
    expect(inkOperators(screenInks(spot), "stroke", unnamed)).toBe("1 .502 0 RG");
  });

  it("are process inks and separations where a policy says so", () => {
    const cmyk = { kind: "cmyk", components: [0, 0.5, 1, 0.1] } as const;
    expect(inkOperators(cmyk, "fill", unnamed)).toBe("0 .5 1 .1 k");
    expect(inkOperators(cmyk, "stroke", unnamed)).toBe("0 .5 1 .1 K");
    const spot = { kind: "separation", name: "CutContour", tint: 1, alternate: [0, 1, 0, 0] } as const;
    expect(inkOperators(spot, "stroke", unnamed)).toBe("/S1 CS 1 SCN");
  });

  it("are never something else", () => {
    expect(() => screenInks({ kind: "rgb", screen: "red" })).toThrow(/#rrggbb/);
  });
});
