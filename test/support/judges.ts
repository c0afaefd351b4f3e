import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A program from beside the project that reads what we write and shares no code with it. */
export interface Judge {
  readonly path: string;
  /** Why it cannot be asked here, in words; undefined when it can. */
  readonly missing: string | undefined;
}

export const PNG_JUDGE = judge("judge-png", "python3-numpy and python3-pil", canImport("numpy", "PIL"));
export const TIFF_JUDGE = judge("judge-tiff", "python3-numpy and python3-pil", canImport("numpy", "PIL"));
export const PDF_JUDGE = judge(
  "judge-pdfx4",
  "python3-pikepdf, python3-numpy, python3-pil, qpdf and ghostscript",
  () => canImport("pikepdf", "numpy", "PIL")() && isInstalled("qpdf") && isInstalled("gs"),
);
export const XJDF_JUDGE = judge("judge-xjdf", "libxml2-utils", () => isInstalled("xmllint"));

function judge(name: string, needs: string, canRun: () => boolean): Judge {
  const path = fileURLToPath(new URL(`../../../shared/tools/${name}`, import.meta.url));
  if (!existsSync(path)) return { path, missing: `${name} is not here` };
  return { path, missing: canRun() ? undefined : `${name} needs ${needs}` };
}

/** Debian's own Python, which the judges name. */
function canImport(...modules: readonly string[]): () => boolean {
  return () => spawnSync("/usr/bin/python3", ["-c", `import ${modules.join(", ")}`]).status === 0;
}

function isInstalled(program: string): boolean {
  return existsSync(`/usr/bin/${program}`);
}
