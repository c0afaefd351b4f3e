import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SvgDrawing } from "../../../configurator-schemas/artwork/svg/svg-drawing.ts";
import { ingestPdf } from "../../../server/ingest/ingest-pdf.ts";
import type { IngestAnswer } from "../../../server/ingest/ingest-request.ts";
import { looksAlike } from "../../../server/ingest/looks-alike.ts";
import { findPoppler } from "../../../server/ingest/poppler.ts";
import { runLimited } from "../../../server/ingest/run-limited.ts";
import { scanPdf } from "../../../server/ingest/scan-pdf.ts";
import { HOSTILE_PDFS, NO_POPPLER } from "./hostile-pdfs.ts";
import { openMeasuredIngest } from "./measured-ingest.ts";
import type { MeasuredIngest } from "./measured-ingest.ts";
import { aPdf, aStream } from "./pdf-files.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "pdf-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
async function ingest(bytes: Uint8Array, find?: () => undefined): Promise<IngestAnswer & { readonly left: string[] }> {
  count += 1;
  const outDir = join(folder, String(count));
  await mkdir(outDir);
  const path = join(folder, `${count}.raw`);
  await writeFile(path, bytes);
  const answer = await ingestPdf({ path, outDir }, find);
  return { ...answer, left: await readdir(outDir) };
}

async function drawn(bytes: Uint8Array) {
  const answer = await ingest(bytes);
  if (!answer.ok || answer.drawingPath === undefined)
    throw new Error(`expected outlines, got ${JSON.stringify(answer)}`);
  const drawing = JSON.parse(await readFile(answer.drawingPath, "utf8")) as SvgDrawing; // written by ingest
  return { ...answer, drawing };
}

describe.skipIf(NO_POPPLER)("[A86] a page of a PDF becomes outlines", () => {
  it("with its colours, lines and transparency, as large as its crop box", async () => {
    const content = "q 2 w [5 3] 0 d 1 0 0 RG 10 10 m 190 90 l S Q /G gs 0 0 1 rg 30 30 50 50 re f";
    const { drawing, warnings, kind, left } = await drawn(
      aPdf({ content, resources: "/ExtGState<</G<</ca .5>>>>", page: "/CropBox[0 0 200 50]" }),
    );
    expect([drawing.width, drawing.height, drawing.widthMm, kind]).toEqual([1000, 250, 70.5556, "graphic"]);
    expect(JSON.stringify(drawing.items)).toContain(
      '"stroke":{"colour":"#ff0000","width":10,"join":"miter","cap":"butt"',
    );
    expect(JSON.stringify(drawing.items)).toContain('"fill":{"colour":"#0000ff","opacity":0.5}');
    expect([warnings, left.toSorted()]).toEqual([[], ["drawing.json", "normalised.png"]]);
  });

  it("letters included, whole above and below their line", async () => {
    const glyph = aStream("", "500 0 0 -200 400 700 d1 0 -200 400 900 re f");
    const font =
      "<</Type/Font/Subtype/Type3/FontBBox[0 -200 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 65/LastChar 65/Widths[500]" +
      "/Encoding<</Differences[65/a]>>/CharProcs<</a 101 0 R>>>>";
    const answer = await ingest(
      aPdf({ content: "BT /F 50 Tf 20 30 Td (AA) Tj ET", resources: "/Font<</F 100 0 R>>", more: [font, glyph] }),
    );
    if (!answer.ok) throw new Error(answer.code);
    const { data, info } = await sharp(answer.path).raw().toBuffer({ resolveWithObject: true });
    const alpha = (x: number, y: number) =>
      data[(Math.round((y / 100) * info.height) * info.width + Math.round((x / 200) * info.width)) * 4 + 3];
    // The line is 70 down; the bar reaches from 35 above it to 10 below.
    expect([alpha(30, 40), alpha(30, 75), alpha(30, 85), alpha(30, 30)]).toEqual([255, 255, 0, 0]);
  });

  it("and says which of its fonts it does not bring", async () => {
    const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}>>`;
    const fonts = "/Font<</F 100 0 R/G 101 0 R>>";
    const content = "BT /F 20 Tf 20 30 Td (Bonjour) Tj /G 9 Tf (x) Tj ET 1 0 0 rg 9 9 9 9 re f";
    const answer = await ingest(aPdf({ content, resources: fonts, more: [font("Helvetica"), font("NoSuchFont")] }));
    expect(answer.ok && answer.warnings).toEqual([
      { code: "fonts_replaced", params: { fonts: "Helvetica, NoSuchFont" } },
    ]);
    expect((await drawn(aPdf())).warnings).toEqual([]);
  });

  it("only when they look as the page does: a part that is missing, moved or of another colour is seen", async () => {
    const { drawing, path } = await drawn(aPdf({ content: "1 0 0 rg 20 20 60 40 re f 0 0 1 rg 150 70 4 4 re f" }));
    const [large, small] = drawing.items;
    if (large?.kind !== "path" || small?.kind !== "path") throw new Error("expected two paths");
    const seen = (...items: SvgDrawing["items"]) => looksAlike({ ...drawing, items }, path);
    expect(await seen(large, small)).toBe(true);
    expect(await seen(large)).toBe(false);
    expect(await seen(large, { ...small, fill: { colour: "#00ff00" } })).toBe(false);
    expect(await seen(large, { ...small, d: small.d.replaceAll("750", "765") })).toBe(false);
  });

  it("of several pages the first; inks become screen colours; both are said", async () => {
    const { drawing, warnings } = await drawn(aPdf({ pages: 3, content: "0 1 1 0 k 10 10 50 50 re f" }));
    expect(warnings).toEqual([
      { code: "first_page_only", params: { pages: 3 } },
      { code: "colours_converted", params: {} },
    ]);
    expect(drawing.items).toMatchObject([{ fill: { colour: expect.stringMatching(/^#[ef]/) as string } }]);
  });
});

describe.skipIf(NO_POPPLER)("[A87] a page that would lose something stays a picture", () => {
  const picture = aStream(
    "/Type/XObject/Subtype/Image/Width 2/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB",
    Buffer.from([255, 0, 0, 0, 255, 0]),
  );
  const shading =
    "/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 200 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>";
  const squares = "1 0 0 rg 10 10 50 50 re f /G gs 0 1 0 rg 30 30 50 50 re f";
  it.each([
    ["image", aPdf({ content: "q 50 0 0 50 10 10 cm /I Do Q", resources: "/XObject<</I 100 0 R>>", more: [picture] })],
    ["gradient", aPdf({ content: "/S sh", resources: shading })],
    ["blend", aPdf({ content: squares, resources: "/ExtGState<</G<</BM/Multiply>>>>" })],
    ["segments", aPdf({ content: `0 0 m ${"1 1 l 2 1 l ".repeat(4500)} f` })],
  ])("%s", async (_, bytes) => {
    const answer = await ingest(bytes);
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.drawingPath).toBeUndefined();
    expect(answer).toMatchObject({ kind: "graphic", widthPx: 1500, heightPx: 750 });
    expect(answer.warnings).toMatchObject([{ code: "pdf_as_picture" }]);
    expect(answer.left).toEqual(["normalised.png"]);
  });

  it("300 pixels an inch, up to 6000", async () => {
    const side = (box: string) => ingest(aPdf({ box, content: "/S sh", resources: shading }));
    expect(await side("0 0 842 595")).toMatchObject({ widthPx: 3508 });
    expect(await side("0 0 8000 1000")).toMatchObject({ widthPx: 6000 });
  });
});

describe.skipIf(NO_POPPLER)("[A88] hostile PDFs, by the server's workers", () => {
  let workers: MeasuredIngest;
  beforeAll(async () => void (workers = await openMeasuredIngest()));
  afterAll(() => workers?.close());

  it.each(HOSTILE_PDFS)("$name: $expected", { timeout: 60_000 }, async ({ bytes, declared, expected }) => {
    const { answer, peakMb, milliseconds, normalised } = await workers.ingest(await bytes(), declared);
    expect(answer.ok ? "ok" : answer.code).toBe(expected);
    expect(peakMb).toBeLessThan(320);
    expect(milliseconds).toBeLessThan(20_000);
    expect(normalised.includes("evil")).toBe(false);
  });
});

describe("[A89] PDFs where nobody can read them", () => {
  it("are refused in words of their own", async () => {
    expect(await ingest(aPdf(), () => undefined)).toEqual({ ok: false, code: "pdf_unsupported", params: {}, left: [] });
    expect(findPoppler("")).toBeUndefined();
    expect(findPoppler("/nowhere:/usr/share")).toBeUndefined();
  });
});

describe("[A88] what a PDF holds", () => {
  it("is found in dictionaries, and not in what is a picture's or a page's own bytes", () => {
    const quiet = aStream("/Type/XObject/Subtype/Image", "/JavaScript /Launch /Encrypt 0 1 1 0 k");
    expect(scanPdf(aPdf({ more: [quiet], content: "(/JavaScript) Tj" }))).toEqual({
      isWhole: true,
      isEncrypted: false,
      active: [],
      hasInks: false,
      isTooMuch: false,
    });
    expect(scanPdf(aPdf({ resources: "/ColorSpace<</C[/Separation/Gold/DeviceRGB 100 0 R]>>" })).hasInks).toBe(true);
  });

  it("is looked for in a time that grows with its length alone", () => {
    const start = performance.now();
    for (const content of ["1".repeat(3_900_000), "1 ".repeat(1_900_000), "/JS ".repeat(900_000)])
      scanPdf(aPdf({ content, catalog: content.slice(0, 2_000_000) }));
    scanPdf(Buffer.from(`%PDF-1.7\n${"stream\n".repeat(1_000_000)}`));
    scanPdf(Buffer.from(`%PDF-1.7\n${"stream\nendstream obj".repeat(500_000)}`));
    expect(performance.now() - start).toBeLessThan(8000);
  });
});

describe("[A88] a program that runs within limits", () => {
  const shell = (script: string, limits: Partial<Parameters<typeof runLimited>[2]> = {}) =>
    runLimited("/bin/sh", ["-c", script], { folder, seconds: 5, memoryMb: 200, fileMb: 1, ...limits });

  it("ends by itself, with nothing of our environment (control)", async () => {
    const { outcome, stdout } = await shell("env; exit 0");
    expect(outcome).toBe("done");
    expect(stdout.split("\n").map((line) => line.split("=")[0])).toEqual(
      expect.arrayContaining(["HOME", "LC_ALL", "TMPDIR"]) as string[],
    );
    expect(stdout).not.toMatch(/^PATH=|^NODE/m);
    expect(await shell("echo no >&2; exit 3")).toMatchObject({ outcome: "failed", stderr: "no\n" });
  });

  it("is stopped when it takes too long, or writes too much", async () => {
    expect((await shell("while :; do :; done", { seconds: 1 })).outcome).toBe("limit");
    expect((await shell("exec sleep 30", { seconds: 1 })).outcome).toBe("limit");
    const zeros = `exec head -c 5000000 /dev/zero`;
    expect((await shell(`PATH=/usr/bin:/bin ; ${zeros} > ${folder}/zeros`)).outcome).toBe("limit");
    expect((await shell(`PATH=/usr/bin:/bin ; ${zeros} > ${folder}/zeros`, { fileMb: 10 })).outcome).toBe("done");
  });

  it.skipIf(process.platform !== "linux")("gets no more memory", async () => {
    const script = "const kept = []; for (let i = 0; i < 20; i++) kept.push(Buffer.alloc(100e6, 1));";
    const run = (memoryMb: number) =>
      runLimited(process.execPath, ["--input-type=commonjs", "-e", script], {
        folder,
        seconds: 20,
        memoryMb,
        fileMb: 1,
      });
    expect((await run(500)).outcome).not.toBe("done");
  });
});
