import type { z } from "zod";
import type { Step } from "../schema/product.ts";
import type { OwnedOption } from "./build-options.ts";
import { IdMaker } from "./id-maker.ts";
import type { Feature, UvlModel } from "./model.ts";

type StepInput = z.input<typeof Step>;

/** As many as a document takes. */
const MAX_STEPS = 30;

/** A step for what the root asks itself, and one for each top-level feature that asks more than a yes or no. */
export function buildSteps({ root, features }: UvlModel, options: readonly OwnedOption[]): StepInput[] {
  const topOf = topLevels(features, root);
  const byTop = new Map<Feature, string[]>([[root, []]]);
  for (const { feature, option } of options) {
    const top = topOf.get(feature) ?? root;
    const owner = top.groups.length === 0 ? root : top;
    const own = byTop.get(owner);
    if (own) own.push(option.id);
    else byTop.set(owner, [option.id]);
  }
  const ids = new IdMaker();
  const steps = [...byTop]
    .filter(([top, own]) => top !== root || own.length > 0 || byTop.size === 1)
    .map(([top, own]): StepInput => ({ id: ids.identifier(top.name), label: labelOf(top), options: own }));
  return merged(steps, ids);
}

/** Which child of the root a feature is or stands below. */
function topLevels(features: readonly Feature[], root: Feature): ReadonlyMap<Feature, Feature> {
  const topOf = new Map<Feature, Feature>();
  for (const feature of features) {
    const parent = feature.group?.parent;
    if (parent) topOf.set(feature, parent === root ? feature : (topOf.get(parent) ?? feature));
  }
  return topOf;
}

/** What would be steps beyond the limit is asked in the last one. */
function merged(steps: StepInput[], ids: IdMaker): StepInput[] {
  if (steps.length <= MAX_STEPS) return steps;
  const label = { fr: "Autres choix", en: "More choices", ar: "خيارات أخرى" };
  const options = steps.slice(MAX_STEPS - 1).flatMap((step) => step.options ?? []);
  return [...steps.slice(0, MAX_STEPS - 1), { id: ids.identifier("more choices"), label, options }];
}

function labelOf({ name }: Feature): StepInput["label"] {
  return { fr: name, en: name };
}
