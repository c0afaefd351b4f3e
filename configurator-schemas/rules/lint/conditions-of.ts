import { localise } from "../../schema/localise.ts";
import type { Localised } from "../../schema/localised.ts";
import type { Product } from "../../schema/product.ts";
import { inEvery, labelOf } from "./words.ts";
import type { Words } from "./words.ts";

/** A condition that decides whether something of the document ever comes into play, and what that is. */
export interface NamedCondition {
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly what: Words;
}

/** Every condition outside the rules: prices, recommendations, parts and drawings. */
export function conditionsOf(product: Product): readonly NamedCondition[] {
  const found: NamedCondition[] = [];
  const add = (text: string | undefined, path: NamedCondition["path"], what: Words) => {
    if (text !== undefined) found.push({ text, path: [...path, "when"], what });
  };
  product.prices.forEach((table, i) => {
    table.surcharges.forEach((each, j) => add(each.when, ["prices", i, "surcharges", j], priceLine(each.label)));
    table.oneOff.forEach((each, j) => add(each.when, ["prices", i, "oneOff", j], priceLine(each.label)));
    table.rush?.forEach((each, j) => add(each.when, ["prices", i, "rush", j], priceLine(each.label)));
  });
  product.options.forEach((option, i) => {
    if (!("recommended" in option)) return;
    option.recommended.forEach((each, j) =>
      add(each.when, ["options", i, "recommended", j], recommendation(option.label)),
    );
  });
  product.parts.forEach((part, i) => add(part.when, ["parts", i], cutPart(part.label)));
  if (product.scene.kind === "drawing") {
    product.scene.views.forEach((view, i) =>
      view.shapes.forEach((shape, j) => add(shape.when, ["scene", "views", i, "shapes", j], drawnShape(view.label, j))),
    );
  }
  return found;
}

/** A rule by its id. */
export function ruleName(id: string): Words {
  return { fr: `la règle «\u00a0${id}\u00a0»`, en: `the rule “${id}”`, ar: `القاعدة «${id}»` };
}

function priceLine(label: Localised): Words {
  const name = labelOf(label);
  return { fr: `le supplément «\u00a0${name.fr}\u00a0»`, en: `the surcharge “${name.en}”`, ar: `الرسم «${name.ar}»` };
}

function recommendation(label: Localised): Words {
  const name = labelOf(label);
  return {
    fr: `une recommandation pour «\u00a0${name.fr}\u00a0»`,
    en: `a recommendation for “${name.en}”`,
    ar: `توصية لـ«${name.ar}»`,
  };
}

function cutPart(label: Localised): Words {
  const name = labelOf(label);
  return { fr: `la pièce «\u00a0${name.fr}\u00a0»`, en: `the part “${name.en}”`, ar: `القطعة «${name.ar}»` };
}

function drawnShape(view: Localised, index: number): Words {
  const shape = { fr: "la forme", en: "the shape", ar: "الشكل" };
  const of = { fr: "de la vue", en: "of the view", ar: "من العرض" };
  return inEvery((language) => `${shape[language]} ${index + 1} ${of[language]} ${localise(view, language)}`);
}
