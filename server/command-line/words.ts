import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** What the command line says by itself; findings have their own words in the core. */
const WORDS = {
  usage: {
    fr: `Usage : npm run -s cli -- COMMANDE
  list                                            produits et profils d’impression
  lint PRODUIT.json                               fautes d’un document produit
  check CONFIGURATION.json                        la configuration est-elle permise et complète ?
  price CONFIGURATION.json [--quantity N]         ce qu’elle coûte, ligne par ligne
  render CONFIGURATION.json --profile ID --out DOSSIER [--area ZONE] [--format FORMAT]
         [--fonts DOSSIER]                        avec les polices du marchand, trouvées par leur empreinte
  import-uvl MODELE.uvl                           document produit tiré d’un modèle de variabilité UVL
Un fichier peut être « - » (entrée standard). --lang fr|en|ar choisit la langue.
Code de sortie : 0 bien, 1 appel erroné ou fichier absent, 2 contenu non valable.`,
    en: `Usage: npm run -s cli -- COMMAND
  list                                            products and print profiles
  lint PRODUCT.json                               mistakes in a product document
  check CONFIGURATION.json                        is the configuration allowed and complete?
  price CONFIGURATION.json [--quantity N]         what it costs, line by line
  render CONFIGURATION.json --profile ID --out FOLDER [--area AREA] [--format FORMAT]
         [--fonts FOLDER]                         with the merchant’s fonts, found by their hashes
  import-uvl MODEL.uvl                            product document from a UVL feature model
A file may be “-” (standard input). --lang fr|en|ar picks the language.
Exit code: 0 fine, 1 called wrongly or file missing, 2 content not valid.`,
    ar: `الاستعمال: npm run -s cli -- COMMAND
  list                                            المنتجات وملفات الطباعة
  lint PRODUCT.json                               أخطاء مستند منتج
  check CONFIGURATION.json                        هل التكوين مسموح ومكتمل؟
  price CONFIGURATION.json [--quantity N]         ما ثمنه، سطرًا بسطر
  render CONFIGURATION.json --profile ID --out FOLDER [--area AREA] [--format FORMAT]
         [--fonts FOLDER]                         بخطوط التاجر، تُعرف ببصماتها
  import-uvl MODEL.uvl                            مستند منتج من نموذج ميزات UVL
يمكن أن يكون الملف «-» (الدخل القياسي). يحدد ‎--lang fr|en|ar اللغة.
رمز الخروج: 0 سليم، 1 استدعاء خاطئ أو ملف مفقود، 2 محتوى غير صالح.`,
  },
  unknownCommand: {
    fr: "La commande « {command} » n’existe pas.",
    en: "There is no command “{command}”.",
    ar: "لا يوجد أمر «{command}».",
  },
  missingArgument: {
    fr: "Il manque {argument}.",
    en: "{argument} is missing.",
    ar: "ينقص {argument}.",
  },
  wrongArguments: {
    fr: "Arguments non compris : {reason}",
    en: "Arguments not understood: {reason}",
    ar: "وسائط غير مفهومة: {reason}",
  },
  fileMissing: {
    fr: "Le fichier {file} ne peut pas être lu.",
    en: "The file {file} cannot be read.",
    ar: "لا يمكن قراءة الملف {file}.",
  },
  imageRefused: {
    fr: "Image {file} : {reason}",
    en: "Picture {file}: {reason}",
    ar: "الصورة {file}: {reason}",
  },
  formatNotOffered: {
    fr: "Le profil {profile} ne prend pas le format {format}. Formats : {formats}.",
    en: "The profile {profile} does not take the format {format}. Formats: {formats}.",
    ar: "لا يقبل الملف {profile} الصيغة {format}. الصيغ: {formats}.",
  },
  diskFull: {
    fr: "storage_full : il n’y a plus de place sur le disque ; rien n’a été écrit à moitié.",
    en: "storage_full: the disk is full; nothing was left half-written.",
    ar: "storage_full: القرص ممتلئ؛ لم يُترك شيء نصف مكتوب.",
  },
  nothingPrinted: {
    fr: "Rien à imprimer : aucune zone d’impression ne porte d’élément.",
    en: "Nothing to print: no print area carries an element.",
    ar: "لا شيء للطباعة: لا تحمل أي منطقة طباعة عنصرًا.",
  },
  moreFindings: {
    fr: "… et {count} autres remarques.",
    en: "… and {count} more findings.",
    ar: "… و{count} ملاحظة أخرى.",
  },
  notImported: {
    fr: "{file} n’a pas été importé : rien n’a été écrit.",
    en: "{file} was not imported: nothing was written.",
    ar: "لم يُستورد {file}: لم يُكتب شيء.",
  },
  limitExceeded: {
    fr: "à savoir : trop grand pour être publié : {got} {what}, au plus {max}.",
    en: "note: too large to be published: {got} {what}, at most {max}.",
    ar: "للعلم: أكبر من أن يُنشر: {what} {got}، والحد {max}.",
  },
} as const;

export type Word = keyof typeof WORDS;

export function say(word: Word, language: Language, slots: Readonly<Record<string, string>> = {}): string {
  return WORDS[word][language].replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
}
