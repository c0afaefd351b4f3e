import { finding, UnreadableLine } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Constraint, UvlModel } from "./model.ts";
import { readConstraint } from "./parse-attributes.ts";
import { FeatureTree } from "./parse-features.ts";
import { LineReader } from "./read-lines.ts";
import type { Line } from "./read-lines.ts";
import { TokenCursor } from "./token-cursor.ts";

const SECTIONS = ["namespace", "include", "imports", "features", "constraints"] as const;
/** The levels of today's grammar, and what they were called before. */
const LEVELS: ReadonlySet<string> = new Set(["Boolean", "Arithmetic", "Type", "SAT", "SMT"]);

type Section = (typeof SECTIONS)[number];

/** Reads UVL text. `model` is there when the features could be read; it may be used only if nothing was found. */
export function parseUvl(source: string): {
  readonly model: UvlModel | undefined;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const constraints: Constraint[] = [];
  const tree = new FeatureTree({ findings, constraints, source });
  const seen = new Map<Section, Line>();
  let namespace: string | undefined;
  let section: Section | undefined;

  const readLine = (line: Line) => {
    const cursor = new TokenCursor(line, findings);
    if (line.indent[0] === 0) {
      section = SECTIONS.find((each) => cursor.isWord(each));
      if (section === undefined) throw cursor.unexpected("section");
      const first = seen.get(section);
      if (first) findings.push(finding("sectionTwice", line, { section, first: first.line }));
      seen.set(section, first ?? line);
      cursor.advance();
      if (section === "namespace") namespace = cursor.takePath("reference").join(".");
      cursor.expectEnd("endOfLine");
      return;
    }
    switch (section) {
      case "features":
        return tree.addLine(line);
      case "constraints":
        constraints.push(readConstraint(cursor, source));
        return cursor.expectEnd("endOfConstraint");
      case "imports":
        throw new UnreadableLine("importUnsupported", line, { got: cursor.takePath("reference").join(".") });
      case "include":
        return checkLevel(cursor);
      case "namespace":
      case undefined:
        throw new UnreadableLine("outsideSection", line);
    }
  };

  const reader = new LineReader(source);
  for (;;) {
    try {
      const line = reader.next();
      if (!line) break;
      readLine(line);
    } catch (error) {
      if (!(error instanceof UnreadableLine)) throw error;
      findings.push(error.finding);
    }
  }

  for (const group of tree.groups) {
    if (group.features.length === 0 && findings.length === 0) {
      findings.push(finding("emptyGroup", group, { group: group.kind }));
    }
  }
  const features = seen.get("features");
  const [root] = tree.features;
  if (!features) findings.push(finding("noFeatures", { line: 1, column: 1 }));
  else if (!root && findings.length === 0) findings.push(finding("noRoot", features));
  const model = root && { namespace, root, features: tree.features, byName: tree.byName, constraints };
  return { model, findings };
}

/** Levels only announce what a model uses; what it does use is judged where it stands. */
function checkLevel(cursor: TokenCursor): void {
  const { token } = cursor;
  if (token.kind !== "name" || !LEVELS.has(token.text)) throw cursor.unexpected("languageLevel");
}
