/**
 * What a grammar expected, in every language. Grammars name an expectation by its key (`error: "slug"`); parse-document.ts
 * puts the words into the issue.
 */
export type Expectation = Readonly<Record<"fr" | "en" | "ar", string>>;

export const EXPECTATIONS = {
  elementId: {
    fr: "un identifiant d’élément comme e1",
    en: "an element id such as e1",
    ar: "معرّف عنصر مثل e1",
  },
  cropInside: {
    fr: "un cadrage à l’intérieur de l’image (x + largeur et y + hauteur au plus 1)",
    en: "a crop inside the picture (x + width and y + height at most 1)",
    ar: "اقتصاص داخل الصورة (س + العرض و ص + الارتفاع لا يتجاوز 1)",
  },
  shrinkNeedsWidth: {
    fr: 'maxWidthMm avec fit: "shrink"',
    en: 'maxWidthMm with fit: "shrink"',
    ar: 'maxWidthMm مع fit: "shrink"',
  },
  safePattern: {
    fr: "une expression régulière simple : ni répétition de répétitions, ni renvoi, ni regard en avant ou en arrière",
    en: "a simple regular expression: no repeated repetition, no back-reference, no look-around",
    ar: "تعبير نمطي بسيط: دون تكرار داخل تكرار، ولا إحالة خلفية، ولا نظر إلى الأمام أو الخلف",
  },
  hiddenShownWhen: {
    fr: 'shownWhen avec freedom: "hidden", et seulement avec',
    en: 'shownWhen with freedom: "hidden", and only with it',
    ar: 'shownWhen مع freedom: "hidden" ومعه فقط',
  },
  fit: {
    fr: 'none, shrink, ou group: suivi d’un nom, comme "group:names"',
    en: 'none, shrink, or group: with a name, such as "group:names"',
    ar: 'none أو shrink أو group: متبوعًا باسم، مثل "group:names"',
  },
  feature: {
    fr: "une fonction OpenType comme smcp, ss01 ou liga=0",
    en: "an OpenType feature such as smcp, ss01 or liga=0",
    ar: "ميزة OpenType مثل smcp أو ss01 أو liga=0",
  },
  fileName: {
    fr: "des lettres, chiffres, points et tirets, et {product}, {area}, {order}, {line}, {row}, {sku}, {quantity} ou {profile}",
    en: "letters, digits, dots and dashes, and {product}, {area}, {order}, {line}, {row}, {sku}, {quantity} or {profile}",
    ar: "حروف وأرقام ونقاط وشرطات، و{product} أو {area} أو {order} أو {line} أو {row} أو {sku} أو {quantity} أو {profile}",
  },
  camelCase: {
    fr: "un identifiant en camelCase comme giftBox (40 caractères au plus)",
    en: "a camelCase identifier such as giftBox (at most 40 characters)",
    ar: "معرّف بصيغة camelCase مثل giftBox (40 حرفًا كحد أقصى)",
  },
  slug: {
    fr: "un identifiant en kebab-case comme light-blue",
    en: "a kebab-case id such as light-blue",
    ar: "معرّف بصيغة kebab-case مثل light-blue",
  },
  decimal: {
    fr: 'un montant décimal en texte comme "12.50" (12 chiffres avant le point et 9 après, au plus)',
    en: 'a decimal string in major units such as "12.50" (at most 12 digits before the point and 9 after)',
    ar: 'مبلغ عشري كنص مثل "12.50" (12 رقمًا قبل الفاصلة و9 بعدها كحد أقصى)',
  },
  hexColour: {
    fr: "une couleur comme #1a2b3c (en minuscules)",
    en: "a colour such as #1a2b3c (lower case)",
    ar: "لون مثل #1a2b3c (بأحرف صغيرة)",
  },
  colour: {
    fr: "#rrvvbb, cmyk(c m j n) en pour cent, ou spot(Nom)",
    en: "#rrggbb, cmyk(c m y k) in per cent, or spot(Name)",
    ar: "‎#rrggbb أو cmyk(c m y k) بالنسبة المئوية أو spot(Name)",
  },
  oneLanguage: {
    fr: "un texte dans au moins une langue (fr, en, ar)",
    en: "a text in at least one language (fr, en, ar)",
    ar: "نص بلغة واحدة على الأقل (fr, en, ar)",
  },
  quantityOrLines: {
    fr: "quantity ou lines, l’un des deux",
    en: "quantity or lines, one of the two",
    ar: "quantity أو lines، واحد منهما",
  },
  configurationOrDesign: {
    fr: "configuration, ou design et version d’une création enregistrée",
    en: "configuration, or design and version of a saved design",
    ar: "configuration، أو design و version لتصميم محفوظ",
  },
  shopBaseAlone: {
    fr: 'base: "shop" sans baseBySku : c’est la boutique qui dit la base',
    en: 'base: "shop" without baseBySku: the shop says the base',
    ar: 'base: "shop" دون baseBySku: المتجر هو من يحدد السعر الأساسي',
  },
  currency: { fr: "un code ISO 4217 comme EUR", en: "an ISO 4217 code such as EUR", ar: "رمز ISO 4217 مثل EUR" },
  country: {
    fr: "un code de pays ISO 3166-1 comme FR",
    en: "an ISO 3166-1 country code such as FR",
    ar: "رمز بلد ISO 3166-1 مثل FR",
  },
  ratePercent: {
    fr: 'un taux décimal de 0 à 100 en texte comme "20" ou "5.5"',
    en: 'a decimal rate from 0 to 100 as a text such as "20" or "5.5"',
    ar: 'نسبة عشرية من 0 إلى 100 كنص مثل "20" أو "5.5"',
  },
  distinctTaxRows: {
    fr: "une seule ligne par pays et classe de taxe",
    en: "one row for each country and tax class",
    ar: "سطرًا واحدًا لكل بلد وفئة ضريبية",
  },
  distinctLegalTexts: {
    fr: "un seul texte par droit et pays",
    en: "one text for each right and country",
    ar: "نصًا واحدًا لكل حق وبلد",
  },
  frenchText: {
    fr: "le texte en français (fr)",
    en: "the text in French (fr)",
    ar: "النص بالفرنسية (fr)",
  },
  amountOrPercent: { fr: "soit amount, soit percent", en: "either amount or percent", ar: "إما amount أو percent" },
  positiveDecimal: {
    fr: 'un nombre décimal au-dessus de zéro, par exemple "0.5"',
    en: 'a decimal number above zero, such as "0.5"',
    ar: 'عددًا عشريًا أكبر من الصفر، مثل "0.5"',
  },
  distinctFrom: {
    fr: "des seuils tous différents",
    en: "thresholds that all differ",
    ar: "حدودًا مختلفة كلها",
  },
  distinctSkus: {
    fr: "chaque article une seule fois",
    en: "each blank only once",
    ar: "كل صنف مرة واحدة",
  },
  endingWithStep: {
    fr: "un pas (step) avec la terminaison (ending)",
    en: "a step with the ending",
    ar: "خطوة (step) مع النهاية (ending)",
  },
  timeZone: {
    fr: "un fuseau horaire comme Europe/Paris",
    en: "a time zone such as Europe/Paris",
    ar: "منطقة زمنية مثل Europe/Paris",
  },
  timeOfDay: { fr: "une heure comme 14:00", en: "a time of day such as 14:00", ar: "وقتًا مثل 14:00" },
  date: { fr: "une date comme 2026-12-24", en: "a date such as 2026-12-24", ar: "تاريخًا مثل 2026-12-24" },
  dateOrYearly: {
    fr: "une date comme 2026-04-06, ou 12-25 pour chaque année",
    en: "a date such as 2026-04-06, or 12-25 for every year",
    ar: "تاريخًا مثل 2026-04-06، أو 12-25 لكل سنة",
  },
  closureOrder: {
    fr: "le premier jour de fermeture, puis le dernier",
    en: "the first day that is closed, then the last",
    ar: "أول يوم إغلاق ثم آخر يوم",
  },
  workingDaySoon: {
    fr: "un jour ouvré au moins tous les deux ans",
    en: "a working day at least every two years",
    ar: "يوم عمل كل سنتين على الأقل",
  },
  distinctDays: {
    fr: "chaque jour de la semaine une seule fois",
    en: "each weekday only once",
    ar: "كل يوم من الأسبوع مرة واحدة",
  },
  distinctCountries: {
    fr: "chaque pays dans une seule ligne",
    en: "each country in one row only",
    ar: "كل بلد في سطر واحد فقط",
  },
  countryOrRest: {
    fr: "un pays ISO 3166 comme FR, ou * pour tous les autres",
    en: "an ISO 3166 country such as FR, or * for all others",
    ar: "بلدًا برمز ISO 3166 مثل FR، أو * لسائر البلدان",
  },
  stockCode: {
    fr: "une référence de stock comme MUG11-W",
    en: "a stock code such as MUG11-W",
    ar: "رمز مخزون مثل MUG11-W",
  },
  pathData: {
    fr: "un tracé SVG : seulement des commandes et des nombres",
    en: "SVG path data: commands and numbers only",
    ar: "مسار SVG: أوامر وأرقام فقط",
  },
  rectangleOrPath: {
    fr: "soit path, soit width et height",
    en: "either path, or width and height",
    ar: "إما path أو width و height",
  },
  sixDecimals: {
    fr: "un nombre avec au plus six décimales",
    en: "a number with at most six decimals",
    ar: "رقم بست خانات عشرية على الأكثر",
  },
  minOrMax: { fr: "min, max, ou les deux", en: "min, max, or both", ar: "min أو max أو كلاهما" },
  minBelowMax: { fr: "min au plus égal à max", en: "min at most max", ar: "min لا يتجاوز max" },
  oneRuleForm: {
    fr: "exactement une forme : require, exclude, count ou table",
    en: "exactly one form: require, exclude, count or table",
    ar: "صيغة واحدة فقط: require أو exclude أو count أو table",
  },
  noSuchProperty: { fr: "aucune propriété de ce nom ici", en: "no such property here", ar: "لا خاصية بهذا الاسم هنا" },
  anotherForm: { fr: "une autre forme", en: "another form", ar: "صيغة أخرى" },
  nothing: { fr: "rien", en: "nothing", ar: "لا شيء" },
  string: { fr: "un texte", en: "a text", ar: "نص" },
  number: { fr: "un nombre", en: "a number", ar: "رقم" },
  int: { fr: "un nombre entier", en: "a whole number", ar: "عدد صحيح" },
  boolean: { fr: "true ou false", en: "true or false", ar: "true أو false" },
  array: { fr: "une liste", en: "a list", ar: "قائمة" },
  object: { fr: "un objet", en: "an object", ar: "كائن" },
} as const satisfies Record<string, Expectation>;

/** The words of a key; anything else (a library's own sentence) is shown as it is, in every language. */
export function expectationOf(key: string): Expectation {
  const known = Object.entries(EXPECTATIONS).find(([name]) => name === key)?.[1];
  return known ?? { fr: key, en: key, ar: key };
}
