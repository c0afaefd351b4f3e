import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { OpenPdf } from "./pdf/verify/open-pdf.ts";

const run = promisify(execFile);
const LIMITS = { timeout: 120_000, maxBuffer: 1_000_000 } as const;
const PROCESS = ["Cyan", "Magenta", "Yellow", "Black"] as const;

/** Plates of one page, a byte a pixel: 0 = no ink. */
export interface PagePlates {
  readonly width: number;
  readonly height: number;
  /** Cyan, magenta, yellow, black. */
  readonly process: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  readonly spots: ReadonlyMap<string, Uint8Array>;
}

interface Wanted {
  readonly widthPx: number;
  readonly heightPx: number;
  /** From 1. */
  readonly page: number;
  /** What becomes inks only now becomes them by the press's own profile. */
  readonly icc: Uint8Array;
}

/** The bleed box of a PDF's page as Ghostscript separates it for the press; undefined where it is not installed. */
export async function rasteriseInks(
  path: string,
  { widthPx, heightPx, page, icc }: Wanted,
): Promise<PagePlates | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "plates-"));
  try {
    const profile = join(folder, "press.icc");
    await writeFile(profile, icc);
    const quiet = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", `--permit-file-read=${profile}`];
    const inks = ["-sDEVICE=tiffsep", `-sOutputICCProfile=${profile}`, `-sDefaultCMYKProfile=${profile}`];
    const fine = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dRenderIntent=1", "-dBlackPtComp=1"];
    const { scale, left, bottom, resolution } = await bleedOf(path, { widthPx, heightPx, page });
    const cut = { width: widthPx * scale, height: heightPx * scale };
    const size = [`-g${cut.width}x${cut.height}`, `-r${resolution.across}x${resolution.down}`];
    // Ghostscript moves what lies outside a box it is told to use: the bleed's corner is moved to the page's instead.
    const move = ["-c", `<</Install {${-left} ${-bottom} translate}>> setpagedevice`, "-f", path];
    const pages = [`-dFirstPage=${page}`, `-dLastPage=${page}`, `-sOutputFile=${join(folder, "page.tif")}`];
    await run("gs", [...quiet, ...inks, ...fine, ...size, ...pages, ...move], LIMITS);
    return await readPlates(folder, cut);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Finer than print by this, where that is not too much: Ghostscript makes letters a third of a pixel bolder. */
const FINER = 2;
const MOST_PIXELS = 24_000_000;

async function bleedOf(path: string, { widthPx, heightPx, page }: Omit<Wanted, "icc">) {
  const pdf = new OpenPdf(await readFile(path));
  const catalogue = pdf.dictionary(pdf.trailer.get("Root"));
  const entries = pdf.dictionary(pdf.array(pdf.dictionary(catalogue?.get("Pages"))?.get("Kids"))[page - 1]);
  const [left = 0, bottom = 0, right = 0, top = 0] = pdf.array(entries?.get("BleedBox")).map(Number);
  const scale = widthPx * heightPx * FINER * FINER <= MOST_PIXELS ? FINER : 1;
  const perInch = (px: number, points: number) => ((px * scale) / points) * 72;
  return {
    scale,
    left,
    bottom,
    resolution: { across: perInch(widthPx, right - left), down: perInch(heightPx, top - bottom) },
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

async function readPlates(folder: string, cut: Size): Promise<PagePlates> {
  const plates = new Map<string, Uint8Array>();
  for (const name of await readdir(folder)) {
    const [, ink] = /^page\((.+)\)\.tif$/.exec(name) ?? [];
    if (ink === undefined) continue;
    const { data, info } = await sharp(join(folder, name), { limitInputPixels: false })
      .extractChannel(0)
      .negate()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.width !== cut.width || info.height !== cut.height)
      throw new Error(
        `expected plate ${ink} of ${cut.width} × ${cut.height} pixels, got ${info.width} × ${info.height}`,
      );
    plates.set(ink, data);
  }
  const [cyan, magenta, yellow, black] = PROCESS.map((ink) => plates.get(ink));
  if (!cyan || !magenta || !yellow || !black)
    throw new Error(`expected a plate of each process ink, got ${[...plates.keys()].join(", ")}`);
  for (const ink of PROCESS) plates.delete(ink);
  return { width: cut.width, height: cut.height, process: [cyan, magenta, yellow, black], spots: plates };
}
