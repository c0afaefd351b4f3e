import type { z } from "zod";
import type { Localised } from "../schema/localised.ts";
import type { Option, OptionValue } from "../schema/option.ts";
import type { ExpressionWriter } from "./expression-writer.ts";
import { finding } from "./finding.ts";
import type { Finding } from "./finding.ts";
import type { AttributeValue, Feature, Group, UvlModel } from "./model.ts";
import type { NumberBounds } from "./number-bounds.ts";
import { choiceLabel } from "./reasons.ts";
import type { Representation } from "./represent-features.ts";
import { isExactNumber } from "./resolve-names.ts";
import type { GroupAttributes } from "./group-attributes.ts";

type OptionInput = z.input<typeof Option>;
type ValueInput = z.input<typeof OptionValue>;

/** Where tools write down what a feature is. */
const HELP_ATTRIBUTES = ["description", "doc", "featureDescription__"] as const;
const MAX_HELP_LENGTH = 2000;
const LIMIT = 1e9;
const DEFAULT_DECIMALS = 2;

interface Context {
  readonly representation: Representation;
  readonly writer: ExpressionWriter;
  readonly bounds: NumberBounds;
  readonly attributes: GroupAttributes;
  readonly findings: Finding[];
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
  return { id, kind: "number", label, ...availability(feature, context), ...rangeOf(feature, context) };
}

/** min, max and step; what is missing or impossible is noted. */
function rangeOf(feature: Feature, { bounds, findings }: Context): { min: number; max: number; step: number } {
  const { name } = feature;
  const isWhole = feature.type === "Integer";
  const written = {
    min: numberAttribute(feature, "min", findings),
    max: numberAttribute(feature, "max", findings),
    step: numberAttribute(feature, "step", findings),
  };
  bounds.narrow(feature, { min: written.min ?? -Infinity, max: written.max ?? Infinity });
  const range = bounds.of(feature);
  const isMissing = (side: number) => Math.abs(side) > LIMIT;
  if (isMissing(range.min) || isMissing(range.max)) {
    const missing = [...(isMissing(range.min) ? ["min"] : []), ...(isMissing(range.max) ? ["max"] : [])].join(" / ");
    findings.push(finding("noBounds", feature, { feature: name, missing }));
    return { min: 0, max: 0, step: 1 };
  }
  const decimals = Math.max(DEFAULT_DECIMALS, decimalsOf(range.min));
  const step = written.step ?? (isWhole ? 1 : Number(`1e-${decimals}`));
  if (!isWhole && written.step === undefined) findings.push(finding("realStep", feature, { feature: name, step }));
  // Steps are counted from the minimum that was written, wherever constraints let them begin.
  const anchor = written.min ?? range.min;
  const min = rounded(anchor + Math.ceil(rounded((range.min - anchor) / step)) * step);
  if (min > range.max) findings.push(finding("emptyRange", feature, { feature: name, min: range.min, max: range.max }));
  return { min, max: range.max, step };
}

function numberAttribute(feature: Feature, attribute: "min" | "max" | "step", findings: Finding[]): number | undefined {
  const value = feature.attributes.get(attribute);
  if (value === undefined) return undefined;
  const isPlain = typeof value === "number" && isExactNumber(value);
  const isRight =
    isPlain && (attribute !== "step" || value > 0) && (feature.type === "Real" || Number.isInteger(value));
  if (isRight) return value;
  const hint = feature.type === "Integer" ? " (1, 2, 3 …)" : attribute === "step" ? " > 0" : "";
  findings.push(finding("badBound", feature, { feature: feature.name, attribute, hint }));
  return undefined;
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

function decimalsOf(value: number): number {
  return /\.(\d+)$/.exec(value.toFixed(6).replace(/0+$/, ""))?.[1]?.length ?? 0;
}

function rounded(value: number): number {
  return Number(value.toFixed(6));
}
