import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { isFilled, scopeOf } from "../configuration/scope.ts";
import { defaultOf } from "../configuration/selections.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { localise } from "../schema/localise.ts";
import type { Language, Localised } from "../schema/localised.ts";
import type { LegalEffect, Option } from "../schema/option.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { Product } from "../schema/product.ts";

/**
 * Whether the buyer keeps the right to withdraw from a distance contract (droit de rétractation). `lost`: made to the
 * shopper's own words, pictures or measures. `unclear`: nobody said what an answer does, or the country's law is not known
 * here; it counts as kept.
 */
export type WithdrawalRight = "kept" | "lost" | "unclear";

/** What is shown. Texts are the merchant's to write and to answer for; this is not legal advice. */
export interface Withdrawal {
  readonly right: WithdrawalRight;
  readonly because: string;
  /** Which texts were shown. */
  readonly text: string;
  readonly country: string;
}

/** A merchant's own words, by right and, where they differ, by country. */
export interface LegalTexts {
  readonly version: string;
  readonly texts: readonly {
    readonly right: WithdrawalRight;
    readonly country?: string | undefined;
    readonly text: Localised;
  }[];
}

/** Where no country is named: the first language's. */
export const HOME_COUNTRY = "FR";

/**
 * Fourteen days, lost for goods made to the consumer's specifications or clearly personalised: the European Union and the
 * EEA by directive 2011/83/EU articles 9 and 16(c) (France: code de la consommation L221-18 and L221-28 3°), the United
 * Kingdom by the Consumer Contracts Regulations 2013, regulations 28(1)(b) and 29.
 */
const FOURTEEN_DAYS =
  "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" ");

const OWN_TEXTS: LegalTexts = {
  version: "atelier-2026-11",
  texts: [
    {
      right: "lost",
      text: {
        fr: "Cet article est personnalisé pour vous : le droit de rétractation de 14 jours ne s’applique pas. La garantie légale de conformité, si.",
        en: "This item is personalised for you: the 14-day right of withdrawal does not apply. The legal guarantee of conformity does.",
        ar: "هذا المنتج مخصّص لك: لا ينطبق حق التراجع خلال 14 يومًا، ويبقى ضمان المطابقة القانوني ساريًا.",
      },
    },
    {
      right: "kept",
      text: {
        fr: "Article standard : vous gardez 14 jours pour changer d’avis.",
        en: "Standard item: you keep 14 days to change your mind.",
        ar: "منتج قياسي: لديك 14 يومًا لتغيير رأيك.",
      },
    },
    {
      right: "unclear",
      text: {
        fr: "Nous traitons cet article comme un article standard : le droit de rétractation de votre pays vous reste acquis, comme la garantie légale de conformité.",
        en: "We treat this item as a standard one: whatever right of withdrawal your country grants stays yours, and so does the legal guarantee of conformity.",
        ar: "نعامل هذا المنتج كمنتج قياسي: يبقى لك حق التراجع الذي يمنحه بلدك وكذلك ضمان المطابقة القانوني.",
      },
    },
  ],
};

/** The right for every line, and for all of them together: what differs between lines is unclear as a whole. */
export function withdrawalOf(
  product: Product,
  lines: readonly Configuration[],
  {
    language,
    country = HOME_COUNTRY,
    texts = OWN_TEXTS,
  }: {
    readonly language: Language;
    readonly country?: string | undefined;
    readonly texts?: LegalTexts | undefined;
  },
): { readonly all: Withdrawal; readonly perLine: readonly WithdrawalRight[] } {
  const isKnown = FOURTEEN_DAYS.includes(country);
  const perLine = lines.map((line) => (isKnown ? rightOf(product, line) : "unclear"));
  const [first = "unclear"] = perLine;
  const right = perLine.every((each) => each === first) ? first : "unclear";
  const rows = [...texts.texts, ...OWN_TEXTS.texts];
  const row =
    rows.find((each) => each.right === right && each.country === country) ??
    rows.find((each) => each.right === right && each.country === undefined);
  const because = localise(row?.text, language);
  const isOwn = row !== undefined && OWN_TEXTS.texts.includes(row);
  return { all: { right, because, country, text: isOwn ? OWN_TEXTS.version : texts.version }, perLine };
}

function rightOf(product: Product, configuration: Configuration): WithdrawalRight {
  const effects = [
    ...product.printAreas.flatMap((area) =>
      (configuration.elements[area.id] ?? []).filter(isFilled).map((element) => effectOfElement(area, element)),
    ),
    ...effectsOfOptions(product, configuration),
  ];
  if (effects.includes("personalises")) return "lost";
  return effects.includes("undeclared") ? "unclear" : "kept";
}

type Effect = LegalEffect | "undeclared";

function effectOfElement({ legalEffect }: PrintArea, { kind }: DesignElement): Effect {
  if (typeof legalEffect === "string") return legalEffect;
  return legalEffect.find((each) => each.kind === kind)?.effect ?? "undeclared";
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
