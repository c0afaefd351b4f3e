import { IdMaker } from "./id-maker.ts";
import type { Feature, Group, UvlModel } from "./model.ts";

/** How the document says that a feature is chosen. */
export type Presence =
  /** In every configuration. */
  | { readonly kind: "always" }
  /** A boolean option. */
  | { readonly kind: "flag"; readonly option: string }
  /** A value of a choice, or of a multi-choice (`isMany`). */
  | { readonly kind: "value"; readonly option: string; readonly value: string; readonly isMany: boolean };

/** Which options and values stand for a model's features. */
export interface Representation {
  readonly presence: ReadonlyMap<Feature, Presence>;
  /** Groups that are one choice or multi-choice, by the option's id. */
  readonly groupOptions: ReadonlyMap<Group, string>;
  /** Integer and Real features, by the id of the number option. */
  readonly numbers: ReadonlyMap<Feature, string>;
  /** The feature whose name a group's or number's option carries alone, because it has no boolean of its own. */
  readonly hasFlag: (feature: Feature) => boolean;
  readonly ids: IdMaker;
}

/**
 * Decides what each feature becomes. A boolean option, except: the root is always there; a group of leaves is one choice or
 * multi-choice; a mandatory feature that such a group or its own number already asks about is there with its parent.
 */
export function representFeatures({ features }: UvlModel): Representation {
  const ids = new IdMaker();
  const presence = new Map<Feature, Presence>();
  const groupOptions = new Map<Group, string>();
  const numbers = new Map<Feature, string>();
  const flags = new Set<Feature>();

  for (const feature of features) {
    const { group } = feature;
    if (!presence.has(feature)) {
      const spoken = group ? undefined : ({ kind: "always" } as const);
      const inherited = group && speaksThroughOptions(feature) ? presence.get(group.parent) : spoken;
      if (!inherited) flags.add(feature);
      presence.set(feature, inherited ?? { kind: "flag", option: ids.identifier(feature.name) });
    }
    if (isNumber(feature)) numbers.set(feature, ids.identifier(numberName(feature, flags.has(feature))));
    for (const each of feature.groups) {
      if (!isOneOption(each)) continue;
      const option = ids.identifier(flags.has(feature) ? `${feature.name} choice` : feature.name);
      groupOptions.set(each, option);
      const values = new IdMaker();
      for (const child of each.features) {
        const isMany = !(each.min === 1 && each.max === 1);
        presence.set(child, { kind: "value", option, value: values.slug(child.name), isMany });
      }
    }
  }
  return { presence, groupOptions, numbers, hasFlag: (feature) => flags.has(feature), ids };
}

export function isNumber({ type }: Feature): boolean {
  return type === "Integer" || type === "Real";
}

/** A group of at least two plain leaves, at least one of which can be chosen. */
function isOneOption({ kind, min, max, features }: Group): boolean {
  if (kind === "mandatory" || kind === "optional") return false;
  if (features.length < 2 || min > features.length || max < 1) return false;
  return features.every((child) => child.groups.length === 0 && child.type === "Boolean");
}

/** A mandatory feature of which nothing is left to ask but its one group, or its number. */
function speaksThroughOptions(feature: Feature): boolean {
  if (feature.group?.kind !== "mandatory") return false;
  const [only] = feature.groups;
  return isNumber(feature) || (feature.groups.length === 1 && only !== undefined && isOneOption(only));
}

function numberName({ name }: Feature, isFlag: boolean): string {
  return isFlag ? `${name} value` : name;
}
