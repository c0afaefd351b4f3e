import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DisplayImage, DisplayList } from "../../../configurator-schemas/artwork/display-list.ts";
import { pictureEdges } from "../../../server/render/picture-edges.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";

let folder = "";
let uploads: UploadFiles = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "edges-"));
  // A disc around (300, 200), of radius 150, in 800 × 400 clear pixels.
  const disc =
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><circle cx="300" cy="200" r="150"/></svg>';
  const paths = {
    disc: join(folder, "disc.png"),
    photo: join(folder, "photo.jpg"),
    opaque: join(folder, "opaque.png"),
  };
  await sharp(Buffer.from(disc)).png().toFile(paths.disc);
  const grey = sharp({ create: { width: 800, height: 400, channels: 4, background: "#777777" } });
  await grey.clone().jpeg().toFile(paths.photo);
  await grey.png().toFile(paths.opaque);
  uploads = Object.fromEntries(
    Object.entries(paths).map(([id, path]) => [id, { path, mime: "image/png", widthPx: 800, heightPx: 400 }]),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function anImageOf(upload: string, change: Partial<DisplayImage> = {}): DisplayImage {
  const box = { widthMm: 80, heightMm: 40 };
  const crop = { x: 0, y: 0, width: 1, height: 1 };
  return { kind: "image", upload, crop, ...box, matrix: [0, 1, -1, 0, 55, 12], element: "e1", ...change };
}

async function edgesOf(image: DisplayImage) {
  const list: DisplayList = {
    area: "a",
    trim: { widthMm: 100, heightMm: 100 },
    bleedMm: 2,
    items: [{ kind: "group", items: [image] }],
  };
  return (await pictureEdges(list, uploads))(image);
}

describe("[A92] the edges of pictures", () => {
  it("are traced to a part of a pixel, in shares of their box, however it is turned", async () => {
    const loops = (await edgesOf(anImageOf("disc"))) ?? [];
    expect(loops).toHaveLength(1);
    expect(loops[0]?.length).toBeGreaterThan(500);
    for (const [x, y] of loops[0] ?? [])
      expect(Math.abs(Math.hypot((x - 300 / 800) * 80, (y - 0.5) * 40) - 15)).toBeLessThan(0.04);
  });

  it("are those of what the crop leaves", async () => {
    const crop = { x: 0.375, y: 0, width: 0.5, height: 1 };
    const [loop = []] = (await edgesOf(anImageOf("disc", { crop, widthMm: 40 }))) ?? [];
    const across = loop.map(([x]) => x * 40);
    expect(Math.min(...across)).toBeCloseTo(0, 1);
    expect(Math.max(...across)).toBeCloseTo(15, 1);
  });

  it("are their boxes where nothing is clear, and unknown where there is no file", async () => {
    expect(await edgesOf(anImageOf("photo"))).toBeUndefined();
    expect(await edgesOf(anImageOf("opaque"))).toBeUndefined();
    expect(await edgesOf(anImageOf("lost"))).toBeUndefined();
  });
});
