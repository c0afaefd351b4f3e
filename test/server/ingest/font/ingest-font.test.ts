import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Shaper } from "../../../../configurator-schemas/artwork/shaper.ts";
import { createHarfBuzzShaper } from "../../../../configurator-schemas/shaping/harfbuzz-shaper.ts";
import { ingestFont } from "../../../../server/ingest/font/ingest-font.ts";
import type { FontAnswer, FontLicence } from "../../../../server/ingest/font/font-request.ts";
import { createIngest } from "../../../../server/ingest/ingest-pool.ts";
import type { Ingest } from "../../../../server/ingest/ingest-pool.ts";
import { boxFont, bundledFont, patched, tablesOf, toWoff, toWoff2, withFsType, withTables } from "./font-files.ts";

let ingest: Ingest;
let folder: string;
beforeAll(() => {
  ingest = createIngest();
  folder = mkdtempSync(join(tmpdir(), "atelier-fonts-"));
});
afterAll(async () => {
  await ingest.close();
  rmSync(folder, { recursive: true, force: true });
});

let taken = 0;
function written(bytes: Uint8Array, licence: FontLicence) {
  taken += 1;
  const outDir = join(folder, String(taken));
  mkdirSync(outDir);
  writeFileSync(join(outDir, "in"), bytes);
  return { kind: "font", path: join(outDir, "in"), outDir, licence } as const;
}
/** In the process that is bounded, as the server does. */
const take = (bytes: Uint8Array, licence: FontLicence = "web"): Promise<FontAnswer> =>
  ingest.font(written(bytes, licence));
const codeOf = (answer: FontAnswer) => (answer.ok ? "taken" : answer.code);
const warningsOf = (answer: FontAnswer) => (answer.ok ? answer.warnings.map(({ code }) => code) : [codeOf(answer)]);
const bytesOf = (answer: FontAnswer) => {
  if (!answer.ok) throw new Error(`expected a font, got ${answer.code}`);
  return new Uint8Array(readFileSync(answer.path));
};

const TEXT = "Joyeux anniversaire, Léa & Noë — fi ffi Žižkov";
async function shapes(bytes: Uint8Array): Promise<unknown> {
  const shaper: Shaper & { addFont(id: string, bytes: Uint8Array): void } = await createHarfBuzzShaper();
  shaper.addFont("f", bytes);
  return shaper
    .shape({ font: "f", text: TEXT, direction: "ltr", features: ["dlig"] })
    .map((glyph) => ({ ...glyph, outline: shaper.outline("f", glyph.glyph) }));
}

describe("a font of each format", () => {
  const original = bundledFont("playfair-display");
  it("[MF1] is shaped and drawn as the file it was made from", async () => {
    const expected = await shapes(original);
    for (const bytes of [original, toWoff(original), await toWoff2(original)]) {
      const answer = await take(bytes);
      expect(answer).toMatchObject({
        ok: true,
        format: "ttf",
        family: "Playfair Display",
        style: "Regular",
        glyphs: 1101,
        scripts: ["latin", "cyrillic", "vietnamese"],
        warnings: [],
      });
      expect(await shapes(bytesOf(answer))).toEqual(expected);
    }
    // The comparison can fail.
    expect(await shapes(bundledFont("eb-garamond"))).not.toEqual(expected);
  });

  it("[MF1] may have PostScript outlines", async () => {
    const box = boxFont();
    for (const bytes of [box, toWoff(box), await toWoff2(box)]) {
      const answer = await take(bytes);
      expect(answer).toMatchObject({ ok: true, format: "otf", glyphs: 2 });
      expect(warningsOf(answer)).toEqual(["font_scripts_unknown"]);
      const shaper = await createHarfBuzzShaper();
      shaper.addFont("box", bytesOf(answer));
      const [glyph] = shaper.shape({ font: "box", text: "A", direction: "ltr" });
      expect(
        shaper
          .outline("box", glyph?.glyph ?? 0)
          .map(({ type }) => type)
          .join(""),
      ).toMatch(/^MLLL?L?Z$/);
    }
  });

  it("[MF2] is kept as the same bytes, however often it is sent and whatever else the file holds", async () => {
    const plain = bytesOf(await take(original));
    expect(bytesOf(await take(plain))).toEqual(plain);
    const dressed = withTables(original, { DSIG: new Uint8Array(40), evil: new Uint8Array(4000).fill(7) });
    expect(bytesOf(await take(dressed))).toEqual(plain);
    expect(new Set(tablesOf(plain).keys()).has("DSIG")).toBe(false);
  });

  it("[MF3] with variations is taken at its default instance, and that is said", async () => {
    const file = new URL(
      "../../../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
      import.meta.url,
    );
    const answer = await take(new Uint8Array(readFileSync(file)));
    expect(warningsOf(answer)).toEqual(["font_variable"]);
    expect([...tablesOf(bytesOf(answer)).keys()].filter((tag) => /^(?:[fgac]var|[HMV]VAR|STAT)$/.test(tag))).toEqual(
      [],
    );
  });

  it("[MF4] that is coloured is told to become plain, one with wrong sums to be repaired", async () => {
    expect(warningsOf(await take(withTables(original, { COLR: new Uint8Array(14) })))).toEqual(["font_colours_lost"]);
    const wrong = Uint8Array.from(original);
    wrong[12 + 4] = (wrong[12 + 4] ?? 0) ^ 255;
    const answer = await take(wrong);
    expect(warningsOf(answer)).toEqual(["font_repaired"]);
    expect(bytesOf(answer)).toEqual(bytesOf(await take(original)));
  });
});

describe("what its maker forbids", () => {
  const original = bundledFont("bebas-neue");
  it.each([
    [0x0000, "web", []],
    [0x0002, "web", ["font_restricted"]],
    [0x0002, "server", ["font_embedding"]],
    [0x0004, "web", ["font_embedding"]],
    [0x0006, "web", ["font_embedding"]],
    [0x0008, "web", []],
    [0x0200, "server", ["font_restricted"]],
  ] as const)("[MF5] embedding bits %s for %s: %j", async (bits, licence, expected) => {
    expect(warningsOf(await take(withFsType(original, bits), licence))).toEqual(expected);
  });
});

describe("a file that is no font we can use", () => {
  const original = bundledFont("pacifico");
  const tables = tablesOf(original);
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 2000 }, () => 1)]);

  it("[MF6] is named: a picture, a collection, nothing, text", async () => {
    expect(await take(jpeg)).toMatchObject({ code: "font_unsupported", params: { got: "jpeg" } });
    expect(await take(Buffer.from("ttcf\u0000\u0001\u0000\u0000"))).toMatchObject({
      code: "font_unsupported",
      params: { got: "TTC" },
    });
    expect(codeOf(await take(new Uint8Array()))).toBe("empty");
    expect(codeOf(await take(Buffer.from("<html>not a font</html>")))).toBe("font_unsupported");
    expect(codeOf(await take(withTables(original, { CFF2: new Uint8Array(20) })))).toBe("font_unsupported");
  });

  it("[MF7] has no outlines: bitmaps only, or glyphs that are all empty", async () => {
    const none = { glyf: undefined, loca: undefined };
    expect(
      codeOf(await take(withTables(original, { ...none, CBDT: new Uint8Array(9), CBLC: new Uint8Array(9) }))),
    ).toBe("font_no_outlines");
    const empty = { glyf: new Uint8Array(4), loca: new Uint8Array(tables.get("loca")?.length ?? 0) };
    expect(codeOf(await take(withTables(original, empty)))).toBe("font_no_outlines");
  });

  it("[MF8] is cut off at any place, in any format", async () => {
    for (const bytes of [original, toWoff(original), await toWoff2(original)]) {
      for (const share of [0.0001, 0.01, 0.3, 0.7, 0.999]) {
        expect(codeOf(await take(bytes.subarray(0, Math.max(4, Math.floor(bytes.length * share)))))).toBe("corrupt");
      }
    }
  });

  it("[MF9] lies about its tables", async () => {
    const count = new DataView(original.buffer).getUint16(4);
    const directory = (write: (view: DataView) => void) => {
      const copy = Uint8Array.from(original);
      write(new DataView(copy.buffer));
      return take(copy).then(codeOf);
    };
    expect(await directory((view) => view.setUint32(12 + 12, 0xffffffff))).toBe("corrupt");
    expect(await directory((view) => view.setUint32(12 + 8, original.length - 2))).toBe("corrupt");
    // Two tables at one place, and one upon the directory.
    expect(await directory((view) => view.setUint32(12 + 16 + 8, view.getUint32(12 + 8)))).toBe("corrupt");
    expect(await directory((view) => view.setUint32(12 + 8, 0))).toBe("corrupt");
    expect(await directory((view) => view.setUint16(4, 0xffff))).toBe("corrupt");
    expect(await directory((view) => view.setUint16(4, count))).toBe("taken");
    const lie = (tag: string, writes: Readonly<Record<number, readonly number[]>>) =>
      take(withTables(original, { [tag]: patched(tables.get(tag), writes) })).then(codeOf);
    expect(await lie("maxp", { 4: [0xff, 0xff] })).toBe("corrupt");
    expect(await lie("hhea", { 34: [0xff, 0xff] })).toBe("corrupt");
    expect(await lie("hhea", { 34: [0, 0] })).toBe("corrupt");
    expect(await lie("head", { 18: [0, 0] })).toBe("corrupt");
    expect(await lie("head", { 12: [0, 0, 0, 0] })).toBe("corrupt");
    expect(await lie("loca", { 8: [0x7f, 0xff, 0xff, 0xff] })).toBe("corrupt");
    for (const tag of ["cmap", "head", "hhea", "hmtx", "maxp", "loca"]) {
      expect([tag, codeOf(await take(withTables(original, { [tag]: undefined })))]).toEqual([tag, "corrupt"]);
    }
  });

  it("[MF10] unpacks to more than it says, or to more than anybody needs", async () => {
    const bomb = deflateSync(new Uint8Array(200 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(300_000);
    const hidden = { pack: (tag: string) => (tag === "glyf" ? bomb : undefined) };
    const before = performance.now();
    expect(codeOf(await take(toWoff(original, hidden)))).toBe("corrupt");
    const lengthOf = (tag: string, length: number) => (tag === "glyf" ? 200 * 1024 * 1024 : length);
    expect(codeOf(await take(toWoff(original, { ...hidden, lengthOf })))).toBe("too_large");
    // The decoder of WOFF2 is told 200 MB, and then lied to.
    const woff2 = await toWoff2(original);
    const told = patched(woff2, { 16: [0x0c, 0x80, 0, 0] });
    expect(codeOf(await take(told))).toBe("too_large");
    // A bomb of brotli: 28 MB of zeros. The same of noise, at most as large as a font may be, is none.
    const zeros = withTables(original, { meta: new Uint8Array(28 * 1024 * 1024) });
    expect(codeOf(await take(await toWoff2(zeros)))).toBe("corrupt");
    const noise = Uint8Array.from({ length: 12 * 1024 * 1024 }, (_, i) => (i * 2_654_435_761) >>> 13);
    expect(codeOf(await take(toWoff(withTables(original, { meta: noise }))))).toBe("taken");
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  it("[MF11] has 65535 glyphs and is taken", async () => {
    const glyphs = 65_535;
    const loca = new Uint8Array((glyphs + 1) * 4);
    const old = new DataView(tables.get("loca")?.buffer.slice(tables.get("loca")?.byteOffset) ?? new ArrayBuffer(0));
    const isLong = new DataView(Uint8Array.from(tables.get("head") ?? []).buffer).getInt16(50) !== 0;
    const count = new DataView(Uint8Array.from(tables.get("maxp") ?? []).buffer).getUint16(4);
    for (let i = 0; i <= glyphs; i += 1) {
      const at = Math.min(i, count);
      new DataView(loca.buffer).setUint32(4 * i, isLong ? old.getUint32(4 * at) : 2 * old.getUint16(2 * at));
    }
    const metrics = new DataView(Uint8Array.from(tables.get("hhea") ?? []).buffer).getUint16(34);
    const hmtx = new Uint8Array(4 * metrics + 2 * (glyphs - metrics));
    hmtx.set((tables.get("hmtx") ?? new Uint8Array()).subarray(0, 4 * metrics));
    const many = withTables(original, {
      loca,
      hmtx,
      head: patched(tables.get("head"), { 50: [0, 1] }),
      maxp: patched(tables.get("maxp"), { 4: [0xff, 0xff] }),
    });
    expect(await take(many)).toMatchObject({ ok: true, glyphs });
  });

  it("[MF12] has bytes changed anywhere: an answer comes, and what is taken can be shaped", async () => {
    const whole = bundledFont("pirata-one");
    const files = [whole, toWoff(whole), await toWoff2(whole)];
    const flips = fc.array(fc.tuple(fc.nat(11_000), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(flips, fc.nat(2), async (changes, format) => {
        const broken = Uint8Array.from(files[format] ?? []);
        for (const [at, bits] of changes) broken[at] = (broken[at] ?? 0) ^ bits;
        const answer = await ingestFont(written(broken, "web"));
        if (answer.ok) await shapes(bytesOf(answer));
      }),
      { numRuns: 150 },
    );
  });
});
