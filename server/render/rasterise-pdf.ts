import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readClearPicture } from "./clear-picture.ts";
import type { Raster } from "./raster.ts";

const run = promisify(execFile);
const LIMITS = { timeout: 120_000, maxBuffer: 1_000_000 } as const;

interface Wanted {
  readonly widthPx: number;
  readonly heightPx: number;
  /** From 1. */
  readonly page: number;
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/**
 * The bleed box of a PDF's page as pixels on clear ground, by a program that shares no code with the writer: Poppler, or
 * else Ghostscript. Undefined where the machine has neither.
 */
export async function rasterisePdf(
  path: string,
  wanted: Wanted,
): Promise<{ readonly raster: Raster; readonly by: "poppler" | "ghostscript" } | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  try {
    const out = join(folder, "page");
    const read = () => readClearPicture(`${out}.png`);
    if (await byPoppler(path, out, wanted)) return { raster: await read(), by: "poppler" };
    if (await byGhostscript(path, out, wanted)) return { raster: await read(), by: "ghostscript" };
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function byPoppler(path: string, out: string, { widthPx, heightPx, page }: Wanted): Promise<boolean> {
  const pages = ["-f", String(page), "-l", String(page)];
  const info = await attempt("pdfinfo", ["-box", ...pages, path]);
  if (info === undefined) return false;
  const media = boxOf(info, "MediaBox");
  const bleed = boxOf(info, "BleedBox");
  const across = widthPx / (bleed.right - bleed.left);
  const down = heightPx / (bleed.top - bleed.bottom);
  const whole = [Math.round((media.right - media.left) * across), Math.round((media.top - media.bottom) * down)];
  const corner = [Math.round((bleed.left - media.left) * across), Math.round((media.top - bleed.top) * down)];
  const numbers = (...values: (number | undefined)[]) => values.map(String);
  const scale = ["-scale-to-x", ...numbers(whole[0]), "-scale-to-y", ...numbers(whole[1])];
  const cut = ["-x", ...numbers(corner[0]), "-y", ...numbers(corner[1]), "-W", String(widthPx), "-H", String(heightPx)];
  const fine = ["-png", "-transp", "-singlefile", "-antialias", "best"];
  return (await attempt("pdftocairo", [...fine, ...pages, ...scale, ...cut, path, out])) !== undefined;
}

async function byGhostscript(path: string, out: string, { widthPx, heightPx, page }: Wanted): Promise<boolean> {
  const quiet = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER"];
  const fine = ["-sDEVICE=pngalpha", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dUseBleedBox"];
  const size = [`-g${widthPx}x${heightPx}`, "-dPDFFitPage"];
  const pages = [`-dFirstPage=${page}`, `-dLastPage=${page}`];
  return (await attempt("gs", [...quiet, ...fine, ...size, ...pages, "-o", `${out}.png`, path])) !== undefined;
}

/** What a program printed; undefined where it is not installed. One that fails on our own file is a defect. */
async function attempt(program: string, options: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(program, options, LIMITS)).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** `BleedBox: 0.00 0.00 648.00 252.00`, in points. */
function boxOf(info: string, name: string): Box {
  const [, left, bottom, right, top] =
    new RegExp(String.raw`${name}:\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+)`).exec(info) ?? [];
  if (top === undefined) throw new Error(`expected a ${name} in ${JSON.stringify(info.slice(0, 200))}`);
  return { left: Number(left), bottom: Number(bottom), right: Number(right), top: Number(top) };
}
