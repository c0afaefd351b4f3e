/** A JSON Schema as far as this page shows it. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly description?: string;
}

const MAX_DEPTH = 5;
const MAX_ALTERNATIVES = 4;

/** A schema as indented lines a person reads: `quantity: integer`, optional ones with "?". */
export function outlineSchema(node: SchemaNode | undefined, components: Readonly<Record<string, SchemaNode>>): string {
  return lines(node, components, 0).join("\n");
}

function lines(
  given: SchemaNode | undefined,
  components: Readonly<Record<string, SchemaNode>>,
  depth: number,
): string[] {
  const node = given && resolve(given, components);
  if (!node || depth > MAX_DEPTH) return ["…"];
  const alternatives = node.anyOf ?? node.oneOf;
  if (alternatives) {
    const shown = alternatives.slice(0, MAX_ALTERNATIVES).map((each) => lines(each, components, depth).join("\n"));
    return (alternatives.length > MAX_ALTERNATIVES ? [...shown, "…"] : shown).join("\n| ").split("\n");
  }
  if (node.allOf) return node.allOf.flatMap((each) => lines(each, components, depth));
  if (node.properties) {
    const required = new Set(node.required);
    const inner = Object.entries(node.properties).flatMap(([name, value]) => {
      const [first = "", ...rest] = lines(value, components, depth + 1);
      return [`  ${name}${required.has(name) ? "" : "?"}: ${first}`, ...rest.map((line) => `  ${line}`)];
    });
    return ["{", ...inner, "}"];
  }
  if (node.items) {
    const [first = "", ...rest] = lines(node.items, components, depth + 1);
    return rest.length === 0 ? [`${first}[]`] : [`[${first}`, ...rest.slice(0, -1), `${rest.at(-1) ?? ""}]`];
  }
  if (typeof node.additionalProperties === "object") {
    const [first = "", ...rest] = lines(node.additionalProperties, components, depth + 1);
    return [`{ [name]: ${first}`, ...rest, "}"].join("\n").replace(/\n\}$/, " }").split("\n");
  }
  if (node.enum) return [node.enum.map((value) => JSON.stringify(value)).join(" | ")];
  if (node.const !== undefined) return [JSON.stringify(node.const)];
  const type = typeof node.type === "string" ? node.type : (node.type ?? ["any"]).join(" | ");
  return [node.format === undefined ? type : `${type} (${node.format})`];
}

function resolve(node: SchemaNode, components: Readonly<Record<string, SchemaNode>>): SchemaNode {
  const name = node.$ref?.split("/").at(-1);
  return name === undefined ? node : (components[name] ?? {});
}
