/**
 * UVL as its authors define it, for small models: what is written, and every configuration, by walking the tree. Knows
 * nothing of the importer: its own names, its own printer, its own arithmetic.
 */
export interface AFeature {
  readonly name: string;
  /** An Integer feature's range. */
  readonly range?: readonly [min: number, max: number];
  readonly attributes: Readonly<Record<string, number>>;
  readonly groups: readonly AGroup[];
}

export interface AGroup {
  readonly kind: "mandatory" | "optional" | "or" | "alternative" | readonly [min: number, max: number];
  readonly children: readonly AFeature[];
}

export type ACondition =
  | { readonly is: "feature"; readonly name: string }
  | { readonly is: "not"; readonly of: ACondition }
  | { readonly is: "and" | "or" | "implies" | "iff"; readonly left: ACondition; readonly right: ACondition }
  | { readonly is: "==" | "!=" | "<" | "<=" | ">" | ">="; readonly left: ANumber; readonly right: ANumber };

export type ANumber =
  | { readonly is: "constant"; readonly value: number }
  | { readonly is: "value"; readonly name: string }
  | { readonly is: "attribute"; readonly name: string; readonly key: string }
  | { readonly is: "total"; readonly key: string; readonly under?: string }
  | { readonly is: "+" | "-" | "*"; readonly left: ANumber; readonly right: ANumber };

export interface AModel {
  readonly root: AFeature;
  readonly constraints: readonly ACondition[];
}

/** Who is chosen, with the numbers of Integer features (1 for all others). */
export type Chosen = ReadonlyMap<string, number>;

/** Every configuration, as sorted text: "A Big Crust=3". */
export function configurationsOf({ root, constraints }: AModel): ReadonlySet<string> {
  const all = expand(root).filter((chosen) => constraints.every((each) => holds(each, chosen, root)));
  return new Set(all.map((chosen) => describeChosen(chosen, root)));
}

export function describeChosen(chosen: Chosen, root: AFeature): string {
  const shown = [...flatten(root)].filter(({ name }) => chosen.has(name));
  return shown
    .map(({ name, range }) => (range ? `${name}=${chosen.get(name)}` : name))
    .toSorted()
    .join(" ");
}

export function* flatten(feature: AFeature): Generator<AFeature> {
  yield feature;
  for (const group of feature.groups) for (const child of group.children) yield* flatten(child);
}

/** All ways in which a chosen feature and what is below it can be. */
function expand(feature: AFeature): Map<string, number>[] {
  const [min, max] = feature.range ?? [1, 1];
  let ways = Array.from({ length: max - min + 1 }, (_, i) => new Map([[feature.name, min + i]]));
  for (const { kind, children } of feature.groups) {
    const below = children.map(expand);
    const inGroup = subsets(children.length)
      .filter((subset) => isAllowed(kind, subset.length, children.length))
      .flatMap((subset) => product(subset.map((i) => below[i] ?? [])));
    ways = ways.flatMap((one) => inGroup.map((other) => new Map([...one, ...other])));
  }
  return ways;
}

function isAllowed(kind: AGroup["kind"], count: number, all: number): boolean {
  if (kind === "mandatory") return count === all;
  if (kind === "optional") return true;
  if (kind === "or") return count >= 1;
  if (kind === "alternative") return count === 1;
  return count >= kind[0] && count <= kind[1];
}

function subsets(size: number): number[][] {
  return Array.from({ length: 2 ** size }, (_, bits) =>
    Array.from({ length: size }, (__, i) => i).filter((i) => (bits >> i) & 1),
  );
}

function product(lists: readonly Map<string, number>[][]): Map<string, number>[] {
  return lists.reduce<Map<string, number>[]>(
    (ways, list) => ways.flatMap((one) => list.map((other) => new Map([...one, ...other]))),
    [new Map()],
  );
}

function holds(condition: ACondition, chosen: Chosen, root: AFeature): boolean {
  switch (condition.is) {
    case "feature":
      return chosen.has(condition.name);
    case "not":
      return !holds(condition.of, chosen, root);
    case "and":
      return holds(condition.left, chosen, root) && holds(condition.right, chosen, root);
    case "or":
      return holds(condition.left, chosen, root) || holds(condition.right, chosen, root);
    case "implies":
      return !holds(condition.left, chosen, root) || holds(condition.right, chosen, root);
    case "iff":
      return holds(condition.left, chosen, root) === holds(condition.right, chosen, root);
    default: {
      const left = worth(condition.left, chosen, root);
      const right = worth(condition.right, chosen, root);
      if (condition.is === "==") return left === right;
      if (condition.is === "!=") return left !== right;
      if (condition.is === "<") return left < right;
      if (condition.is === "<=") return left <= right;
      return condition.is === ">" ? left > right : left >= right;
    }
  }
}

function worth(number: ANumber, chosen: Chosen, root: AFeature): number {
  switch (number.is) {
    case "constant":
      return number.value;
    case "value":
      return chosen.get(number.name) ?? 0;
    case "attribute": {
      const owner = [...flatten(root)].find(({ name }) => name === number.name);
      return chosen.has(number.name) ? (owner?.attributes[number.key] ?? Number.NaN) : 0;
    }
    case "total": {
      const top = [...flatten(root)].find(({ name }) => name === (number.under ?? root.name)) ?? root;
      return [...flatten(top)].reduce(
        (sum, each) => sum + (chosen.has(each.name) ? (each.attributes[number.key] ?? 0) : 0),
        0,
      );
    }
    case "+":
      return worth(number.left, chosen, root) + worth(number.right, chosen, root);
    case "-":
      return worth(number.left, chosen, root) - worth(number.right, chosen, root);
    case "*":
      return worth(number.left, chosen, root) * worth(number.right, chosen, root);
  }
}
