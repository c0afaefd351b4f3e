import type { Attribute } from "../schema/option.ts";
import type { Quantity } from "./formula.ts";
import { IdMaker } from "./id-maker.ts";
import type { AttributeValue, Feature, Group } from "./model.ts";
import type { Representation } from "./represent-features.ts";
import { isExactNumber } from "./resolve-names.ts";

const MAX_TEXT_LENGTH = 60;

/** Attributes of the values of groups that are one option: as many of UVL's as a document takes. */
export class GroupAttributes {
  readonly #representation: Representation;
  readonly #ids = new IdMaker();
  readonly #idOf = new Map<string, string>();
  readonly #kinds = new Map<Group, ReadonlyMap<string, "number" | "string" | "boolean">>();

  constructor(representation: Representation) {
    this.#representation = representation;
  }

  of(child: Feature, group: Group): Record<string, Attribute> {
    const kinds = this.#kindsOf(group);
    const own: Record<string, Attribute> = {};
    for (const [name, value] of child.attributes) {
      if (typeof value === kinds.get(name) && isCarried(value)) own[this.#id(name)] = value;
    }
    return own;
  }

  /** The sum of an attribute over a group's chosen values; undefined when the child is in no such group. */
  groupSum({ group }: Feature, attribute: string): Quantity | undefined {
    const option = group && this.#representation.groupOptions.get(group);
    if (option === undefined || this.#kindsOf(group).get(attribute) !== "number") return undefined;
    return { kind: "groupSum", option, attribute: this.#id(attribute) };
  }

  /** One kind per attribute and option, as documents ask: numbers first, because constraints name them. */
  #kindsOf(group: Group | undefined): ReadonlyMap<string, "number" | "string" | "boolean"> {
    if (!group) return new Map();
    let kinds = this.#kinds.get(group);
    if (!kinds) {
      const found = new Map<string, "number" | "string" | "boolean">();
      for (const child of group.features) {
        for (const [name, value] of child.attributes) {
          if (!isCarried(value) || HELP.has(name)) continue;
          if (typeof value === "number" || !found.has(name))
            found.set(name, typeof value === "number" ? "number" : typeof value === "string" ? "string" : "boolean");
        }
      }
      kinds = found;
      this.#kinds.set(group, kinds);
    }
    return kinds;
  }

  #id(name: string): string {
    let id = this.#idOf.get(name);
    if (id === undefined) {
      id = this.#ids.identifier(name);
      this.#idOf.set(name, id);
    }
    return id;
  }
}

/** Shown as help, or of no use outside a feature model. */
const HELP: ReadonlySet<string> = new Set(["description", "doc", "featureDescription__", "abstract"]);

function isCarried(value: AttributeValue): value is Attribute {
  if (typeof value === "number") return isExactNumber(value);
  return value !== null && (typeof value !== "string" || (value !== "" && value.length <= MAX_TEXT_LENGTH));
}
