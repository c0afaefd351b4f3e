import type { z } from "zod";
import type { Rule } from "../schema/rule.ts";
import type { ExpressionWriter } from "./expression-writer.ts";
import type { Feature, Group, UvlModel } from "./model.ts";
import { alwaysWith, howMany, partOf } from "./reasons.ts";
import type { Representation } from "./represent-features.ts";

type RuleInput = z.input<typeof Rule>;

/** What the tree says that the options do not say by themselves: children need their parents, and groups are counted. */
export function treeRules(
  { features }: UvlModel,
  { representation, writer }: { readonly representation: Representation; readonly writer: ExpressionWriter },
): RuleInput[] {
  const rules: RuleInput[] = [];
  for (const feature of features) {
    for (const group of feature.groups) {
      if (representation.groupOptions.has(group)) continue;
      if (isCounted(group)) rules.push(countRule(group, representation, writer));
      for (const child of group.features) {
        const rule = representation.hasFlag(child) && childRule(child, group, representation, writer);
        if (rule) rules.push(rule);
      }
    }
  }
  return rules;
}

/** `[0..*]` asks for nothing, like an optional group. */
function isCounted({ kind, min, max, features }: Group): boolean {
  return kind !== "mandatory" && kind !== "optional" && (min > 0 || max < features.length);
}

function countRule(group: Group, { presence, ids }: Representation, writer: ExpressionWriter): RuleInput {
  const { parent, features, min, max } = group;
  return {
    id: ids.identifier(`${parent.name} group`),
    ...(presence.get(parent)?.kind === "always" ? {} : { when: writer.chosen(parent).text }),
    count: {
      of: features.map((child) => writer.chosen(child).text),
      ...(min > 0 ? { min } : {}),
      ...(max < features.length ? { max } : {}),
    },
    because: howMany(parent, group),
  };
}

function childRule(
  child: Feature,
  { kind, parent }: Group,
  { presence, ids }: Representation,
  writer: ExpressionWriter,
): RuleInput | undefined {
  const isRootless = presence.get(parent)?.kind === "always";
  const own = writer.chosen(child).text;
  const parents = writer.chosen(parent).text;
  if (kind === "mandatory") {
    const require = isRootless ? own : `${own} == ${parents}`;
    return { id: ids.identifier(`${child.name} always`), require, because: alwaysWith(child, parent) };
  }
  if (isRootless) return undefined;
  return { id: ids.identifier(`${child.name} parent`), when: own, require: parents, because: partOf(child, parent) };
}
