import { describe, expect, it } from "vitest";
import { LOOK_STYLES, filtersOf, lookOf } from "../../../client/customizer/design/look.ts";

describe("how a picture looks", () => {
  it("a picture as it is has no filters", () => {
    expect(filtersOf(lookOf(undefined))).toBeUndefined();
    expect(filtersOf(lookOf([{ kind: "brightness", by: 0 }]))).toBeUndefined();
  });

  it.each(LOOK_STYLES)("%s comes back from its filters with its fields", (style) => {
    const look = { ...lookOf([]), style, brightness: -12, contrast: 40 };
    const own =
      style === "threshold"
        ? { ...look, level: 90 }
        : style === "duotone"
          ? { ...look, dark: "#102030", light: "#fedcba" }
          : look;
    expect(lookOf(filtersOf(own))).toEqual(own);
  });

  it("brightness comes before a threshold, which judges what is seen", () => {
    const filters = filtersOf({ ...lookOf([]), style: "threshold", brightness: 20, level: 100 });
    expect(filters).toEqual([
      { kind: "brightness", by: 20 },
      { kind: "threshold", level: 100 },
    ]);
  });
});
