import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Poppler's programs on this machine; a program of its own that we start, because its licence is the GPL. */
export interface Poppler {
  readonly pdfinfo: string;
  readonly pdffonts: string;
  readonly pdftocairo: string;
}

/** Where poppler is; undefined where nobody installed it (on Debian: poppler-utils). */
export function findPoppler(path: string = process.env["PATH"] ?? ""): Poppler | undefined {
  const find = (name: string) =>
    path
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(isProgram);
  const [pdfinfo, pdffonts, pdftocairo] = [find("pdfinfo"), find("pdffonts"), find("pdftocairo")];
  if (pdfinfo === undefined || pdffonts === undefined || pdftocairo === undefined) return undefined;
  return { pdfinfo, pdffonts, pdftocairo };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
