import type { ProblemCode } from "../../configurator-schemas/protocol/problem.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";

/**
 * What every refusal says: what happened and what to do. {slots} are the error's params; a sentence whose slot has no
 * value is left out. French typography: a no-break space before : ; ! ? and inside « ».
 */
const MESSAGES: Readonly<Record<ProblemCode, Readonly<Record<Language, string>>>> = {
  invalid_request: {
    fr: "La demande n’a pas la forme attendue. {hint}",
    en: "The request does not have the expected form. {hint}",
    ar: "الطلب ليس بالصيغة المتوقعة. {hint}",
  },
  unauthenticated: {
    fr: "Une clé valable est attendue dans l’en-tête Authorization : Bearer pk_…, sk_… ou ps_….",
    en: "Expected a valid key in the header Authorization: Bearer pk_…, sk_… or ps_….",
    ar: "يلزم مفتاح صالح في الترويسة Authorization: Bearer pk_… أو sk_… أو ps_….",
  },
  forbidden: {
    fr: "Cette clé ne donne pas accès à cette action. {hint}",
    en: "This key does not allow this action. {hint}",
    ar: "لا يسمح هذا المفتاح بهذا الإجراء. {hint}",
  },
  origin_not_allowed: {
    fr: "La page {origin} n’a pas le droit d’utiliser cette clé. Le marchand peut ajouter cette adresse à la clé.",
    en: "The page {origin} may not use this key. The merchant can add this address to the key.",
    ar: "لا يحق للصفحة {origin} استخدام هذا المفتاح. يمكن للتاجر إضافة هذا العنوان إلى المفتاح.",
  },
  not_found: {
    fr: "Introuvable. Vérifiez l’adresse et la clé.",
    en: "Not found. Check the address and the key.",
    ar: "غير موجود. تحقق من العنوان والمفتاح.",
  },
  method_not_allowed: {
    fr: "Cette adresse n’accepte pas cette méthode. Acceptées : {allowed}.",
    en: "This address does not take this method. It takes: {allowed}.",
    ar: "لا يقبل هذا العنوان هذه الطريقة. المقبول: {allowed}.",
  },
  conflict: {
    fr: "Quelqu’un d’autre a changé la même chose au même moment. Relisez et recommencez.",
    en: "Somebody else changed the same thing at the same time. Read it again and retry.",
    ar: "غيّر شخص آخر الشيء نفسه في الوقت ذاته. أعد القراءة وحاول مجددًا.",
  },
  idempotency_in_progress: {
    fr: "La première demande avec cette clé Idempotency-Key est encore en cours. Réessayez dans un instant.",
    en: "The first request with this Idempotency-Key is still under way. Retry in a moment.",
    ar: "ما زال الطلب الأول بهذا المفتاح Idempotency-Key قيد التنفيذ. أعد المحاولة بعد لحظة.",
  },
  product_withdrawn: {
    fr: "Ce produit n’est plus proposé depuis le {since}. Votre création est conservée, mais ne peut plus être commandée.",
    en: "This product is no longer offered since {since}. Your design is kept, but it can no longer be ordered.",
    ar: "لم يعد هذا المنتج معروضًا منذ {since}. تصميمك محفوظ لكن لا يمكن طلبه.",
  },
  price_changed: {
    fr: "Le prix a changé depuis ce reçu. Le nouveau devis et ce qui diffère, ligne par ligne, sont dans la réponse.",
    en: "The price has changed since this receipt. The new quote and what differs, line by line, are in the answer.",
    ar: "تغيّر السعر منذ هذا الإيصال. عرض السعر الجديد وما يختلف، سطرًا بسطر، في الرد.",
  },
  receipt_wrong_audience: {
    fr: "Ce reçu a été fait pour une autre boutique.",
    en: "This receipt was made for another shop.",
    ar: "أُصدر هذا الإيصال لمتجر آخر.",
  },
  receipt_out_of_ladder: {
    fr: "Ce reçu ne donne un prix que de 1 à {max} pièces. Demandez un devis pour d’autres quantités.",
    en: "This receipt gives a price for 1 to {max} pieces only. Ask for a quote for other quantities.",
    ar: "يحدد هذا الإيصال سعرًا من قطعة واحدة إلى {max} قطعة فقط. اطلب عرض سعر لكميات أخرى.",
  },
  receipt_other_design: {
    fr: "Ce reçu parle d’une autre création ou d’une autre version. Demandez un devis sans reçu.",
    en: "This receipt is about another design or version. Ask for a quote without a receipt.",
    ar: "هذا الإيصال يخص تصميمًا آخر أو نسخة أخرى. اطلب عرض سعر دون إيصال.",
  },
  receipt_other_lines: {
    fr: "Ce reçu ne parle pas de ces lignes (choix, textes ou quantités). Demandez un devis sans reçu.",
    en: "This receipt does not speak of these lines (choices, texts or quantities). Ask for a quote without a receipt.",
    ar: "لا يتحدث هذا الإيصال عن هذه الأسطر (الاختيارات أو النصوص أو الكميات). اطلب عرض سعر دون إيصال.",
  },
  wrong_state: {
    fr: "État actuel : {state}. Possible à partir d’ici : {allowed}.",
    en: "The present state is {state}. Possible from here: {allowed}.",
    ar: "الحالة الحالية: {state}. الممكن من هنا: {allowed}.",
  },
  not_approved: {
    fr: "Ce produit n’est fabriqué qu’après accord : la version {version} de cette création n’est pas encore approuvée. Ouvrez la création et approuvez son bon à tirer.",
    en: "This product is only made once its proof is approved: version {version} of this design is not approved yet. Open the design and approve its proof.",
    ar: "لا يُصنع هذا المنتج إلا بعد اعتماده: النسخة {version} من هذا التصميم لم تُعتمد بعد. افتح التصميم واعتمد تجربة الطباعة.",
  },
  gone: {
    fr: "Ceci n’existe plus.",
    en: "This is no longer here.",
    ar: "لم يعد هذا موجودًا.",
  },
  files_removed: {
    fr: "Ce fichier n’est plus conservé depuis le {since}\u00a0; son empreinte est {sha256}. Une réimpression le refait.",
    en: "This file is no longer kept since {since}; its hash is {sha256}. A reprint makes it again.",
    ar: "لم يعد هذا الملف محفوظًا منذ {since}؛ بصمته {sha256}. تعيد إعادة الطباعة إنشاءه.",
  },
  erased: {
    fr: "Cette création a été effacée le {since} à la demande du marchand. Il n’en reste que des empreintes\u00a0: rien ne peut en être refait.",
    en: "This design was erased on {since} as its merchant asked. Nothing but hashes is left of it: nothing can be made from it again.",
    ar: "مُحي هذا التصميم في {since} بطلب من التاجر. لم يبقَ منه سوى بصمات: لا يمكن إعادة صنع شيء منه.",
  },
  version_mismatch: {
    fr: "Entre-temps, une autre version ({version}) a été enregistrée, peut-être dans un autre onglet. Rien n’est perdu : relisez-la, puis recommencez.",
    en: "Meanwhile another version ({version}) was saved, perhaps in another tab. Nothing is lost: read it, then save again.",
    ar: "حُفظت في هذه الأثناء نسخة أخرى ({version})، ربما في علامة تبويب أخرى. لم يضِع شيء: اقرأها ثم احفظ من جديد.",
  },
  too_large: {
    fr: "C’est trop gros : {limit} au maximum.",
    en: "This is too large: at most {limit}.",
    ar: "هذا كبير جدًا: الحد الأقصى {limit}.",
  },
  image_too_large: {
    fr: "Cette image a trop de pixels ({widthPx} × {heightPx}). Maximum : {maxMegapixels} mégapixels. Enregistrez-la plus petite et réessayez.",
    en: "This picture has too many pixels ({widthPx} × {heightPx}). At most {maxMegapixels} megapixels. Save it smaller and try again.",
    ar: "عدد بكسلات هذه الصورة كبير جدًا ({widthPx} × {heightPx}). الحد الأقصى {maxMegapixels} ميغابكسل. احفظها أصغر وحاول مجددًا.",
  },
  unsupported_type: {
    fr: "Ce type de fichier ({got}) ne peut pas être imprimé. Acceptés : {accepted}. Enregistrez-le en JPEG, PNG ou SVG, puis réessayez.",
    en: "This kind of file ({got}) cannot be printed. Accepted: {accepted}. Save it as JPEG, PNG or SVG and try again.",
    ar: "لا يمكن طباعة هذا النوع من الملفات ({got}). المقبول: {accepted}. احفظه بصيغة JPEG أو PNG أو SVG ثم أعد المحاولة.",
  },
  type_mismatch: {
    fr: "Ce fichier se dit {expected}, mais contient {got}. Enregistrez-le de nouveau sous son vrai type.",
    en: "This file says it is {expected}, but holds {got}. Save it again as what it is.",
    ar: "يقول هذا الملف إنه {expected} لكنه يحتوي {got}. احفظه من جديد بنوعه الحقيقي.",
  },
  invalid_configuration: {
    fr: "Cette création ne peut pas encore être commandée : voyez la liste.",
    en: "This design cannot be ordered yet: see the list.",
    ar: "لا يمكن طلب هذا التصميم بعد: انظر القائمة.",
  },
  invalid_document: {
    fr: "Ce document contient des erreurs et n’a pas été publié : voyez la liste.",
    en: "This document has mistakes and was not published: see the list.",
    ar: "في هذه الوثيقة أخطاء ولم تُنشر: انظر القائمة.",
  },
  receipt_forged: {
    fr: "Ce reçu ne porte pas notre signature pour ce marchand. Demandez un nouveau devis.",
    en: "This receipt does not carry our signature for this merchant. Ask for a new quote.",
    ar: "لا يحمل هذا الإيصال توقيعنا لهذا التاجر. اطلب عرض سعر جديدًا.",
  },
  idempotency_reused: {
    fr: "Cette clé Idempotency-Key a déjà servi pour une autre demande. Prenez-en une nouvelle.",
    en: "This Idempotency-Key was already used for another request. Take a new one.",
    ar: "استُخدم هذا المفتاح Idempotency-Key لطلب آخر. استعمل مفتاحًا جديدًا.",
  },
  corrupt: {
    fr: "Ce fichier est abîmé ou incomplet. Envoyez-le de nouveau, ou enregistrez-le de nouveau avant.",
    en: "This file is damaged or incomplete. Send it again, or save it again first.",
    ar: "هذا الملف تالف أو ناقص. أرسله مجددًا أو احفظه من جديد أولًا.",
  },
  empty: {
    fr: "Ce fichier est vide.",
    en: "This file is empty.",
    ar: "هذا الملف فارغ.",
  },
  unsafe_svg: {
    fr: "Ce dessin SVG contient des éléments que nous ne pouvons pas accepter. Trouvé : {part}. Changez les textes en tracés, ou exportez-le en PNG.",
    en: "This SVG drawing holds elements we cannot accept. Found: {part}. Turn texts into outlines, or export it as PNG.",
    ar: "يحتوي رسم SVG هذا على عناصر لا يمكننا قبولها. وُجد: {part}. حوّل النصوص إلى مسارات أو صدّره بصيغة PNG.",
  },
  icc_broken: {
    fr: "Ce fichier n’est pas un profil ICC entier. Exportez-le de nouveau, ou demandez-le à l’imprimeur.",
    en: "This file is no whole ICC profile. Export it again, or ask the printer for it.",
    ar: "هذا الملف ليس ملف ألوان ICC كاملًا. صدّره من جديد أو اطلبه من المطبعة.",
  },
  icc_wrong_class: {
    fr: "Ce profil ICC est celui d’un écran, d’un appareil photo ou d’un lien\u00a0: il faut celui d’une presse (classe «\u00a0prtr\u00a0»).",
    en: "This ICC profile is a screen’s, a camera’s or a link: a press’s is needed (class “prtr”).",
    ar: "ملف ICC هذا خاص بشاشة أو كاميرا أو وصلة: يلزم ملف مطبعة (الصنف «prtr»).",
  },
  icc_wrong_space: {
    fr: "Ce profil ICC n’est pas en CMJN (cyan, magenta, jaune, noir).",
    en: "This ICC profile is not one of CMYK inks (cyan, magenta, yellow, black).",
    ar: "ملف ICC هذا ليس بأحبار CMYK (سماوي وأرجواني وأصفر وأسود).",
  },
  icc_unsupported: {
    fr: "Ce profil ICC n’a pas de tables que nous savons lire (A2B et B2A, mft1, mft2 ou mAB), ou il en a trop.",
    en: "This ICC profile has no tables we can read (A2B and B2A, mft1, mft2 or mAB), or too many.",
    ar: "لا يحتوي ملف ICC هذا على جداول يمكننا قراءتها (A2B وB2A من نوع mft1 أو mft2 أو mAB)، أو أن فيه أكثر مما يلزم.",
  },
  press_profile_in_use: {
    fr: "Ce profil de presse sert à des produits en vente\u00a0: {products}. Publiez-les d’abord sans lui.",
    en: "This press profile is used by products on offer: {products}. Publish them without it first.",
    ar: "يُستعمل ملف المطبعة هذا في منتجات معروضة: {products}. انشرها أولًا من دونه.",
  },
  font_unsupported: {
    fr: "Ce fichier ({got}) n’est pas une police utilisable. Acceptés : {accepted}. D’une collection, envoyez une police à la fois.",
    en: "This file ({got}) is no font that can be used. Accepted: {accepted}. Of a collection send one font at a time.",
    ar: "هذا الملف ({got}) ليس خطًا صالحًا للاستعمال. المقبول: {accepted}. من مجموعة خطوط أرسل خطًا واحدًا في كل مرة.",
  },
  font_no_outlines: {
    fr: "Cette police n’a pas de contours, seulement des images ou des glyphes vides : elle ne peut pas être imprimée.",
    en: "This font has no outlines, only pictures or empty glyphs: it cannot be printed.",
    ar: "لا يحتوي هذا الخط على مسارات بل على صور أو رموز فارغة فقط: لا يمكن طباعته.",
  },
  font_restricted: {
    fr: "L’éditeur de cette police interdit de la transmettre (bits fsType). Demandez-lui une licence web, ou envoyez-la avec la licence « server » si vous avez le droit d’imprimer avec elle.",
    en: "This font’s maker forbids passing it on (fsType bits). Ask them for a web licence, or send it with the licence “server” if you may print with it.",
    ar: "يمنع صانع هذا الخط نقله إلى غيرك (بتات fsType). اطلب منه ترخيصًا للويب، أو أرسله بالترخيص «server» إن كان يحق لك الطباعة به.",
  },
  font_name_taken: {
    fr: "Une autre police s’appelle déjà « {family} ». Donnez un autre nom (champ family), ou retirez l’ancienne.",
    en: "Another font is already called “{family}”. Give another name (field family), or withdraw the old one.",
    ar: "يوجد خط آخر باسم «{family}». أعط اسمًا آخر (الحقل family) أو اسحب القديم.",
  },
  font_in_use: {
    fr: "Cette police est utilisée par des produits en vente : {products}. Publiez-les d’abord sans elle.",
    en: "This font is used by products on offer: {products}. Publish them without it first.",
    ar: "تستعمل هذا الخط منتجات معروضة: {products}. انشرها أولًا دونه.",
  },
  pdf_unsupported: {
    fr: "Ce service ne lit pas les fichiers PDF. Exportez la page en SVG ou en PNG.",
    en: "This service does not read PDF files. Export the page as SVG or PNG.",
    ar: "لا تقرأ هذه الخدمة ملفات PDF. صدّر الصفحة بصيغة SVG أو PNG.",
  },
  pdf_encrypted: {
    fr: "Ce PDF est protégé. Enregistrez-le sans mot de passe ni restriction, puis envoyez-le de nouveau.",
    en: "This PDF is protected. Save it without a password or restrictions, then send it again.",
    ar: "ملف PDF هذا محمي. احفظه دون كلمة مرور ودون قيود ثم أرسله مجددًا.",
  },
  pdf_active: {
    fr: "Ce PDF contient autre chose qu’une page à imprimer. Trouvé : {parts}. Imprimez-le dans un nouveau PDF, puis envoyez celui-ci.",
    en: "This PDF holds more than a page to print. Found: {parts}. Print it to a new PDF and send that one.",
    ar: "يحتوي ملف PDF هذا على أكثر من صفحة للطباعة. وُجد: {parts}. اطبعه في ملف PDF جديد وأرسل الجديد.",
  },
  pdf_unreadable: {
    fr: "Ce PDF est abîmé ou incomplet. Enregistrez-le de nouveau, puis envoyez-le.",
    en: "This PDF is damaged or incomplete. Save it again, then send it.",
    ar: "ملف PDF هذا تالف أو ناقص. احفظه من جديد ثم أرسله.",
  },
  pdf_empty: {
    fr: "La première page de ce PDF est vide. Placez ce qui doit être imprimé sur la première page.",
    en: "The first page of this PDF is empty. Put what is to be printed on the first page.",
    ar: "الصفحة الأولى من ملف PDF هذا فارغة. ضع ما يجب طباعته في الصفحة الأولى.",
  },
  pdf_too_many_pages: {
    fr: "Ce PDF a {pages} pages, {max} au plus sont acceptées. N’enregistrez que la page à imprimer.",
    en: "This PDF has {pages} pages; at most {max} are taken. Save only the page to print.",
    ar: "في ملف PDF هذا {pages} صفحة والحد الأقصى {max}. احفظ الصفحة المطلوب طباعتها فقط.",
  },
  pdf_page_too_large: {
    fr: "La page de ce PDF mesure {widthMm} × {heightMm} mm, {maxMm} mm de côté au plus sont acceptés. Réduisez la page.",
    en: "This PDF’s page measures {widthMm} × {heightMm} mm; sides of at most {maxMm} mm are taken. Make the page smaller.",
    ar: "تقيس صفحة ملف PDF هذا {widthMm} × {heightMm} مم والحد الأقصى للضلع {maxMm} مم. صغّر الصفحة.",
  },
  pdf_too_complex: {
    fr: "Cette page PDF est trop complexe pour être lue ici. Simplifiez-la, ou exportez-la en PNG.",
    en: "This PDF page is too complex to be read here. Simplify it, or export it as PNG.",
    ar: "صفحة PDF هذه معقدة ولا يمكن قراءتها هنا. بسّطها أو صدّرها بصيغة PNG.",
  },
  precondition_required: {
    fr: 'L’en-tête If-Match avec la version lue est attendu, par exemple If-Match: "3".',
    en: 'Expected the header If-Match with the version you read, for example If-Match: "3".',
    ar: 'يلزم الترويسة If-Match مع النسخة التي قرأتها، مثل If-Match: "3".',
  },
  too_many_requests: {
    fr: "Trop de demandes en peu de temps. Réessayez dans {retryAfter} s.",
    en: "Too many requests in a short time. Retry in {retryAfter} s.",
    ar: "طلبات كثيرة في وقت قصير. أعد المحاولة بعد {retryAfter} ث.",
  },
  internal: {
    fr: "Une erreur de notre côté. Rien d’enregistré n’est perdu. Référence : {request}.",
    en: "An error on our side. Nothing that was saved is lost. Reference: {request}.",
    ar: "خطأ من جهتنا. لم يُفقد أي شيء محفوظ. المرجع: {request}.",
  },
  unavailable: {
    fr: "Le service est momentanément indisponible. Réessayez dans un instant.",
    en: "The service is unavailable for a moment. Retry shortly.",
    ar: "الخدمة غير متاحة مؤقتًا. أعد المحاولة بعد قليل.",
  },
  storage_full: {
    fr: "Le disque du serveur est plein : rien n’a été enregistré. Prévenez le marchand.",
    en: "The server’s disk is full: nothing was saved. Please tell the merchant.",
    ar: "قرص الخادم ممتلئ: لم يُحفظ شيء. أبلغ التاجر.",
  },
};

/** A refusal as a sentence in a language. */
export function problemMessage(
  code: ProblemCode,
  language: Language,
  params: Readonly<Record<string, string | number>>,
): string {
  // Sentence by sentence, so that a fact nobody knows takes only its own sentence away.
  return MESSAGES[code][language]
    .split(/(?<=[.!])\s+/)
    .filter((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => params[name] !== undefined))
    .map((sentence) => sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name])))
    .join(" ");
}
