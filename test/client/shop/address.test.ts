import { describe, expect, it } from "vitest";
import { customiseHref, parseAddress } from "../../../client/shop/address.ts";

describe("the demo shop's addresses", () => {
  it("[C1] lead to a product, and a shared design keeps its token out of the server's sight", () => {
    expect(parseAddress(`http://shop.test/${customiseHref("mug-11oz", "des_1")}`)).toEqual({
      product: "mug-11oz",
      design: "des_1",
      token: undefined,
    });
    const shared = "http://shop.test/?design=des_1#token=t0ken";
    expect(parseAddress(shared)).toMatchObject({ product: undefined, design: "des_1", token: "t0ken" });
    expect(new URL(shared).search).not.toContain("t0ken");
  });
});
