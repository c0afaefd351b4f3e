import type { Language } from "../schema/localised.ts";
import { shorten } from "./finding.ts";
import type { Formula } from "./formula.ts";
import type { Constraint, Feature } from "./model.ts";

type Reason = Readonly<Record<Language, string>>;

/** Names beyond these are left out of a reason: nobody reads forty of them. */
const MAX_NAMES = 8;
const MAX_NAME_LENGTH = 60;
const MAX_CONSTRAINT_LENGTH = 400;

/** Why a mandatory child and its parent go together. */
export function alwaysWith(child: Feature, parent: Feature): Reason {
  return {
    fr: `${named(child)} va toujours avec ${named(parent)}.`,
    en: `${named(child)} always comes with ${named(parent)}.`,
    ar: `${named(child)} يأتي دائمًا مع ${named(parent)}.`,
  };
}

/** Why there is no child without its parent. */
export function partOf(child: Feature, parent: Feature): Reason {
  return {
    fr: `${named(child)} fait partie de ${named(parent)}.`,
    en: `${named(child)} is part of ${named(parent)}.`,
    ar: `${named(child)} جزء من ${named(parent)}.`,
  };
}

/** How many of a parent's children are chosen. */
export function howMany(
  parent: Feature,
  { min, max, features }: { readonly min: number; readonly max: number; readonly features: readonly Feature[] },
): Reason {
  const of = names(features);
  const [fr, en, ar] = count(min, Math.min(max, features.length), features.length);
  return {
    fr: `${named(parent)} : ${fr} parmi ${of.fr}.`,
    en: `${named(parent)}: ${en} of ${of.en}.`,
    ar: `${named(parent)}: ${ar} من ${of.ar}.`,
  };
}

/** What an option for a group is called when its parent has a name of its own to tick. */
export function choiceLabel(parent: Feature, isMany: boolean): Reason {
  const name = parent.name.slice(0, 1900);
  return isMany
    ? { fr: `${name} : choix multiple`, en: `${name}: choose any`, ar: `${name}: اختيار متعدد` }
    : { fr: `${name} : au choix`, en: `${name}: choose one`, ar: `${name}: اختر واحدًا` };
}

/** A constraint in words where it has the form of a sentence, else as it was written. */
export function constraintReason(formula: Formula, { text, line }: Constraint): Reason {
  const words = sentence(formula);
  if (words) return words;
  const written = shorten(text, MAX_CONSTRAINT_LENGTH);
  return {
    fr: `Règle de la ligne ${line} du modèle : ${written}`,
    en: `Rule on line ${line} of the model: ${written}`,
    ar: `قاعدة السطر ${line} من النموذج: ${written}`,
  };
}

function sentence(formula: Formula): Reason | undefined {
  switch (formula.kind) {
    case "chosen":
      return joined(["", phrase(formula), " est obligatoire."], [" is required."], [" إلزامي."]);
    case "not": {
      if (formula.of.kind === "chosen") {
        return joined(["", phrase(formula.of), " n’est pas possible."], [" is not possible."], [" غير ممكن."]);
      }
      if (formula.of.kind !== "and") return undefined;
      return joined(["", phrase(formula.of), " ne vont pas ensemble."], [" do not go together."], [" لا تجتمع معًا."]);
    }
    case "or": {
      const parts = phrase(formula);
      return joined(["Il faut ", parts, "."], [".", "One needs "], [".", "يلزم "]);
    }
    case "implies": {
      const left = phrase(formula.left);
      const isMany = formula.left.kind === "and";
      if (formula.right.kind === "not") {
        return linked(
          left,
          isMany ? [" excluent ", " exclude ", " تستبعد "] : [" exclut ", " excludes ", " يستبعد "],
          phrase(formula.right.of, "or"),
        );
      }
      return linked(
        left,
        isMany ? [" exigent ", " require ", " تتطلب "] : [" exige ", " requires ", " يتطلب "],
        phrase(formula.right),
      );
    }
    case "iff":
      return linked(
        phrase(formula.left),
        [" va toujours avec ", " always goes with ", " يأتي دائمًا مع "],
        phrase(formula.right),
      );
    case "constant":
    case "and":
    case "compare":
      return undefined;
  }
}

/** A few features with "and" or "or" between them; undefined for anything that would not read as words. */
function phrase(formula: Formula, only?: "or"): Reason | undefined {
  if (formula.kind === "chosen") return same(named(formula.feature));
  if (formula.kind === "not" && formula.of.kind === "chosen") {
    const name = named(formula.of.feature);
    return { fr: `l’absence de ${name}`, en: `no ${name}`, ar: `غياب ${name}` };
  }
  if (formula.kind !== "and" && formula.kind !== "or") return undefined;
  if (only !== undefined && formula.kind !== only) return undefined;
  if (formula.parts.length > MAX_NAMES) return undefined;
  const parts = formula.parts.map((part) => (part.kind === "chosen" ? same(named(part.feature)) : undefined));
  if (parts.includes(undefined)) return undefined;
  const known = parts.filter((part): part is Reason => part !== undefined);
  const isAnd = formula.kind === "and";
  return {
    fr: listed(
      known.map(({ fr }) => fr),
      isAnd ? " et " : " ou ",
      ", ",
    ),
    en: listed(
      known.map(({ en }) => en),
      isAnd ? " and " : " or ",
      ", ",
    ),
    ar: listed(
      known.map(({ ar }) => ar),
      isAnd ? " و" : " أو ",
      "، ",
    ),
  };
}

function joined(
  [before, words, after]: readonly [string, Reason | undefined, string],
  en: readonly [after: string, before?: string],
  ar: readonly [after: string, before?: string],
): Reason | undefined {
  return (
    words && {
      fr: `${before}${words.fr}${after}`,
      en: `${en[1] ?? ""}${words.en}${en[0]}`,
      ar: `${ar[1] ?? ""}${words.ar}${ar[0]}`,
    }
  );
}

function linked(
  left: Reason | undefined,
  [fr, en, ar]: readonly [string, string, string],
  right: Reason | undefined,
): Reason | undefined {
  if (!left || !right) return undefined;
  return {
    fr: `${left.fr}${fr}${right.fr}.`,
    en: `${left.en}${en}${right.en}.`,
    ar: `${left.ar}${ar}${right.ar}.`,
  };
}

function count(min: number, max: number, all: number): readonly [fr: string, en: string, ar: string] {
  if (min === max) {
    return min === 1
      ? ["un seul", "exactly one", "واحد فقط"]
      : [`exactement ${min}`, `exactly ${min}`, `${min} بالضبط`];
  }
  if (max >= all) return [`au moins ${min}`, `at least ${min}`, `${min} على الأقل`];
  return min === 0
    ? [`au plus ${max}`, `at most ${max}`, `${max} على الأكثر`]
    : [`de ${min} à ${max}`, `${min} to ${max}`, `من ${min} إلى ${max}`];
}

function names(features: readonly Feature[]): Reason {
  const known = features.slice(0, MAX_NAMES).map(named);
  const more = features.length - known.length;
  const end = more > 0 ? ` … (+${more})` : "";
  return { fr: known.join(", ") + end, en: known.join(", ") + end, ar: known.join("، ") + end };
}

function listed(words: readonly string[], last: string, comma: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(comma)}${last}${words.at(-1)}`;
}

function named({ name }: Feature): string {
  return shorten(name, MAX_NAME_LENGTH);
}

function same(text: string): Reason {
  return { fr: text, en: text, ar: text };
}
