import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import type { FailOnOptions, OutputInfo, Sharp } from "sharp";
import { declaredTypes } from "./declared-type.ts";
import { decodeMemory } from "./decode-memory.ts";
import { ingestDrawing } from "./ingest-drawing.ts";
import { ACCEPTED_IN_WORDS, ACCEPTED_TYPES } from "./ingest-request.ts";
import type { IngestAnswer, IngestedImage, IngestRefusal, IngestRequest, IngestWarning } from "./ingest-request.ts";
import { ingestPdf } from "./ingest-pdf.ts";
import { refuse } from "./refuse.ts";
import { SNIFF_BYTES, sniffType } from "./sniff-type.ts";
import type { ImageType } from "./sniff-type.ts";

/** Refused from the header alone, before a pixel is decoded. */
const MAX_PIXELS = 100_000_000;
/** Longest side that is kept: 68 cm at 300 ppi. */
const MAX_SIDE_PX = 8000;
/** What decoding one picture may take, above what any takes that flows through row by row. */
const MAX_DECODE_BYTES = 160_000_000;
/** As many pictures at once as there are workers may take this; those that need more take turns. */
const LIGHT_DECODE_BYTES = 50_000_000;
/**
 * Longest time for one picture; the pool's own limit is above it. By the clock: 16 bits of 100 megapixels take 4.7 s of a
 * processor, and 15 s were too few on a machine that is busy with other things (measured).
 */
const TIMEOUT_SECONDS = 30;
const JPEG_QUALITY = 92;

/** How libvips names the loader of each type; anything else means that it saw another file than we did. */
const LOADERS: Readonly<Partial<Record<ImageType, readonly string[]>>> = {
  jpeg: ["jpeg", "uhdr"],
  png: ["png"],
  webp: ["webp"],
  avif: ["heif", "avif"],
  gif: ["gif"],
  tiff: ["tiff"],
};

interface Header {
  readonly type: ImageType;
  readonly hasAlpha: boolean;
  readonly frames: number;
  /** Longer side as stored, in pixels. */
  readonly longSide: number;
  /** More than 8 bits, in colours of its own. */
  readonly isDeepColour: boolean;
  readonly decodeBytes: number;
}

/**
 * Makes a raw upload safe and printable: judged by its bytes, bounded by its header, then decoded and written anew:
 * upright, sRGB, 8 bits, one frame, without metadata (photos carry the place where they were taken).
 * What is wrong with a file is an answer, never an exception.
 */
export async function ingestImage(request: IngestRequest): Promise<IngestAnswer> {
  const answer = await ingestWithin(request, MAX_DECODE_BYTES);
  // Never: what needs more is refused.
  if (answer === "heavy") throw new Error("expected a picture within its bounds");
  return answer;
}

/** The same for a picture that needs little memory; "heavy" for one that has to wait for its turn. */
export async function ingestLightImage(request: IngestRequest): Promise<IngestAnswer | "heavy"> {
  return ingestWithin(request, LIGHT_DECODE_BYTES);
}

async function ingestWithin(request: IngestRequest, mostBytes: number): Promise<IngestAnswer | "heavy"> {
  const head = await readHead(request.path);
  if (head.length === 0) return refuse("empty");
  const type = sniffType(head);
  const refusal = refuseType(type, declaredTypes(request));
  if (refusal || type === undefined) return refusal ?? refuse("unsupported_type", { accepted: ACCEPTED_IN_WORDS });
  try {
    // Its reader is a process more, with memory of its own.
    if (type === "pdf") return mostBytes < MAX_DECODE_BYTES ? "heavy" : await ingestPdf(request);
    if (type === "svg") return await ingestDrawing(request, TIMEOUT_SECONDS);
    const header = await readHeader(request.path, type);
    if ("code" in header) return header;
    return header.decodeBytes > mostBytes ? "heavy" : await normalise(request, header);
  } catch (error) {
    if (isDecodeError(error)) return refuse("corrupt", { type });
    throw error;
  }
}

function refuseType(type: ImageType | undefined, declared: readonly ImageType[]): IngestRefusal | undefined {
  // Cameras name HEIC files .jpg: the reason that helps is the format, not the name.
  const claimed = type === "heic" ? undefined : declared.find((each) => each !== type);
  if (claimed) return refuse("type_mismatch", { expected: claimed, got: type ?? "unknown" });
  if (type !== undefined && ACCEPTED_TYPES.includes(type)) return undefined;
  return refuse("unsupported_type", { got: type ?? "unknown", accepted: ACCEPTED_IN_WORDS });
}

/** Size and frames from the header; libvips reads no pixel for it, so no size can make it allocate. */
async function readHeader(path: string, type: ImageType): Promise<Header | IngestRefusal> {
  const metadata = await sharp(path, { limitInputPixels: false }).metadata();
  const { format, width, height, pages = 1, pageHeight = height, hasAlpha } = metadata;
  if (!LOADERS[type]?.includes(format)) return refuse("corrupt", { type });
  const pixels = width * pageHeight;
  const decodeBytes = await decodeMemory(path, type, metadata);
  const maxPixels = Math.min(MAX_PIXELS, decodeBytes === 0 ? Infinity : (pixels / decodeBytes) * MAX_DECODE_BYTES);
  if (pixels > maxPixels) {
    const maxMegapixels = Math.floor(maxPixels / 1e6);
    return refuse("image_too_large", { widthPx: width, heightPx: pageHeight, maxMegapixels });
  }
  const longSide = Math.max(width, pageHeight);
  return {
    type,
    hasAlpha,
    frames: pages,
    longSide,
    isDeepColour: metadata.hasProfile && metadata.depth !== "uchar",
    decodeBytes,
  };
}

async function normalise({ path, outDir }: IngestRequest, header: Header): Promise<IngestAnswer> {
  const kind = header.hasAlpha || header.type === "png" || header.type === "gif" ? "graphic" : "photo";
  const out = join(outDir, kind === "graphic" ? "normalised.png" : "normalised.jpg");
  try {
    const { width, height } = await decode({ path, header }, (picture) => encode(picture, kind).toFile(out));
    return {
      ok: true,
      kind,
      path: out,
      mime: kind === "graphic" ? "image/png" : "image/jpeg",
      widthPx: width,
      heightPx: height,
      warnings: warningsOf(header),
    };
  } catch (error) {
    await rm(out, { force: true });
    throw error;
  }
}

/** Writes the picture upright, in sRGB, of a size within bounds. */
async function decode(
  { path, header }: { readonly path: string; readonly header: Header },
  write: (picture: Sharp) => Promise<OutputInfo>,
): Promise<OutputInfo> {
  try {
    return await write(upright(path, { ...header, failOn: "warning" }));
  } catch (error) {
    // A complaint about missing pixels is a grey half. Others come from cameras that write slightly odd but complete JPEGs.
    if (!isDecodeError(error) || header.type !== "jpeg" || /premature end|timeout/i.test(String(error))) throw error;
    return write(upright(path, { ...header, failOn: "error" }));
  }
}

function upright(path: string, { isDeepColour, failOn }: Header & { readonly failOn: FailOnOptions }): Sharp {
  const picture = sharp(path, { limitInputPixels: MAX_PIXELS, failOn })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize({ width: MAX_SIDE_PX, height: MAX_SIDE_PX, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb");
  // sharp works on 16 bits in Display P3 and leaves those numbers in sRGB files: ΔE 13 for Adobe RGB (measured).
  return isDeepColour ? picture.withIccProfile("srgb", { attach: false }) : picture;
}

function encode(picture: Sharp, kind: IngestedImage["kind"]): Sharp {
  return kind === "graphic"
    ? picture.png({ compressionLevel: 3, adaptiveFiltering: true, palette: false })
    : // Optimised coding would hold the whole picture: 64 megapixels took 870 MB, this way 134 (measured).
      picture.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: "4:4:4", optimiseCoding: false });
}

function warningsOf({ longSide, frames }: Header): IngestWarning[] {
  const warnings: IngestWarning[] = [];
  if (longSide > MAX_SIDE_PX) warnings.push({ code: "image_shrunk", params: { fromPx: longSide, toPx: MAX_SIDE_PX } });
  if (frames > 1) warnings.push({ code: "first_frame_only", params: { frames } });
  return warnings;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What libvips could not decode. A full disk or a missing folder is ours, not the shopper's, and must be loud. */
function isDecodeError(error: unknown): boolean {
  return error instanceof Error && !("code" in error) && !/write error|system error/.test(error.message);
}
