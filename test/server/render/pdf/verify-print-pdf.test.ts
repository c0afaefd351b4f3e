import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderPrint } from "../../../../server/render/render-print.ts";
import { OpenPdf } from "../../../../server/render/pdf/verify/open-pdf.ts";
import { PdfScanner } from "../../../../server/render/pdf/verify/pdf-syntax.ts";
import { verifyPrintPdf } from "../../../../server/render/pdf/verify/verify-print-pdf.ts";
import type { ExpectedPdf } from "../../../../server/render/pdf/verify/verify-print-pdf.ts";
import { aCard, aCardProduct } from "../../../support/a-printed-card.ts";
import { aShape, anImage } from "../../../support/builders.ts";
import { iccFile } from "../../../support/icc.ts";
import { photo } from "../../ingest/picture-files.ts";

let folder = "";
let made: Buffer = Buffer.alloc(0);
let expected: ExpectedPdf;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-"));
  const path = join(folder, "u.jpg");
  await photo(600, 400).jpeg({ quality: 92 }).toFile(path);
  const box = (xMm: number, yMm: number) => ({ xMm, yMm, widthMm: 24, heightMm: 16, rotationDeg: 0 });
  const answer = await renderPrint({
    product: aCardProduct(["eu-offset-card"]),
    configuration: aCard([
      anImage({ placement: box(20, 20) }),
      aShape({ id: "v", fill: "spot(Varnish)", placement: box(60, 20) }),
    ]),
    profileId: "eu-offset-card",
    uploads: { up_1: { path, mime: "image/jpeg", widthPx: 600, heightPx: 400 } },
    outDir: folder,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  made = await readFile(answer.files[0]?.path ?? "");
  expected = {
    pages: [{ trim: { widthMm: 85, heightMm: 55 }, bleedMm: 3, marginMm: 8 }],
    condition: "FOGRA39",
    icc: await readFile(iccFile("fogra39-coated-300")),
    spots: ["UV Varnish"],
    allowsSrgb: false,
    tacPct: 300,
    maxBytes: made.length,
  };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function verified(bytes: Buffer, change: Partial<ExpectedPdf> = {}) {
  const path = join(folder, "changed.pdf");
  await writeFile(path, bytes);
  return verifyPrintPdf(path, { ...expected, ...change });
}

/** The file with text of the same length in place of another. */
function changed(from: string, to: string): Buffer {
  const at = made.indexOf(from, 0, "latin1");
  if (at < 0 || from.length !== to.length) throw new Error(`expected "${from}" once, as long as "${to}"`);
  return Buffer.concat([made.subarray(0, at), Buffer.from(to, "latin1"), made.subarray(at + from.length)]);
}

/** The file with its page's content rewritten, in the room there is. */
function redrawn(rewrite: (content: string) => string): Buffer {
  const marker = "stream\n";
  for (let at = made.indexOf(marker); at >= 0; at = made.indexOf(marker, at + 1)) {
    const end = made.indexOf("endstream", at);
    const body = made.subarray(at + marker.length, end - 1);
    const content = attempt(() => inflateSync(body).toString("latin1"));
    if (!content?.startsWith("q\n")) continue;
    const packed = deflateSync(rewrite(content), { level: 9 });
    if (packed.length > body.length) throw new Error("expected no more room than there is");
    return Buffer.concat([
      made.subarray(0, at + marker.length),
      packed,
      Buffer.alloc(body.length - packed.length),
      made.subarray(end - 1),
    ]);
  }
  throw new Error("expected a page's content");
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

describe("a PDF/X-4 read again", () => {
  it("is what was meant, with its digest", async () => {
    expect(await verified(made)).toMatchObject({ bytes: made.length });
    expect(await verified(redrawn((content) => content))).toMatchObject({ bytes: made.length });
  });

  const WRONG: readonly (readonly [string, Partial<ExpectedPdf>, RegExp])[] = [
    ["another condition", { condition: "FOGRA51" }, /output condition "?FOGRA51/],
    ["another profile", { icc: Buffer.from("x") }, /expected ICC profile/],
    ["a plate by another name", { spots: ["Varnish"] }, /spot inks Varnish, got "UV Varnish"/],
    ["a plate that is missing", { spots: ["UV Varnish", "CutContour"] }, /spot inks/],
    ["a plate nobody asked for", { spots: [] }, /spot inks/],
    ["less bleed", { pages: [{ trim: { widthMm: 85, heightMm: 55 }, bleedMm: 4, marginMm: 7 }] }, /BleedBox of page 1/],
    [
      "another size",
      { pages: [{ trim: { widthMm: 84, heightMm: 55 }, bleedMm: 3, marginMm: 8 }] },
      /MediaBox of page 1/,
    ],
    ["fewer pages", { pages: [] }, /number of pages 0, got 1/],
    ["too many bytes", { maxBytes: 1000 }, /file size of at most 1000/],
    ["too much ink in a picture", { tacPct: 100 }, /ink of (?:pixels|colours) of at most 100/],
  ];
  it.each(WRONG)("is refused for %s", async (_, change, message) => {
    await expect(verified(made, change)).rejects.toThrow(message);
  });

  const DAMAGED: readonly (readonly [string, () => Buffer, RegExp])[] = [
    ["cut off", () => made.subarray(0, made.length - 2000), /startxref/],
    ["no PDF/X", () => changed("PDF/X-4<", "PDF/A-4<"), /version of PDF\/X/],
    ["another header", () => changed("%PDF-1.6", "%PDF-1.7"), /header %PDF-1.6/],
    [
      "drawn in RGB",
      () => redrawn((content) => content.replace(/\S+ \S+ \S+ \S+ k\n|\/S1 cs 1 scn\n/, "1 0 0 rg\n")),
      /rg/,
    ],
    [
      "with too much ink",
      () => redrawn((content) => content.replace("/S1 cs 1 scn", "1 1 1 .5 k")),
      /ink of colours of at most 300, got 350/,
    ],
    ["a picture in RGB", () => changed("/ColorSpace /DeviceCMYK", "/ColorSpace /DeviceRGB "), /DeviceRGB/],
    ["an object that is elsewhere", () => changed("\n3 0 obj", "\n4 0 obj"), /expected object 3/],
  ];
  it.each(DAMAGED)("is refused when it is %s", async (_, damage, message) => {
    await expect(verified(damage())).rejects.toThrow(message);
  });
});

describe("the reader", () => {
  const read = (text: string) => new PdfScanner(Buffer.from(text, "latin1")).next();

  it("knows every kind of value", () => {
    expect(read("% told\n  /A#20B#C3#A9 ")).toEqual({ name: "A Bé" });
    expect(read(String.raw`(a\(b\) (c) \\)`)).toBe(String.raw`a(b) (c) \ `.trim());
    expect(read("<48 65>")).toBe("He");
    expect(read("[1 -.5 true null 7 0 R (x)/N]")).toEqual([1, -0.5, true, null, { object: 7 }, "x", { name: "N" }]);
    expect(read("<</A<</B 1>>/C[]>>")).toEqual(
      new Map<string, unknown>([
        ["A", new Map([["B", 1]])],
        ["C", []],
      ]),
    );
    expect(read("f*")).toEqual({ operator: "f*" });
    expect(read("  ")).toBeUndefined();
    expect(read("7 0 RG")).toBe(7);
  });

  it.each(["[1", "<</A", "(a", "<48", "]", "<<1 2>>"])("throws for %s", (text) => {
    expect(() => read(text)).toThrow(/expected/);
  });

  it("opens nothing that has no table", () => {
    expect(() => new OpenPdf(Buffer.from("%PDF-1.6\nstartxref\n0\n%%EOF"))).toThrow(/cross-reference/);
  });
});
