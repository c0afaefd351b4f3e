import { localise } from "../schema/localise.ts";
import type { Language, Localised } from "../schema/localised.ts";
import type { WithdrawalRight } from "./withdrawal.ts";

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

/** A right in the merchant's words, those of the country first; ours, under their own version, where the merchant wrote none. */
export function withdrawalWords(
  { right, country }: Pick<Withdrawal, "right" | "country">,
  language: Language,
  { version, texts }: LegalTexts = OWN_TEXTS,
): Withdrawal {
  const ofRight = texts.filter((each) => each.right === right);
  const row = ofRight.find((each) => each.country === country) ?? ofRight.find((each) => each.country === undefined);
  const ours = OWN_TEXTS.texts.find((each) => each.right === right);
  const text = row ? version : OWN_TEXTS.version;
  return { right, country, because: localise((row ?? ours)?.text, language), text };
}
