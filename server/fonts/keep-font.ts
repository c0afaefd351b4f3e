import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { listMerchantFonts } from "../database/merchant-fonts.ts";
import type { MerchantFontRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import type { FontLicence } from "../ingest/font/font-request.ts";
import { AppError } from "../problems/app-error.ts";
import type { ReceivedFile } from "../uploads/receive-file.ts";
import { fontId, fontTitle, isNameTaken } from "./name-font.ts";

/** What the merchant says about a font. */
export interface FontSaying {
  readonly family?: string | undefined;
  readonly licence: FontLicence;
  readonly statement: string;
}

interface ToKeep {
  readonly merchantId: string;
  readonly file: ReceivedFile;
  readonly saying: FontSaying;
}

/** All of them are told to every widget. */
const MAX_FONTS = 100;

/** Makes a merchant's file a font we can trust, and keeps it beside the file itself. Returns the row; the caller writes it. */
export async function keepFont(
  { ingest, blobs, database, temporaryDir, metrics, now }: Dependencies,
  { merchantId, file, saying }: ToKeep,
): Promise<MerchantFontRow> {
  const outDir = await mkdtemp(join(temporaryDir, "font-"));
  try {
    const { licence, statement } = saying;
    const answer = await ingest.font({ kind: "font", path: file.path, outDir, licence });
    metrics.count("atelier_fonts_total", { outcome: answer.ok ? "kept" : answer.code });
    if (!answer.ok) throw new AppError(answer.code, { params: answer.params });
    const family = saying.family ?? answer.family;
    if (family === "") throw new AppError("invalid_request", { params: { hint: "family=…." } });
    const { sha256, bytes } = await blobs.putFile(answer.path);
    const named = { family, style: answer.style, sha256 };
    const own = await listMerchantFonts(database, merchantId);
    if (isNameTaken(named, own)) throw new AppError("font_name_taken", { params: { family: fontTitle(named) } });
    const id = fontId(named);
    const known = own.find((each) => each.id === id);
    if (!known && own.length >= MAX_FONTS) throw new AppError("too_large", { params: { limit: `${MAX_FONTS} fonts` } });
    const original = await blobs.put(createReadStream(file.path));
    return {
      merchantId,
      id,
      ...named,
      licence,
      statement,
      format: answer.format,
      scriptsJson: JSON.stringify(answer.scripts),
      glyphs: answer.glyphs,
      bytes,
      originalSha256: original.sha256,
      warningsJson: JSON.stringify(answer.warnings),
      createdAt: known?.createdAt ?? now().toISOString(),
      withdrawnAt: null,
    };
  } finally {
    await rm(outDir, { recursive: true, force: true });
  }
}
