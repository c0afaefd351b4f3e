import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import { defaultOf } from "../configuration/selections.ts";
import { familyOf } from "../configuration/element-family.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { LegalEffect, Option } from "../schema/option.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";

/**
 * Whether the buyer keeps the right to withdraw from a distance contract (droit de rétractation). `lost`: made to the
 * shopper's own words, pictures or measures. `unclear`: nobody said what an answer does, or the country's law is not known
 * here; it counts as kept.
 */
export type WithdrawalRight = "kept" | "lost" | "unclear";

/** For all lines together, and for each; what differs between lines is unclear as a whole. */
export interface WithdrawalRights {
  readonly right: WithdrawalRight;
  readonly country: string;
  readonly perLine: readonly WithdrawalRight[];
}

/** Where no country is named. */
export const HOME_COUNTRY = "FR";

/**
 * Fourteen days, lost for goods made to the consumer's specifications or clearly personalised: the European Union and the
 * EEA by directive 2011/83/EU articles 9 and 16(c) (France: code de la consommation L221-18 and L221-28 3°), the United
 * Kingdom by the Consumer Contracts Regulations 2013, regulations 28(1)(b) and 29.
 */
const FOURTEEN_DAYS =
  "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ");

/** The right of withdrawal for settled lines of one design; not legal advice. */
export function withdrawalRights(
  product: Product,
  lines: readonly Configuration[],
  country: string = HOME_COUNTRY,
): WithdrawalRights {
  const isKnown = FOURTEEN_DAYS.includes(country);
  const perLine = lines.map((line) => (isKnown ? rightOf(product, line) : "unclear"));
  const [first = "unclear"] = perLine;
  return { right: perLine.every((each) => each === first) ? first : "unclear", country, perLine };
}

function rightOf(product: Product, configuration: Configuration): WithdrawalRight {
  const effects = [
    ...product.printAreas.flatMap((area) =>
      (madeElements(product, configuration)[area.id] ?? [])
        .filter(isFilled)
        .map((element) => effectOfElement(area, element)),
    ),
    ...effectsOfOptions(product, configuration),
  ];
  if (effects.includes("personalises")) return "lost";
  return effects.includes("undeclared") ? "unclear" : "kept";
}

type Effect = LegalEffect | "undeclared";

function effectOfElement({ legalEffect }: PrintArea, { kind }: DesignElement): Effect {
  if (typeof legalEffect === "string") return legalEffect;
  return legalEffect.find((each) => each.kind === familyOf(kind))?.effect ?? "undeclared";
}

/** Of what was answered otherwise than it stands for everybody. */
function effectsOfOptions(product: Product, configuration: Configuration): readonly Effect[] {
  const scope = scopeOf(product, configuration);
  return product.options.flatMap((option) => {
    const value = configuration.selections[option.id];
    const isOwn = value !== undefined && value !== "" && value !== defaultOf(option);
    return isOwn && conditionHolds(product, option.availableWhen, scope) ? [effectOfOption(option)] : [];
  });
}

/** Choosing among what is offered is standard; what a shopper writes, measures or uploads has to be declared. */
function effectOfOption({ kind, legalEffect }: Option): Effect {
  if (legalEffect !== undefined) return legalEffect;
  return kind === "choice" || kind === "multi-choice" || kind === "boolean" ? "standard" : "undeclared";
}
