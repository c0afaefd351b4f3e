import type { ShapedLine } from "./shape-line.ts";

const SPACES: ReadonlySet<string> = new Set([" ", "\u00A0"]);

/** The line made exactly `widthEm` wide by wider spaces, in every script; without a space it stays as it is (SPEC A22). */
export function justifyLine(line: ShapedLine, widthEm: number): ShapedLine {
  const isSpace = (text: string, cluster: number) => SPACES.has(text.charAt(cluster));
  const spaces = line.runs.flatMap(({ run, glyphs }) => glyphs.filter((each) => isSpace(run.text, each.cluster)));
  if (spaces.length === 0 || line.widthEm >= widthEm) return line;
  const extra = (widthEm - line.widthEm) / spaces.length;
  const runs = line.runs.map(({ run, glyphs }) => ({
    run,
    glyphs: glyphs.map((each) => (isSpace(run.text, each.cluster) ? { ...each, advance: each.advance + extra } : each)),
  }));
  return { ...line, runs, widthEm };
}
