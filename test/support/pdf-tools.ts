import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";

/** Debian's qpdf and poppler-utils: readers that share no code with ours. `npm test` installs them where it may. */
export const NO_PDF_TOOLS = ["qpdf", "pdftoppm", "pdffonts", "pdfinfo"].some((name) => !existsSync(`/usr/bin/${name}`));

export const NO_GHOSTSCRIPT = !existsSync("/usr/bin/gs");

/** What a reader prints; throws when it finds fault. */
export function readWith(tool: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(`/usr/bin/${tool}`, args, { encoding: "utf8", maxBuffer: 64_000_000 });
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

/** Fonts of a file; empty = none. */
export function fontsIn(path: string): string[] {
  return readWith("pdffonts", [path]).trim().split("\n").slice(2);
}

interface Cut {
  readonly page?: number;
  readonly ppi: number;
  /** Pixels from the page's top left. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Part of a page as poppler paints it, on white. */
export async function rasterise(
  path: string,
  { page = 1, ppi, left, top, width, height }: Cut,
): Promise<ComparedPicture> {
  const folder = await mkdtemp(join(tmpdir(), "pdftoppm-"));
  try {
    const cut = ["-x", left, "-y", top, "-W", width, "-H", height].map(String);
    const out = join(folder, "page");
    readWith("pdftoppm", ["-singlefile", "-f", String(page), "-r", String(ppi), ...cut, path, out]);
    return readPpm(await readFile(`${out}.ppm`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Raw RGB after three numbers in words (netpbm's P6). */
function readPpm(bytes: Buffer): ComparedPicture {
  const [header = "", width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString("latin1", 0, 64)) ?? [];
  const picture = { width: Number(width), height: Number(height) };
  const data = new Uint8Array(picture.width * picture.height * 4).fill(255);
  for (let from = header.length, to = 0; to < data.length; from += 3, to += 4) {
    data.set(bytes.subarray(from, from + 3), to);
  }
  return { data, ...picture };
}

/** Plates of a page as Ghostscript separates them, by the name of their ink: 255 = no ink. */
export async function separations(
  path: string,
  { page = 1, ppi }: { readonly page?: number; readonly ppi: number },
): Promise<ReadonlyMap<string, Plate>> {
  const folder = await mkdtemp(join(tmpdir(), "tiffsep-"));
  try {
    const quiet = ["-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep"];
    // All pages: asked for one of them, Ghostscript leaves the spots of a page with a see-through picture blank.
    readWith("gs", [...quiet, `-r${ppi}`, `-sOutputFile=${folder}/page-%d.tif`, path]);
    const plates = new Map<string, Plate>();
    for (const name of await readdir(folder)) {
      const [, number, ink] = /^page-(\d+)\((.+)\)\.tif$/.exec(name) ?? [];
      if (ink === undefined || Number(number) !== page) continue;
      const { data, info } = await sharp(join(folder, name))
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true });
      plates.set(ink, { data, width: info.width, height: info.height });
    }
    return plates;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface Plate {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Per cent of ink at a point of a page's plate, in mm from the media's top left corner. */
export function inkAt({ data, width }: Plate, { xMm, yMm, ppi }: { xMm: number; yMm: number; ppi: number }): number {
  const [x, y] = [Math.floor((xMm / 25.4) * ppi), Math.floor((yMm / 25.4) * ppi)];
  return ((255 - (data[y * width + x] ?? 255)) * 100) / 255;
}
