import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { bundledProduct } from "../../support/documents.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const names = (folder: string) => readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" });
/** As client/shop/product-pictures.ts finds them. */
const pictures = names("assets/photos").flatMap((name) => {
  const [, flat, scene] = /^(?:([\w-]+)-thumbnail|([\w-]+)\/thumbnail)\.webp$/.exec(name) ?? [];
  const product = flat ?? scene;
  return product === undefined ? [] : [{ product, path: `${ROOT}assets/photos/${name}` }];
});

describe("catalogue pictures", () => {
  it("are there for every product that is shown on a photo, and of no product we have not", () => {
    const products = names("configurator-schemas/products")
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length));
    const pictured = pictures.map(({ product }) => product);
    expect(pictured.filter((product) => !products.includes(product))).toEqual([]);
    const onPhotos = products.filter((product) => {
      const { scene } = JSON.parse(readFileSync(`${ROOT}configurator-schemas/products/${product}.json`, "utf8"));
      return scene?.kind === "photo";
    });
    expect(onPhotos).toContain("club-shirt");
    expect(onPhotos.filter((product) => !pictured.includes(product))).toEqual([]);
  });

  it("the club's shirt is navy, as it is sold first", async () => {
    const path = pictures.find(({ product }) => product === "club-shirt")?.path;
    const colour = bundledProduct("club-shirt").options.find(({ id }) => id === "colour");
    const swatch = colour?.kind === "choice" ? colour.values?.find(({ id }) => id === colour.default)?.swatch : "";
    expect(swatch).toBe("#24304f");
    const { data } = await sharp(path).resize(100, 100).raw().toBuffer({ resolveWithObject: true });
    const [red = 0, green = 0, blue = 0] = data.subarray((80 * 100 + 40) * 3);
    expect(blue).toBeGreaterThan(green + 15);
    expect(red).toBeLessThan(80);
  });
});
