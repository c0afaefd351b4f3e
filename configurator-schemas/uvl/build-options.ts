import type { z } from "zod";
import type { Localised } from "../schema/localised.ts";
import type { Option, OptionValue } from "../schema/option.ts";
import type { ExpressionWriter } from "./expression-writer.ts";
import type { AttributeValue, Feature, Group, UvlModel } from "./model.ts";
import type { NumberRanges } from "./number-ranges.ts";
import { choiceLabel } from "./reasons.ts";
import type { Representation } from "./represent-features.ts";
import type { GroupAttributes } from "./group-attributes.ts";

type OptionInput = z.input<typeof Option>;
type ValueInput = z.input<typeof OptionValue>;

/** Where tools write down what a feature is. */
const HELP_ATTRIBUTES = ["description", "doc", "featureDescription__"] as const;
const MAX_HELP_LENGTH = 2000;

interface Context {
  readonly representation: Representation;
  readonly writer: ExpressionWriter;
  readonly ranges: NumberRanges;
  readonly attributes: GroupAttributes;
}

/** An option and the feature it belongs to. */
export interface OwnedOption {
  readonly feature: Feature;
  readonly option: OptionInput;
}

/** The options, in the order of the features. */
export function buildOptions({ features }: UvlModel, context: Context): OwnedOption[] {
  const built: OwnedOption[] = [];
  for (const feature of features) {
    const { presence, numbers, groupOptions } = context.representation;
    const own = presence.get(feature);
    if (own?.kind === "flag" && context.representation.hasFlag(feature)) {
      const isCore = feature.group?.kind === "mandatory" && presence.get(feature.group.parent)?.kind === "always";
      const option: OptionInput = {
        id: own.option,
        kind: "boolean",
        ...texts(feature),
        ...(isCore ? { default: true } : {}),
      };
      built.push({ feature, option });
    }
    const number = numbers.get(feature);
    if (number !== undefined) built.push({ feature, option: numberOption(feature, number, context) });
    for (const group of feature.groups) {
      const id = groupOptions.get(group);
      if (id !== undefined) built.push({ feature, option: groupOption(group, id, context) });
    }
  }
  return built;
}

function groupOption(group: Group, id: string, context: Context): OptionInput {
  const { parent, min, max, features } = group;
  const isMany = !(min === 1 && max === 1);
  const isSpoken = context.representation.hasFlag(parent);
  const common = {
    ...(isSpoken ? { label: choiceLabel(parent, isMany) } : texts(parent)),
    ...availability(parent, context),
    values: features.map((child) => groupValue(child, group, context)),
  };
  if (!isMany) return { id, kind: "choice", ...common };
  return {
    id,
    kind: "multi-choice",
    ...common,
    ...(min > 0 ? { min } : {}),
    ...(max < features.length ? { max } : {}),
  };
}

function groupValue(child: Feature, group: Group, { representation, attributes }: Context): ValueInput {
  const presence = representation.presence.get(child);
  if (presence?.kind !== "value") throw new Error(`${child.name} is not a value of its group`);
  const own = attributes.of(child, group);
  return { id: presence.value, ...texts(child), ...(Object.keys(own).length > 0 ? { attributes: own } : {}) };
}

function numberOption(feature: Feature, id: string, context: Context): OptionInput {
  const label: Localised = context.representation.hasFlag(feature)
    ? { fr: `${feature.name.slice(0, 1900)} : valeur`, en: `${feature.name.slice(0, 1900)}: value` }
    : texts(feature).label;
  return { id, kind: "number", label, ...availability(feature, context), ...context.ranges.rangeOf(feature) };
}

/** An option waits for the feature it belongs to, unless that is always there. */
function availability(feature: Feature, { representation, writer }: Context): { availableWhen?: string } {
  const isAlways = representation.presence.get(feature)?.kind === "always";
  return isAlways ? {} : { availableWhen: writer.chosen(feature).text };
}

function texts({ name, attributes }: Feature): {
  label: { fr: string; en: string };
  help?: { fr: string; en: string };
} {
  const label = { fr: name, en: name };
  const help = HELP_ATTRIBUTES.map((key) => attributes.get(key))
    .find(isText)
    ?.slice(0, MAX_HELP_LENGTH);
  return help === undefined ? { label } : { label, help: { fr: help, en: help } };
}

function isText(value: AttributeValue | undefined): value is string {
  return typeof value === "string" && value.trim() !== "";
}
