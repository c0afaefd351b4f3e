import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sniffType } from "../sniff-type.ts";
import { countGlyphs } from "./check-tables.ts";
import { embeddingOf } from "./embedding.ts";
import type { Embedding } from "./embedding.ts";
import { readFontNames } from "./font-names.ts";
import { refuseFont } from "./font-request.ts";
import type { FontAnswer, FontLicence, FontRefusal, FontRequest, FontTables, FontWarning } from "./font-request.ts";
import { readSfnt } from "./read-sfnt.ts";
import type { ReadTables } from "./read-sfnt.ts";
import { sniffFont } from "./sniff-font.ts";
import { tryFont } from "./try-font.ts";
import { unpackWoff } from "./unpack-woff.ts";
import { unpackWoff2 } from "./unpack-woff2.ts";
import { writeSfnt } from "./write-sfnt.ts";

export const ACCEPTED_FONTS = "TTF, OTF, WOFF, WOFF2";
/**
 * What is kept of a font: what HarfBuzz shapes and draws from, and the hints browsers like. Variations go, so that everything
 * is the default instance everywhere; colours, bitmaps, signatures and other makers' shaping tables go with what they would do.
 */
const KEPT = new Set(
  "BASE,CFF ,GDEF,GPOS,GSUB,OS/2,VORG,cmap,cvt ,fpgm,gasp,glyf,head,hhea,hmtx,kern,loca,maxp,name,post,prep,vhea,vmtx".split(
    ",",
  ),
);
const COLOURED = ["COLR", "SVG ", "sbix", "CBDT"];

/**
 * Makes a merchant's font safe: judged by its bytes, unpacked, its tables checked and written anew, then tried with the shaper
 * that will draw it. What is wrong with a file is an answer, never an exception.
 */
export async function ingestFont({ path, outDir, licence }: FontRequest): Promise<FontAnswer> {
  const bytes = await readFile(path);
  if (bytes.length === 0) return refuseFont("empty");
  const read = await readTables(bytes);
  if (!read.ok) return read;
  const { tables } = read;
  const glyphs = countGlyphs(tables);
  const isVariable = tables.has("fvar");
  if (tables.has("CFF2")) return refuseFont("font_unsupported", { got: "CFF2", accepted: ACCEPTED_FONTS });
  if (glyphs === undefined) return refuseFont("corrupt");
  if (!tables.has("glyf") && !tables.has("CFF ")) return refuseFont("font_no_outlines");
  const embedding = embeddingOf(tables.get("OS/2"));
  const refusal = refuseEmbedding(embedding, licence);
  if (refusal) return refusal;
  const kept = new Map([...tables].filter(([tag]) => KEPT.has(tag)));
  const whole = writeSfnt(kept);
  const tried = await tryFont(whole);
  if (!tried.isDrawn) return refuseFont("font_no_outlines");
  const format = kept.has("CFF ") ? ("otf" as const) : ("ttf" as const);
  const out = join(outDir, `font.${format}`);
  await writeFile(out, whole);
  const warnings = warningsOf({ read, tables, isVariable, embedding });
  if (tried.scripts.length === 0) warnings.push({ code: "font_scripts_unknown", params: {} });
  const { family, style } = readFontNames(tables.get("name"));
  return { ok: true, path: out, format, family, style, glyphs, scripts: tried.scripts, warnings };
}

async function readTables(bytes: Uint8Array): Promise<ReadTables | FontRefusal> {
  const container = sniffFont(bytes);
  switch (container) {
    case "sfnt":
      return readSfnt(bytes);
    case "woff":
      return unpackWoff(bytes);
    case "woff2":
      return unpackWoff2(bytes);
    case "collection":
    case undefined: {
      const got = container === "collection" ? "TTC" : (sniffType(bytes.subarray(0, 1024)) ?? "?");
      return refuseFont("font_unsupported", { got, accepted: ACCEPTED_FONTS });
    }
  }
}

/** On paper outlines are no embedded font: whoever may print with a restricted font may keep it here, and sends no file. */
function refuseEmbedding(embedding: Embedding, licence: FontLicence): FontRefusal | undefined {
  if (embedding === "bitmap") return refuseFont("font_restricted", { allowed: "bitmap" });
  return embedding === "restricted" && licence === "web" ? refuseFont("font_restricted") : undefined;
}

function warningsOf({
  read,
  tables,
  isVariable,
  embedding,
}: {
  readonly read: ReadTables;
  readonly tables: FontTables;
  readonly isVariable: boolean;
  readonly embedding: Embedding;
}): FontWarning[] {
  const warnings: FontWarning[] = [];
  if (isVariable) warnings.push({ code: "font_variable", params: {} });
  if (COLOURED.some((tag) => tables.has(tag))) warnings.push({ code: "font_colours_lost", params: {} });
  const wrong = read.wrongSums.filter((tag) => KEPT.has(tag));
  if (wrong.length > 0) warnings.push({ code: "font_repaired", params: { tables: wrong.join(", ") } });
  if (embedding === "preview" || embedding === "restricted") {
    warnings.push({ code: "font_embedding", params: { embedding } });
  }
  return warnings;
}
