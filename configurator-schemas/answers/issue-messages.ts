import type { Issue, IssueCode, IssueParam } from "../schema/issue.ts";
import { localise } from "../schema/localise.ts";
import type { Language, Localised } from "../schema/localised.ts";

/**
 * What every issue says, in every language: what was expected, what came, what to do. {slots} are the issue's params.
 * French typography: a no-break space before : ; ! ? and inside « ».
 */
const MESSAGES: Readonly<Record<IssueCode, Readonly<Record<Language, string>>>> = {
  product_unknown: {
    fr: "Le produit « {product} » n’existe pas dans cette boutique.",
    en: "The product “{product}” does not exist in this shop.",
    ar: "المنتج «{product}» غير موجود في هذا المتجر.",
  },
  product_withdrawn: {
    fr: "Ce produit n’est plus proposé. Votre création est conservée, mais ne peut plus être commandée.",
    en: "This product is no longer offered. Your design is kept, but it can no longer be ordered.",
    ar: "لم يعد هذا المنتج معروضًا. تصميمك محفوظ لكن لا يمكن طلبه.",
  },
  option_unknown: {
    fr: "L’option « {option} » n’existe pas pour ce produit.",
    en: "The option “{option}” does not exist for this product.",
    ar: "الخيار «{option}» غير موجود لهذا المنتج.",
  },
  option_unavailable: {
    fr: "« {label} » n’est pas disponible avec les autres choix.",
    en: "“{label}” is not available with the other choices.",
    ar: "«{label}» غير متاح مع الاختيارات الأخرى.",
  },
  option_missing: {
    fr: "Il reste à choisir : {label}.",
    en: "Still to choose: {label}.",
    ar: "بقي عليك اختيار: {label}.",
  },
  value_unknown: {
    fr: "{label} : « {got} » n’est pas proposé. Valeurs possibles : {expected}.",
    en: "{label}: “{got}” is not offered. Possible values: {expected}.",
    ar: "{label}: «{got}» غير معروض. القيم الممكنة: {expected}.",
  },
  value_wrong_kind: {
    fr: "{label} : une valeur de type {expected} est attendue, reçu {got}.",
    en: "{label}: a value of kind {expected} is expected, got {got}.",
    ar: "{label}: المتوقع قيمة من نوع {expected}، الوارد {got}.",
  },
  value_out_of_range: {
    fr: "{label} : {got} est hors limites. Choisissez entre {min} et {max}.",
    en: "{label}: {got} is out of range. Choose between {min} and {max}.",
    ar: "{label}: {got} خارج الحدود. اختر بين {min} و{max}.",
  },
  text_too_long: {
    fr: "{label} : {got} caractères sur {lines} ligne(s), le maximum est de {max} sur {maxLines}. Raccourcissez le texte.",
    en: "{label}: {got} characters on {lines} line(s), the maximum is {max} on {maxLines}. Shorten the text.",
    ar: "{label}: {got} حرفًا في {lines} سطر، والحد الأقصى {max} في {maxLines}. اختصر النص.",
  },
  text_wrong_pattern: {
    fr: "{label} : « {got} » n’a pas la forme attendue.",
    en: "{label}: “{got}” does not have the expected form.",
    ar: "{label}: «{got}» ليس بالصيغة المتوقعة.",
  },
  upload_unknown: {
    fr: "Cette image n’existe plus ici. Ajoutez-la de nouveau.",
    en: "This picture is no longer here. Please add it again.",
    ar: "هذه الصورة لم تعد موجودة. أضفها من جديد.",
  },
  rule_broken: { fr: "{because}", en: "{because}", ar: "{because}" },
  variant_unknown: {
    fr: "Cette combinaison n’existe pas en stock ({options}). Changez l’un de ces choix.",
    en: "This combination is not stocked ({options}). Change one of these choices.",
    ar: "هذه التركيبة غير متوفرة ({options}). غيّر أحد هذه الاختيارات.",
  },
  out_of_stock: {
    fr: "{label} : épuisé{until}. Choisissez autre chose ou revenez plus tard.",
    en: "{label}: out of stock{until}. Choose something else or come back later.",
    ar: "{label}: نفد{until}. اختر شيئًا آخر أو عد لاحقًا.",
  },
  quantity_out_of_range: {
    fr: "Quantité {got} : choisissez entre {min} et {max}.",
    en: "Quantity {got}: choose between {min} and {max}.",
    ar: "الكمية {got}: اختر بين {min} و{max}.",
  },
  field_unknown: {
    fr: "Aucun texte de cette création ne s’appelle « {field} ». Textes possibles : {expected}.",
    en: "No text of this design is called “{field}”. Possible texts: {expected}.",
    ar: "لا يوجد في هذا التصميم نص باسم «{field}». النصوص الممكنة: {expected}.",
  },
  shop_base_missing: {
    fr: "Le prix de base de ce produit est celui de la boutique : envoyez « shopBase » en {currency} avec la clé secrète.",
    en: "The base price of this product is the shop’s: send “shopBase” in {currency} with the secret key.",
    ar: "السعر الأساسي لهذا المنتج يحدده المتجر: أرسل «shopBase» بعملة {currency} مع المفتاح السري.",
  },
  shop_base_unasked: {
    fr: "Ce produit a son propre prix de base : « shopBase » n’est pas attendu.",
    en: "This product has a base price of its own: “shopBase” is not expected.",
    ar: "لهذا المنتج سعره الأساسي الخاص: لا يُنتظر «shopBase».",
  },
  amount_too_large: {
    fr: "Ce prix dépasse le plus grand montant calculable en {currency}. Réduisez la quantité, ou corrigez les prix du produit.",
    en: "This price is above the largest amount that can be computed in {currency}. Lower the quantity, or correct the product’s prices.",
    ar: "يتجاوز هذا السعر أكبر مبلغ يمكن حسابه بعملة {currency}. خفّض الكمية أو صحّح أسعار المنتج.",
  },
  price_below_zero: {
    fr: "Ces choix donnent un prix négatif en {currency} : la boutique doit corriger ses prix.",
    en: "These choices come to a negative price in {currency}: the shop has to correct its prices.",
    ar: "تؤدي هذه الاختيارات إلى سعر سالب بعملة {currency}: على المتجر تصحيح أسعاره.",
  },
  area_unknown: {
    fr: "La zone d’impression « {area} » n’existe pas pour ce produit.",
    en: "The print area “{area}” does not exist for this product.",
    ar: "منطقة الطباعة «{area}» غير موجودة لهذا المنتج.",
  },
  area_unavailable: {
    fr: "Cette zone n’est pas imprimée avec les choix actuels. Le décor y est conservé.",
    en: "This area is not printed with the present choices. Its design is kept.",
    ar: "لا تُطبع هذه المنطقة مع الاختيارات الحالية. تصميمها محفوظ.",
  },
  element_not_allowed: {
    fr: "Cette zone accepte : {expected}. Reçu : {got}.",
    en: "This area accepts: {expected}. Got: {got}.",
    ar: "تقبل هذه المنطقة: {expected}. الوارد: {got}.",
  },
  element_duplicate: {
    fr: "Deux éléments portent l’identifiant « {got} ».",
    en: "Two elements have the id “{got}”.",
    ar: "عنصران يحملان المعرّف «{got}».",
  },
  too_many_elements: {
    fr: "{got} éléments : cette zone en accepte {max}. Retirez-en quelques-uns.",
    en: "{got} elements: this area takes {max}. Remove a few.",
    ar: "{got} عنصرًا: تقبل هذه المنطقة {max}. احذف بعضها.",
  },
  font_unknown: {
    fr: "La police « {font} » n’est pas installée ici. Choisissez-en une autre.",
    en: "The font “{font}” is not installed here. Choose another one.",
    ar: "الخط «{font}» غير مثبت هنا. اختر خطًا آخر.",
  },
  missing_glyph: {
    fr: "Aucune de nos polices ne sait écrire « {cluster} ». Retirez ce caractère ou remplacez-le.",
    en: "None of our fonts can write “{cluster}”. Remove or replace this character.",
    ar: "لا يستطيع أي من خطوطنا كتابة «{cluster}». احذف هذا الحرف أو استبدله.",
  },
  text_empty: {
    fr: "Cet élément est encore vide : il ne sera pas imprimé.",
    en: "This element is still empty: it will not be printed.",
    ar: "هذا العنصر ما زال فارغًا: لن يُطبع.",
  },
  text_too_small: {
    fr: "Texte de {got} mm : trop petit pour être lisible une fois imprimé. Minimum {min} mm.",
    en: "Text of {got} mm: too small to be readable in print. At least {min} mm.",
    ar: "نص بحجم {got} مم: صغير جدًا للطباعة. الحد الأدنى {min} مم.",
  },
  ppi_too_low: {
    fr: "Cette image serait floue à cette taille ({ppi} ppp, minimum {floorPpi}). Réduisez-la ou choisissez une photo plus grande.",
    en: "This picture would print blurred at this size ({ppi} ppi, at least {floorPpi}). Make it smaller or choose a larger photo.",
    ar: "ستكون هذه الصورة غير واضحة بهذا الحجم ({ppi} بكسل/بوصة، الحد الأدنى {floorPpi}). صغّرها أو اختر صورة أكبر.",
  },
  ppi_low: {
    fr: "Cette image sera un peu douce à cette taille ({ppi} ppp, idéal {targetPpi}).",
    en: "This picture will print a little soft at this size ({ppi} ppi, ideal {targetPpi}).",
    ar: "ستكون هذه الصورة أقل حدة بهذا الحجم ({ppi} بكسل/بوصة، الأمثل {targetPpi}).",
  },
  outside_area: {
    fr: "Cet élément dépasse de la zone d’impression : ce qui dépasse sera coupé.",
    en: "This element reaches outside the print area: what is outside is cut off.",
    ar: "يتجاوز هذا العنصر منطقة الطباعة: سيُقص ما يتجاوزها.",
  },
  outside_safe_area: {
    fr: "Cet élément est à moins de {safeMm} mm du bord : il pourrait être coupé.",
    en: "This element is closer than {safeMm} mm to the edge: it might be cut.",
    ar: "هذا العنصر أقرب من {safeMm} مم إلى الحافة: قد يُقص.",
  },
  bleed_not_covered: {
    fr: "Cet élément touche le bord sans couvrir le fond perdu de {bleedMm} mm : un filet blanc pourrait apparaître.",
    en: "This element crosses the edge without covering the bleed of {bleedMm} mm: a white line might show.",
    ar: "يعبر هذا العنصر الحافة دون تغطية هامش القص {bleedMm} مم: قد يظهر خط أبيض.",
  },
  colour_not_printable: {
    fr: "La couleur {colour} ne peut pas être imprimée par {profile}. Choisissez une couleur #rrvvbb.",
    en: "The colour {colour} cannot be printed by {profile}. Choose an #rrggbb colour.",
    ar: "لا يمكن طباعة اللون {colour} بواسطة {profile}. اختر لونًا بصيغة #rrggbb.",
  },
  profile_unknown: {
    fr: "Le profil d’impression « {profile} » n’existe pas.",
    en: "The print profile “{profile}” does not exist.",
    ar: "ملف الطباعة «{profile}» غير موجود.",
  },
  profile_not_offered: {
    fr: "Ce produit n’est pas fabriqué avec le profil « {profile} ». Profils possibles : {expected}.",
    en: "This product is not made with the profile “{profile}”. Possible profiles: {expected}.",
    ar: "لا يُصنع هذا المنتج بملف «{profile}». الملفات الممكنة: {expected}.",
  },
  area_scaled: {
    fr: "Sur cette machine, le décor est mis à {percent} % de sa taille et centré.",
    en: "On this machine the design is scaled to {percent} % and centred.",
    ar: "على هذه الآلة يُضبط التصميم على {percent} ٪ من حجمه ويُوسَّط.",
  },
};

/** What every issue about a configuration says; a document's issues have their words in document-messages.ts. */
export function issueMessage(issue: Issue, language: Language): string {
  const messages: Readonly<Record<string, Readonly<Record<Language, string>>>> = MESSAGES;
  return fillSlots(messages[issue.code]?.[language] ?? issue.code, issue.params, language);
}

/** Puts params into a message. A slot whose value is missing shows as its name, so that a defect is visible, not silent. */
export function fillSlots(message: string, params: Issue["params"], language: Language): string {
  return message.replaceAll(/\{(\w+)\}/g, (slot, name: string) => {
    const param = params[name];
    return param === undefined ? slot : paramInWords(param, language);
  });
}

function paramInWords(param: IssueParam, language: Language): string {
  if (typeof param === "string") return param;
  if (typeof param === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(param);
  const texts: Localised = param;
  return localise(texts, language);
}
