import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { constant, iff, implies, many, not, product, sum } from "./formula.ts";
import type { Formula, Quantity } from "./formula.ts";
import type { Feature, Node, UvlModel } from "./model.ts";
import { isNumber } from "./represent-features.ts";

/** What a group that is one option adds up, so that a sum over forty values stays one word. */
export interface GroupSums {
  /** The option and attribute whose sum is the sum of `attribute` over all features of the child's group. */
  groupSum(child: Feature, attribute: string): Quantity | undefined;
}

interface Lookups {
  readonly sums: GroupSums;
  /** Is the feature in every configuration? */
  readonly isAlways: (feature: Feature) => boolean;
  readonly findings: Finding[];
}

/** Looks up every name of a constraint. What cannot be said is noted, with its place, and taken as true. */
export class NameResolver {
  readonly #model: UvlModel;
  readonly #sums: GroupSums;
  readonly #isAlways: (feature: Feature) => boolean;
  readonly #findings: Finding[];
  readonly #totals = new Map<string, Quantity>();

  constructor(model: UvlModel, { sums, isAlways, findings }: Lookups) {
    this.#model = model;
    this.#sums = sums;
    this.#isAlways = isAlways;
    this.#findings = findings;
  }

  condition(node: Node): Formula {
    switch (node.kind) {
      case "constant":
        return constant(node.value);
      case "unsupported":
        return constant(true);
      case "reference":
        return this.#chosen(node);
      case "not":
        return not(this.condition(node.of));
      case "and":
      case "or":
        return many(
          node.kind,
          node.parts.map((part) => this.condition(part)),
        );
      case "implies":
        return implies(this.condition(node.left), this.condition(node.right));
      case "iff":
        return iff(this.condition(node.left), this.condition(node.right));
      case "compare":
        return { kind: "compare", op: node.op, left: this.#quantity(node.left), right: this.#quantity(node.right) };
      case "number":
      case "sum":
      case "product":
      case "sumOver":
        this.#findings.push(finding("notCondition", node));
        return constant(true);
    }
  }

  #chosen(node: Node & { kind: "reference" }): Formula {
    const feature = this.#feature(node, node.path);
    if (!feature) return constant(true);
    // A truth value written on a feature says nothing about what is chosen.
    if (node.path.length > 1) this.#findings.push(finding("notCondition", node));
    return this.#isAlways(feature) ? constant(true) : { kind: "chosen", feature };
  }

  #quantity(node: Node): Quantity {
    switch (node.kind) {
      case "number":
        return this.#number(node, node.value);
      case "unsupported":
        return ZERO;
      case "reference":
        return this.#named(node);
      case "sumOver":
        return this.#sumOver(node);
      case "sum":
        return sum(node.terms.map(({ sign, of }) => ({ sign, of: this.#quantity(of) })));
      case "product":
        return product(node.factors.map((factor) => this.#quantity(factor)));
      case "constant":
      case "not":
      case "and":
      case "or":
      case "implies":
      case "iff":
      case "compare":
        this.#findings.push(finding("notNumber", node, { got: SIGNS[node.kind] }));
        return ZERO;
    }
  }

  #named(node: Node & { kind: "reference" }): Quantity {
    const feature = this.#feature(node, node.path);
    if (!feature) return ZERO;
    const [, ...rest] = node.path;
    if (rest.length === 0) {
      if (feature.type === "String") {
        this.#findings.push(finding("stringConstraint", node, { got: feature.name }));
      } else if (isNumber(feature)) return { kind: "measure", feature };
      else this.#findings.push(finding("notNumber", node, { got: feature.name }));
      return ZERO;
    }
    const attribute = rest.join(".");
    const value = feature.attributes.get(attribute);
    if (value === undefined) {
      this.#findings.push(finding("unknownAttribute", node, { feature: feature.name, attribute }));
    } else if (typeof value === "string") {
      this.#findings.push(finding("stringConstraint", node, { got: node.path.join(".") }));
    } else if (typeof value !== "number") {
      this.#findings.push(finding("notNumber", node, { got: node.path.join(".") }));
    } else if (this.#isExact(node, value)) return { kind: "attribute", feature, value };
    return ZERO;
  }

  /** Over the feature named and everything below it; over all when none is named. */
  #sumOver(node: Node & { kind: "sumOver" }): Quantity {
    const top = node.feature ? this.#feature(node, node.feature) : this.#model.root;
    if (!top) return ZERO;
    const attribute = node.attribute.join(".");
    const key = `${top.line}:${top.column}:${attribute}`;
    const known = this.#totals.get(key);
    if (known) return known;
    const terms: Quantity[] = [];
    for (const feature of below(top)) {
      const value = feature.attributes.get(attribute);
      if (typeof value !== "number" || !this.#isExact(node, value)) continue;
      const whole = feature === top ? undefined : this.#sums.groupSum(feature, attribute);
      if (!whole) terms.push({ kind: "attribute", feature, value });
      // The group is said once, with its first feature that has the attribute.
      else if (feature.group?.features.find((each) => typeof each.attributes.get(attribute) === "number") === feature) {
        terms.push(whole);
      }
    }
    if (terms.length === 0) this.#findings.push(finding("unknownSum", node, { attribute }));
    const total: Quantity = { kind: "total", name: top.group ? `${attribute} ${top.name}` : attribute, terms };
    this.#totals.set(key, total);
    return total;
  }

  #feature(node: Node, [name = "", ...rest]: readonly string[]): Feature | undefined {
    const feature = this.#model.byName.get(name);
    if (!feature) {
      // "external.E" is a name from a submodel, or a misspelt feature: the whole of it tells.
      this.#findings.push(finding("unknownFeature", node, { feature: [name, ...rest].join(".") }));
    }
    return feature;
  }

  #number(node: Node, value: number): Quantity {
    return this.#isExact(node, value) ? { kind: "number", value } : ZERO;
  }

  #isExact(node: Node, value: number): boolean {
    const isExact = isExactNumber(value);
    if (!isExact) this.#findings.push(finding("numberTooLarge", node, { got: value }));
    return isExact;
  }
}

const ZERO: Quantity = { kind: "number", value: 0 };
const SIGNS = { constant: "true", not: "!", and: "&", or: "|", implies: "=>", iff: "<=>", compare: "==" } as const;

/** At most 1e9 and six decimals: what a product document takes. */
export function isExactNumber(value: number): boolean {
  return Math.abs(value) <= 1e9 && Math.abs(value * 1e6 - Math.round(value * 1e6)) < 1e-3;
}

function below(top: Feature): Feature[] {
  const found: Feature[] = [];
  const open = [top];
  for (let feature = open.pop(); feature; feature = open.pop()) {
    found.push(feature);
    for (let i = feature.groups.length - 1; i >= 0; i -= 1) {
      const children = feature.groups[i]?.features ?? [];
      for (let j = children.length - 1; j >= 0; j -= 1) {
        const child = children[j];
        if (child) open.push(child);
      }
    }
  }
  return found;
}
