import { finding, UnreadableLine } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { Constraint, Feature, FeatureType, Group } from "./model.ts";
import { parseAttributes } from "./parse-attributes.ts";
import { parseCardinality } from "./parse-cardinality.ts";
import type { Line } from "./read-lines.ts";
import { TokenCursor } from "./token-cursor.ts";

const TYPES: ReadonlySet<string> = new Set<FeatureType>(["Boolean", "Integer", "Real", "String"]);
const GROUPS: ReadonlyMap<string, Pick<Group, "kind" | "min" | "max">> = new Map([
  ["mandatory", { kind: "mandatory", min: 0, max: Infinity }],
  ["optional", { kind: "optional", min: 0, max: Infinity }],
  ["or", { kind: "or", min: 1, max: Infinity }],
  ["alternative", { kind: "alternative", min: 1, max: 1 }],
]);
/** A label's length. */
const MAX_NAME_LENGTH = 2000;

/** What the line above it makes of a deeper line; `skipped` is what stands below a line that could not be read. */
type Owner =
  | { readonly kind: "section" }
  | { readonly kind: "feature"; readonly feature: Feature }
  | { readonly kind: "group"; readonly group: Group }
  | { readonly kind: "skipped" };

interface Level {
  readonly indent: Line["indent"];
  readonly owner: Owner;
}

/** Builds the tree of features line by line: no recursion, so that depth costs nothing but memory. */
export class FeatureTree {
  readonly features: Feature[] = [];
  readonly groups: Group[] = [];
  readonly byName = new Map<string, Feature>();
  readonly #levels: Level[] = [{ indent: [-1, -1], owner: { kind: "section" } }];
  readonly #findings: Finding[];
  readonly #constraints: Constraint[];
  readonly #source: string;

  constructor({ findings, constraints, source }: { findings: Finding[]; constraints: Constraint[]; source: string }) {
    this.#findings = findings;
    this.#constraints = constraints;
    this.#source = source;
  }

  /** Reads one line below `features`. */
  addLine(line: Line): void {
    const owner = this.#ownerOf(line);
    const cursor = new TokenCursor(line, this.#findings);
    try {
      switch (owner.kind) {
        case "skipped":
          return this.#push(line, owner);
        case "feature":
          return this.#push(line, { kind: "group", group: this.#readGroup(cursor, owner.feature) });
        case "section":
        case "group":
          return this.#readFeature(cursor, line, owner);
      }
    } catch (error) {
      if (!(error instanceof UnreadableLine)) throw error;
      this.#findings.push(error.finding);
      this.#push(line, { kind: "skipped" });
    }
  }

  #push({ indent }: Line, owner: Owner): void {
    // What a feature line half read has pushed stays: its children belong to it.
    if (this.#levels.at(-1)?.indent !== indent) this.#levels.push({ indent, owner });
  }

  /** The nearest line above that is less indented. */
  #ownerOf(line: Line): Owner {
    const [wide, narrow] = line.indent;
    let isKnown = true;
    let isMixed = false;
    for (;;) {
      const top = this.#levels.at(-1);
      if (!top) throw new Error("the section itself is never left");
      const [topWide, topNarrow] = top.indent;
      if (top.owner.kind !== "section" && Math.sign(wide - topWide) !== Math.sign(narrow - topNarrow)) {
        isMixed = true;
      }
      if (wide > topWide) {
        if (isMixed) this.#findings.push(finding("indentMixed", line));
        else if (!isKnown) this.#findings.push(finding("indentUnknown", line));
        return top.owner;
      }
      isKnown = wide === topWide;
      this.#levels.pop();
    }
  }

  #readGroup(cursor: TokenCursor, parent: Feature): Group {
    const { line, column } = cursor.token;
    const known = cursor.token.kind === "name" ? GROUPS.get(cursor.token.text) : undefined;
    let form: Pick<Group, "kind" | "min" | "max">;
    if (known) {
      cursor.advance();
      form = known;
    } else {
      if (!cursor.isSign("[")) throw cursor.unexpected("group");
      const { min, max } = parseCardinality(cursor);
      form = { kind: "cardinality", min, max };
    }
    cursor.expectEnd("endOfLine");
    const group: Group = { ...form, parent, features: [], line, column };
    parent.groups.push(group);
    this.groups.push(group);
    return group;
  }

  #readFeature(cursor: TokenCursor, line: Line, owner: Owner & { kind: "section" | "group" }): void {
    const type = takeType(cursor);
    const { token } = cursor;
    const isAlone = cursor.ahead(1).kind === "end";
    if (token.kind === "name" && isAlone && GROUPS.has(token.text)) throw cursor.unexpected("feature");
    const [name = "", ...rest] = cursor.takePath("feature");
    if (rest.length > 0) throw new UnreadableLine("submodelFeature", token, { feature: [name, ...rest].join(".") });
    const feature: Feature = {
      name,
      type,
      group: owner.kind === "group" ? owner.group : undefined,
      groups: [],
      attributes: new Map(),
      line: token.line,
      column: token.column,
    };
    this.#register(feature);
    if (owner.kind === "group") owner.group.features.push(feature);
    this.#push(line, { kind: "feature", feature });
    if (cursor.isWord("cardinality")) this.#checkCardinality(cursor, feature);
    if (cursor.isSign("{")) {
      const { attributes } = feature;
      parseAttributes(cursor, { attributes, constraints: this.#constraints, source: this.#source });
    }
    cursor.expectEnd("endOfFeature");
  }

  #register(feature: Feature): void {
    const { name } = feature;
    if (name.length > MAX_NAME_LENGTH) throw new UnreadableLine("nameTooLong", feature, { max: MAX_NAME_LENGTH });
    if (name.includes(".")) this.#findings.push(finding("dotInName", feature, { feature: `"${name}"` }));
    if (!feature.group && this.features.length > 0) {
      this.#findings.push(finding("secondRoot", feature, { feature: name }));
    }
    const first = this.byName.get(name);
    if (first) this.#findings.push(finding("duplicateFeature", feature, { feature: name, first: first.line }));
    else this.byName.set(name, feature);
    if (feature.type === "String") this.#findings.push(finding("stringFeature", feature, { feature: name }));
    this.features.push(feature);
  }

  #checkCardinality(cursor: TokenCursor, feature: Feature): void {
    const place = cursor.advance();
    const { min, max, text } = parseCardinality(cursor);
    if (min === 1 && max === 1) return;
    this.#findings.push(finding("featureCardinality", place, { feature: feature.name, got: text }));
  }
}

/** A type's name standing alone is a feature of that name: public models have them. */
function takeType(cursor: TokenCursor): FeatureType {
  const { kind, text } = cursor.token;
  const next = cursor.ahead(1);
  if (kind !== "name" || !isType(text) || (next.kind !== "name" && next.kind !== "quoted")) return "Boolean";
  if (next.kind === "name" && next.text === "cardinality") return "Boolean";
  cursor.advance();
  return text;
}

function isType(text: string): text is FeatureType {
  return TYPES.has(text);
}
