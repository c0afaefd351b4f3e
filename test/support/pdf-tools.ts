import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import type { ComparedPicture } from "../../server/parity/compared-picture.ts";

/** Debian's qpdf and poppler-utils: readers that share no code with ours. `npm test` installs them where it may. */
export const NO_PDF_TOOLS = ["qpdf", "pdftoppm", "pdffonts", "pdfinfo"].some((name) => !existsSync(`/usr/bin/${name}`));

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
    readWith("pdftoppm", ["-png", "-singlefile", "-f", String(page), "-r", String(ppi), ...cut, path, out]);
    const data = await sharp(await readFile(`${out}.png`))
      .ensureAlpha()
      .raw()
      .toBuffer();
    return { data, width, height };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
