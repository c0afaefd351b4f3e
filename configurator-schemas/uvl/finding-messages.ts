import type { Language } from "../schema/localised.ts";

type Words = Readonly<Record<Language, string>>;

/** What a grammar rule expected: slots of messages. */
export const PHRASES = {
  section: {
    fr: "une section (namespace, include, imports, features ou constraints) au début de la ligne",
    en: "a section (namespace, include, imports, features or constraints) at the beginning of the line",
    ar: "قسم (namespace أو include أو imports أو features أو constraints) في بداية السطر",
  },
  feature: {
    fr: "une caractéristique ; un nom commence par une lettre, sinon il s’écrit entre guillemets doubles",
    en: "a feature; a name starts with a letter, otherwise it is written in double quotes",
    ar: "ميزة؛ يبدأ الاسم بحرف، وإلا يُكتب بين علامتي اقتباس مزدوجتين",
  },
  group: {
    fr: "un groupe : mandatory, optional, or, alternative, ou une cardinalité comme [1..3]",
    en: "a group: mandatory, optional, or, alternative, or a cardinality such as [1..3]",
    ar: "مجموعة: mandatory أو optional أو or أو alternative أو عدد مثل [1..3]",
  },
  cardinality: {
    fr: "une cardinalité comme [2], [1..3] ou [1..*]",
    en: "a cardinality such as [2], [1..3] or [1..*]",
    ar: "عدد مثل [2] أو [1..3] أو [1..*]",
  },
  endOfLine: { fr: "la fin de la ligne", en: "the end of the line", ar: "نهاية السطر" },
  endOfFeature: {
    fr: "cardinality, { attributs } ou la fin de la ligne (un nom avec espaces ou tirets s’écrit entre guillemets doubles)",
    en: "cardinality, { attributes } or the end of the line (a name with spaces or dashes is written in double quotes)",
    ar: "cardinality أو { خصائص } أو نهاية السطر (الاسم ذو المسافات أو الشرطات يُكتب بين علامتي اقتباس مزدوجتين)",
  },
  endOfConstraint: {
    fr: "un opérateur (& | => <=> == != < > <= >= + - *) ou la fin de la contrainte",
    en: "an operator (& | => <=> == != < > <= >= + - *) or the end of the constraint",
    ar: "عامل (& | => <=> == != < > <= >= + - *) أو نهاية القيد",
  },
  operand: {
    fr: "une caractéristique, un nombre, « ! » ou « ( »",
    en: "a feature, a number, “!” or “(”",
    ar: "ميزة أو رقم أو «!» أو «(»",
  },
  attribute: { fr: "le nom d’un attribut", en: "the name of an attribute", ar: "اسم خاصية" },
  attributeValue: {
    fr: "une valeur : true, false, un nombre, 'un texte', { … } ou [ … ]",
    en: "a value: true, false, a number, 'a text', { … } or [ … ]",
    ar: "قيمة: true أو false أو رقم أو 'نص' أو { … } أو [ … ]",
  },
  commaOrBrace: { fr: "« , » ou « } »", en: "“,” or “}”", ar: "«,» أو «}»" },
  commaOrBracket: { fr: "« , » ou « ] »", en: "“,” or “]”", ar: "«,» أو «]»" },
  reference: {
    fr: "le nom d’une caractéristique ou d’un attribut",
    en: "the name of a feature or attribute",
    ar: "اسم ميزة أو خاصية",
  },
  closingParenthesis: { fr: "« ) »", en: "“)”", ar: "«)»" },
  openingParenthesis: { fr: "« ( »", en: "“(”", ar: "«(»" },
  languageLevel: {
    fr: "un niveau de langage : Boolean, Arithmetic ou Type",
    en: "a language level: Boolean, Arithmetic or Type",
    ar: "مستوى لغة: Boolean أو Arithmetic أو Type",
  },
  theEnd: { fr: "la fin de la ligne", en: "the end of the line", ar: "نهاية السطر" },
} as const satisfies Record<string, Words>;

export type PhraseKey = keyof typeof PHRASES;

export const MESSAGES = {
  // the file cannot be read
  noFeatures: {
    fr: "aucune section « features » dans le fichier : il est vide ou ce n’est pas de l’UVL. Un modèle commence par « features » et, en retrait, sa caractéristique racine.",
    en: "no “features” section in the file: it is empty or not UVL. A model starts with “features” and, indented, its root feature.",
    ar: "لا قسم «features» في الملف: إما أنه فارغ أو ليس بلغة UVL. يبدأ النموذج بـ«features» ثم ميزته الجذر بإزاحة.",
  },
  noRoot: {
    fr: "« features » ne contient aucune caractéristique. Écrire la racine en retrait sur la ligne suivante.",
    en: "“features” holds no feature. Write the root, indented, on the next line.",
    ar: "لا ميزة في «features». اكتب الجذر بإزاحة في السطر التالي.",
  },
  unexpected: {
    fr: "attendu : {expected} ; trouvé : {got}.",
    en: "expected {expected}; got {got}.",
    ar: "المتوقع: {expected}؛ الموجود: {got}.",
  },
  strangeCharacter: {
    fr: "le caractère {got} n’a pas de sens ici. S’il fait partie d’un nom, écrire le nom entre guillemets doubles.",
    en: "the character {got} means nothing here. If it is part of a name, write the name in double quotes.",
    ar: "الرمز {got} لا معنى له هنا. إن كان جزءًا من اسم فاكتب الاسم بين علامتي اقتباس مزدوجتين.",
  },
  notClosed: {
    fr: "{opened} est ouvert ici et jamais fermé. Ajouter {missing}, ou compléter le fichier s’il est coupé.",
    en: "{opened} is opened here and never closed. Add {missing}, or complete the file if it was cut off.",
    ar: "فُتح {opened} هنا ولم يُغلق. أضف {missing}، أو أكمل الملف إن كان مبتورًا.",
  },
  lineTooLong: {
    fr: "cette ligne (parenthèses et accolades comprises) dépasse {max} caractères. La partager en plusieurs contraintes.",
    en: "this line (with what its brackets hold) is longer than {max} characters. Split it into several constraints.",
    ar: "هذا السطر (مع ما بين أقواسه) أطول من {max} حرف. قسّمه إلى عدة قيود.",
  },
  nestedTooDeep: {
    fr: "plus de {max} niveaux imbriqués. Partager la contrainte ou l’attribut.",
    en: "more than {max} levels inside one another. Split the constraint or attribute.",
    ar: "أكثر من {max} مستوى متداخل. قسّم القيد أو الخاصية.",
  },
  indentMixed: {
    fr: "tabulations et espaces sont mélangés : le niveau de cette ligne dépend de la largeur d’une tabulation. N’utiliser que l’un des deux.",
    en: "tabs and spaces are mixed: this line's level depends on how wide a tab is. Use only one of them.",
    ar: "اختلطت علامات الجدولة والمسافات: مستوى هذا السطر يتوقف على عرض علامة الجدولة. استعمل إحداهما فقط.",
  },
  indentUnknown: {
    fr: "le retrait de cette ligne ne correspond à aucune ligne au-dessus. L’aligner sur ses sœurs.",
    en: "this line's indentation matches no line above. Align it with its siblings.",
    ar: "إزاحة هذا السطر لا تطابق أي سطر فوقه. حاذِه مع إخوته.",
  },
  outsideSection: {
    fr: "cette ligne n’est dans aucune section. La placer en retrait sous features ou constraints.",
    en: "this line is in no section. Put it, indented, under features or constraints.",
    ar: "هذا السطر ليس في أي قسم. ضعه بإزاحة تحت features أو constraints.",
  },
  sectionTwice: {
    fr: "une deuxième section « {section} » ; la première est à la ligne {first}. Les réunir.",
    en: "a second “{section}” section; the first is on line {first}. Join them.",
    ar: "قسم «{section}» ثانٍ؛ الأول في السطر {first}. ادمجهما.",
  },
  secondRoot: {
    fr: "« {feature} » est une deuxième racine ; un modèle n’en a qu’une. La placer dans un groupe sous la première.",
    en: "“{feature}” is a second root; a model has one. Put it into a group below the first.",
    ar: "«{feature}» جذر ثانٍ وللنموذج جذر واحد. ضعه في مجموعة تحت الأول.",
  },
  emptyGroup: {
    fr: "le groupe {group} ne contient aucune caractéristique. En écrire en retrait dessous, ou retirer le groupe.",
    en: "the group {group} holds no feature. Write some, indented, below it, or remove the group.",
    ar: "المجموعة {group} بلا ميزات. اكتب بعضها بإزاحة تحتها أو احذفها.",
  },
  badCardinality: {
    fr: "la cardinalité {got} n’a pas de sens : le minimum doit être au plus le maximum.",
    en: "the cardinality {got} makes no sense: the minimum must be at most the maximum.",
    ar: "العدد {got} لا معنى له: يجب ألا يتجاوز الحد الأدنى الحد الأقصى.",
  },
  duplicateFeature: {
    fr: "la caractéristique « {feature} » existe déjà à la ligne {first}. Chaque nom ne sert qu’une fois : en renommer une.",
    en: "the feature “{feature}” already exists on line {first}. Each name is used once: rename one of them.",
    ar: "الميزة «{feature}» موجودة في السطر {first}. كل اسم يُستعمل مرة واحدة: أعد تسمية إحداهما.",
  },
  duplicateAttribute: {
    fr: "l’attribut « {attribute} » est écrit deux fois. En retirer un.",
    en: "the attribute “{attribute}” is written twice. Remove one.",
    ar: "الخاصية «{attribute}» مكتوبة مرتين. احذف إحداهما.",
  },
  nameTooLong: {
    fr: "ce nom a plus de {max} caractères. Le raccourcir.",
    en: "this name has more than {max} characters. Shorten it.",
    ar: "هذا الاسم أطول من {max} حرف. اختصره.",
  },
  dotInName: {
    fr: "le nom {feature} contient un point, qui sépare en UVL une caractéristique de son attribut. Le retirer du nom.",
    en: "the name {feature} contains a dot, which in UVL separates a feature from its attribute. Take it out of the name.",
    ar: "الاسم {feature} فيه نقطة، وهي في UVL تفصل الميزة عن خاصيتها. احذفها من الاسم.",
  },
  // names and kinds
  unknownFeature: {
    fr: "aucune caractéristique ne s’appelle « {feature} ». Vérifier l’orthographe (majuscules comprises) ou l’ajouter sous features.",
    en: "no feature is called “{feature}”. Check the spelling (capitals count) or add it under features.",
    ar: "لا ميزة اسمها «{feature}». تحقق من الكتابة (حالة الأحرف مهمة) أو أضفها تحت features.",
  },
  unknownAttribute: {
    fr: "« {feature} » n’a pas d’attribut « {attribute} ».",
    en: "“{feature}” has no attribute “{attribute}”.",
    ar: "ليس للميزة «{feature}» خاصية «{attribute}».",
  },
  unknownSum: {
    fr: "aucune caractéristique n’y a d’attribut « {attribute} » qui soit un nombre. sum(attribut) ou sum(attribut, caractéristique) additionne un attribut.",
    en: "no feature there has an attribute “{attribute}” that is a number. sum(attribute) or sum(attribute, feature) adds up an attribute.",
    ar: "لا ميزة هناك لها خاصية رقمية «{attribute}». sum(attribute) أو sum(attribute, feature) تجمع خاصية.",
  },
  notCondition: {
    fr: "ici, il faut une condition (une caractéristique ou une comparaison), pas un nombre.",
    en: "a condition (a feature or a comparison) is needed here, not a number.",
    ar: "يلزم هنا شرط (ميزة أو مقارنة) لا رقم.",
  },
  notNumber: {
    fr: "ici, il faut un nombre, une caractéristique Integer ou Real, ou un attribut qui soit un nombre ; « {got} » n’en est pas un.",
    en: "a number, an Integer or Real feature or an attribute that is a number is needed here; “{got}” is none.",
    ar: "يلزم هنا رقم أو ميزة Integer أو Real أو خاصية رقمية؛ «{got}» ليس كذلك.",
  },
  numberTooLarge: {
    fr: "le nombre {got} ne peut pas être repris : au plus 1 000 000 000, avec six décimales au plus.",
    en: "the number {got} cannot be carried over: at most 1,000,000,000 with at most six decimals.",
    ar: "لا يمكن نقل الرقم {got}: بحد أقصى 1,000,000,000 وست خانات عشرية.",
  },
  // UVL that a product document cannot say
  importUnsupported: {
    fr: "non pris en charge : imports. Le sous-modèle « {got} » vit dans un autre fichier ; le copier d’abord dans celui-ci.",
    en: "unsupported: imports. The submodel “{got}” lives in another file; copy it into this one first.",
    ar: "غير مدعوم: imports. النموذج الفرعي «{got}» في ملف آخر؛ انسخه إلى هذا الملف أولًا.",
  },
  submodelFeature: {
    fr: "non pris en charge : la caractéristique « {feature} » d’un sous-modèle. La copier dans ce fichier.",
    en: "unsupported: the feature “{feature}” of a submodel. Copy it into this file.",
    ar: "غير مدعوم: الميزة «{feature}» من نموذج فرعي. انسخها إلى هذا الملف.",
  },
  stringFeature: {
    fr: "non pris en charge : String. La caractéristique « {feature} » prend un texte ; la retirer et ajouter ensuite une option de texte au produit.",
    en: "unsupported: String. The feature “{feature}” takes a text; remove it and add a text option to the product afterwards.",
    ar: "غير مدعوم: String. الميزة «{feature}» تأخذ نصًا؛ احذفها ثم أضف خيار نص إلى المنتج.",
  },
  stringConstraint: {
    fr: "non pris en charge : une contrainte sur un texte ({got}). La retirer ; une option de texte a un « pattern ».",
    en: "unsupported: a constraint on a text ({got}). Remove it; a text option has a “pattern”.",
    ar: "غير مدعوم: قيد على نص ({got}). احذفه؛ لخيار النص «pattern».",
  },
  division: {
    fr: "non pris en charge : la division. Multiplier l’autre côté de la comparaison.",
    en: "unsupported: division. Multiply the other side of the comparison instead.",
    ar: "غير مدعوم: القسمة. اضرب الطرف الآخر من المقارنة بدلًا منها.",
  },
  functionUnsupported: {
    fr: "non pris en charge : {function}(). Seule la fonction sum() est reprise.",
    en: "unsupported: {function}(). Only sum() is carried over.",
    ar: "غير مدعوم: {function}(). تُنقل الدالة sum() وحدها.",
  },
  featureCardinality: {
    fr: "non pris en charge : « {feature} » peut être prise plusieurs fois ({got}). Un produit ne compte pas les copies d’une caractéristique ; en écrire une par copie.",
    en: "unsupported: “{feature}” can be taken several times ({got}). A product does not count copies of a feature; write one feature per copy.",
    ar: "غير مدعوم: يمكن أخذ «{feature}» عدة مرات ({got}). المنتج لا يعدّ نسخ الميزة؛ اكتب ميزة لكل نسخة.",
  },
  noBounds: {
    fr: "le nombre « {feature} » n’a pas de {missing}. Ajouter {{min 0, max 100}} à la caractéristique, ou des contraintes comme « {feature} >= 0 » et « {feature} <= 100 ».",
    en: "the number “{feature}” has no {missing}. Add {{min 0, max 100}} to the feature, or constraints such as “{feature} >= 0” and “{feature} <= 100”.",
    ar: "العدد «{feature}» بلا {missing}. أضف {{min 0, max 100}} إلى الميزة، أو قيودًا مثل «{feature} >= 0» و«{feature} <= 100».",
  },
  emptyRange: {
    fr: "le nombre « {feature} » ne peut prendre aucune valeur : min {min} dépasse max {max}.",
    en: "the number “{feature}” can take no value: min {min} is above max {max}.",
    ar: "لا يمكن للعدد «{feature}» أن يأخذ أي قيمة: min {min} أكبر من max {max}.",
  },
  badBound: {
    fr: "l’attribut {attribute} de « {feature} » doit être un nombre{hint}.",
    en: "the attribute {attribute} of “{feature}” must be a number{hint}.",
    ar: "يجب أن تكون الخاصية {attribute} للميزة «{feature}» رقمًا{hint}.",
  },
  // said beside a document that could be made
  realStep: {
    fr: "à savoir : « {feature} » est Real ; le produit le compte par pas de {step}. Ajouter {{step {step}}} pour en fixer un autre.",
    en: "note: “{feature}” is Real; the product counts it in steps of {step}. Add {{step {step}}} to choose another.",
    ar: "للعلم: «{feature}» من نوع Real؛ يعدّه المنتج بخطوات من {step}. أضف {{step {step}}} لاختيار غيرها.",
  },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof MESSAGES;
