import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { partsBeyond } from "../../../server/parity/file-limits.ts";
import { compareFiles } from "../../../server/render/compare-files.ts";
import type { UploadFiles } from "../../../server/render/paint-raster.ts";
import { renderPrint } from "../../../server/render/render-print.ts";
import { aCard, aCardProduct } from "../../support/a-printed-card.ts";
import { aShape, aText, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { NO_GHOSTSCRIPT } from "../../support/pdf-tools.ts";
import { photo } from "../ingest/picture-files.ts";

let folder = "";
let uploads: UploadFiles = {};
const path = process.env["PATH"];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inks-"));
  const file = join(folder, "u.jpg");
  await photo(1200, 800).jpeg({ quality: 92 }).toFile(file);
  uploads = { up_1: { path: file, mime: "image/jpeg", widthPx: 1200, heightPx: 800 } };
});
afterEach(() => void (process.env["PATH"] = path));
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (xMm: number, yMm: number) => ({ xMm, yMm, rotationDeg: 0 });
const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ ...at(xMm, yMm), widthMm, heightMm });
const SOLID: readonly DesignElement[] = [
  aShape({ id: "bg", fill: "#f4e3c1", placement: box(42.5, 27.5, 93, 63) }),
  aText({ id: "name", text: "Élodie", sizeMm: 7, color: "#1d2b53", placement: at(60, 12) }),
  aText({
    id: "small",
    text: "à lire 0612345678",
    font: "noto-sans",
    sizeMm: 3,
    color: "#000000",
    placement: at(60, 22),
  }),
  aText({ id: "black", text: "NOIR", font: "noto-sans", sizeMm: 6, color: "#000000", placement: at(60, 32) }),
  aShape({ id: "square", placement: { ...box(75, 42, 10, 10), rotationDeg: 12 } }),
];
const SPOTTED = [
  ...SOLID,
  aShape({ id: "var", shape: "ellipse", fill: "spot(Varnish)", placement: box(40, 48, 8, 8) }),
];
const BLENDED = [
  ...SOLID,
  aShape({ id: "shade", fill: "#000000", opacity: 0.5, placement: box(30, 12, 12, 12) }),
  anImage({ id: "photo", placement: box(22, 35, 30, 20) }),
  aShape({ id: "fade", shape: "star", fill: "#00838f", opacity: 0.5, placement: box(55, 45, 12, 12) }),
];

interface Printed {
  readonly product: Product;
  readonly profileId: string;
  /** What the file shows. */
  readonly made: Configuration;
  /** What the proof shows. */
  readonly meant: Configuration;
}

async function compared({ product, profileId, made, meant }: Printed) {
  const printed = await renderPrint({
    product,
    configuration: made,
    profileId,
    format: "pdf",
    uploads,
    outDir: folder,
  });
  if (!printed.ok) throw new Error(JSON.stringify(printed.issues, null, 2));
  const [file] = printed.files;
  if (!file) throw new Error("expected a file");
  const { areas } = await compareFiles({
    kind: "compareFiles",
    product,
    configuration: meant,
    profileId,
    uploads,
    outDir: folder,
    files: file.areas.map((area, i) => ({ ...file, area, page: i + 1 })),
  });
  return areas;
}

const onCard = (made: readonly DesignElement[], meant: readonly DesignElement[] = made, profileId = "eu-offset-card") =>
  compared({ product: aCardProduct([profileId]), profileId, made: aCard(made), meant: aCard(meant) });
const changed = (id: string, change: object): DesignElement[] =>
  SOLID.map((each) => (each.id === id ? Object.assign({}, each, change) : each));
const beyond = (areas: Awaited<ReturnType<typeof compared>>) =>
  areas.flatMap((area) => partsBeyond(area).map(({ element }) => element));

describe.skipIf(NO_GHOSTSCRIPT)("a print file in inks", { timeout: 120_000 }, () => {
  it.each([
    ["eu-offset-card", SPOTTED],
    ["eu-offset-card", BLENDED],
    ["eu-digital-cmyk", BLENDED],
    ["sticker-cut", SOLID],
  ] as const)("[CF5] of %s is its proof, both seen through the press's inks", async (profileId, elements) => {
    const [area] = await onCard(elements, elements, profileId);
    expect(area).toMatchObject({ rasterisedBy: "ghostscript", throughInks: true });
    expect(area?.figures.some(({ blended }) => blended)).toBe(elements === BLENDED);
    expect(area?.notMeasured).toBeUndefined();
    expect(beyond(area ? [area] : [])).toEqual([]);
  });

  it("[CF5] with colours given in inks is judged by everything but those", async () => {
    const given = SOLID.map((each) => (each.id === "bg" ? Object.assign({}, each, { fill: "cmyk(60 0 20 0)" }) : each));
    expect(beyond(await onCard(given))).toEqual([]);
    const made = given.map((each) => (each.id === "name" ? Object.assign({}, each, { text: "Elodie" }) : each));
    expect(beyond(await onCard(made, given)).filter((element) => element !== "bg")).toEqual(["name"]);
  });

  it("[CF5] is compared page by page, and a sticker without its cut line and its white", async () => {
    const back = [aText({ id: "b", text: "Verso", sizeMm: 6, placement: at(42, 27) })];
    const card = aCard(SOLID, back);
    const product = aCardProduct(["eu-offset-card"]);
    const areas = await compared({ product, profileId: "eu-offset-card", made: card, meant: card });
    expect(areas.map(({ area }) => area)).toEqual(["front", "back"]);
    expect(beyond(areas)).toEqual([]);
    const sticker = {
      product: "die-cut-sticker",
      selections: { material: "clear-vinyl" },
      elements: { sticker: [aShape({ id: "s", shape: "heart", placement: box(35, 35, 40, 40) })] },
    };
    expect(
      beyond(
        await compared({
          product: bundledProduct("die-cut-sticker"),
          profileId: "sticker-cut",
          made: sticker,
          meant: sticker,
        }),
      ),
    ).toEqual([]);
  });

  it.each([
    ["name", { text: "Elodie" }],
    ["small", { text: "a lire 0612345678" }],
    ["small", { text: "à lire 0612345679" }],
    ["black", { color: "#555555" }],
    ["square", { fill: "#c8185b" }],
    ["square", { placement: { ...box(75.3, 42, 10, 10), rotationDeg: 12 } }],
    ["square", { hidden: true }],
  ])("[CF6] that differs is found: %s %o", async (id, change) => {
    // What lies around it shows the same fault.
    const found = beyond(await onCard(changed(id, change), SOLID)).filter((element) => element !== "bg");
    expect(found).toEqual([id]);
  });

  it("[CF6] that differs is found beside what is see-through, and what is see-through by its shape", async () => {
    const made = BLENDED.map((each) => {
      if (each.id === "small") return Object.assign({}, each, { text: "a lire 0612345678" });
      return each.id === "fade" ? Object.assign({}, each, { placement: box(57, 45, 12, 12) }) : each;
    });
    expect(beyond(await onCard(made, BLENDED)).filter((element) => element !== "bg")).toEqual(["small", "fade"]);
  });

  it("[CF3] is not measured without Ghostscript, and says so", async () => {
    const product = aCardProduct(["eu-offset-card"]);
    const made = aCard(SOLID);
    process.env["PATH"] = "/nonexistent";
    const [area] = await compared({ product, profileId: "eu-offset-card", made, meant: made });
    expect(area).toMatchObject({ notMeasured: "Ghostscript is not installed", figures: [] });
  });
});
