import type { Place } from "./finding.ts";

/** A UVL file as it was written, names not yet looked up. */
export interface UvlModel {
  readonly namespace: string | undefined;
  readonly root: Feature;
  /** In the order of the file, which is parents before children. */
  readonly features: readonly Feature[];
  readonly byName: ReadonlyMap<string, Feature>;
  readonly constraints: readonly Constraint[];
}

export interface Feature extends Place {
  readonly name: string;
  readonly type: FeatureType;
  /** The group it stands in; undefined for the root. */
  readonly group: Group | undefined;
  readonly groups: Group[];
  /** By dotted path: "price", "package.cost". */
  readonly attributes: Map<string, AttributeValue>;
}

export type FeatureType = "Boolean" | "Integer" | "Real" | "String";

export interface Group extends Place {
  readonly kind: "mandatory" | "optional" | "or" | "alternative" | "cardinality";
  /** How many of its features a chosen parent has. */
  readonly min: number;
  /** Infinity when there is no limit. */
  readonly max: number;
  readonly parent: Feature;
  readonly features: Feature[];
}

/** A number, text, truth value, or null for a list (which no constraint can name). */
export type AttributeValue = number | string | boolean | null;

export interface Constraint extends Place {
  readonly node: Node;
  /** As written, for the reason of its rule. */
  readonly text: string;
}

/** A constraint as written. Whether a name is a condition or a number follows from where it stands. */
export type Node = Place &
  (
    | { readonly kind: "constant"; readonly value: boolean }
    | { readonly kind: "number"; readonly value: number }
    /** Something named unsupported already: nothing more is said about it. */
    | { readonly kind: "unsupported" }
    | { readonly kind: "reference"; readonly path: readonly string[] }
    | {
        readonly kind: "sumOver";
        readonly attribute: readonly string[];
        readonly feature: readonly string[] | undefined;
      }
    | { readonly kind: "not"; readonly of: Node }
    | { readonly kind: "and" | "or"; readonly parts: readonly Node[] }
    | { readonly kind: "implies" | "iff"; readonly left: Node; readonly right: Node }
    | { readonly kind: "compare"; readonly op: Comparison; readonly left: Node; readonly right: Node }
    | { readonly kind: "sum"; readonly terms: readonly { readonly sign: 1 | -1; readonly of: Node }[] }
    | { readonly kind: "product"; readonly factors: readonly Node[] }
  );

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
