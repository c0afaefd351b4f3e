import type { DocumentCode, Issue } from "../schema/issue.ts";
import type { Language } from "../schema/localised.ts";
import { issueMessage } from "./issue-messages.ts";
import { fillSlots } from "./issue-words/issue-words.ts";

/** What every issue about a document says to its author. Kept apart from the shoppers' messages, which browsers load. */
const MESSAGES: Readonly<Record<DocumentCode, Readonly<Record<Language, string>>>> = {
  document_invalid: {
    fr: "Attendu : {expected}. Reçu : {got}.",
    en: "Expected {expected}, got {got}.",
    ar: "المتوقع: {expected}. الوارد: {got}.",
  },
  duplicate_id: {
    fr: "L’identifiant « {got} » est déjà pris : chaque identifiant ne sert qu’une fois.",
    en: "The id “{got}” is already taken: every id is used once.",
    ar: "المعرّف «{got}» مستخدم من قبل؛ يُستخدم كل معرّف مرة واحدة.",
  },
  unknown_reference: {
    fr: "« {got} » n’existe pas. Attendu : {expected}.",
    en: "“{got}” does not exist. Expected {expected}.",
    ar: "«{got}» غير موجود. المتوقع: {expected}.",
  },
  expression_invalid: {
    fr: "Expression « {text} », position {position} : attendu {expected}, reçu « {got} ».",
    en: "Expression “{text}”, position {position}: expected {expected}, got “{got}”.",
    ar: "التعبير «{text}»، الموضع {position}: المتوقع {expected}، الوارد «{got}».",
  },
  expression_circular: {
    fr: "Cette expression dépend d’elle-même ou d’une trop longue chaîne d’autres ({max} au plus) : {got}.",
    en: "This expression depends on itself or on too long a chain of others (at most {max}): {got}.",
    ar: "يعتمد هذا التعبير على نفسه أو على سلسلة طويلة جدًا ({max} على الأكثر): {got}.",
  },
  rule_too_large: {
    fr: "Ce calcul dépasse ce qui se compte exactement ({got}). Réduisez les bornes ou les pas des nombres.",
    en: "This calculation is beyond what can be counted exactly ({got}). Use smaller limits or larger steps for its numbers.",
    ar: "هذا الحساب يتجاوز ما يمكن عدّه بدقة ({got}). قلّل الحدود أو كبّر خطوات الأرقام.",
  },
  limit_exceeded: {
    fr: "{what} : {got}, la limite de publication est {max}. Répartissez sur plusieurs produits ou simplifiez.",
    en: "{what}: {got}, the limit for publishing is {max}. Split it over several products or simplify.",
    ar: "{what}: {got}، وحد النشر هو {max}. وزّعه على عدة منتجات أو بسّطه.",
  },
  product_void: {
    fr: "Aucune configuration n’est possible : ces règles se contredisent ({rules}).",
    en: "No configuration is possible: these rules contradict each other ({rules}).",
    ar: "لا يوجد أي تكوين ممكن: هذه القواعد متناقضة ({rules}).",
  },
  value_dead: {
    fr: "« {value} » de {option} ne peut jamais être choisi. Preuve : {rules}.",
    en: "“{value}” of {option} can never be chosen. Proof: {rules}.",
    ar: "لا يمكن أبدًا اختيار «{value}» في {option}. البرهان: {rules}.",
  },
  option_never_available: {
    fr: "« {option} » n’est jamais disponible : sa condition ne peut pas être remplie. Preuve : {rules}.",
    en: "“{option}” is never available: its condition cannot be met. Proof: {rules}.",
    ar: "«{option}» غير متاح أبدًا: لا يمكن تحقيق شرطه. البرهان: {rules}.",
  },
  area_unreachable: {
    fr: "La zone d’impression « {area} » n’est jamais disponible. Preuve : {rules}.",
    en: "The print area “{area}” is never available. Proof: {rules}.",
    ar: "منطقة الطباعة «{area}» غير متاحة أبدًا. البرهان: {rules}.",
  },
  prices_contradict: {
    fr: "Prix contradictoires : {reason}.",
    en: "Contradictory prices: {reason}.",
    ar: "أسعار متناقضة: {reason}.",
  },
  price_too_large: {
    fr: "{price} {currency}, multiplié par {quantity}, dépasse ce qu’un montant peut contenir exactement. Réduisez ce prix ou maxQuantity.",
    en: "{price} {currency} times {quantity} is more than an amount can hold exactly. Lower this price or maxQuantity.",
    ar: "{price} {currency} مضروبًا في {quantity} يتجاوز ما يمكن للمبلغ أن يحمله بدقة. خفّض هذا السعر أو maxQuantity.",
  },
  default_impossible: {
    fr: "La valeur par défaut « {value} » de {option} est exclue par d’autres valeurs par défaut ({picks}) ; « {instead} » prend sa place. Preuve : {rules}.",
    en: "The default “{value}” of {option} is ruled out by other defaults ({picks}); “{instead}” takes its place. Proof: {rules}.",
    ar: "القيمة الافتراضية «{value}» في {option} تستبعدها قيم افتراضية أخرى ({picks})؛ تحل محلها «{instead}». البرهان: {rules}.",
  },
  value_always_forced: {
    fr: "{option} est toujours « {value} » : ce n’est pas un choix. Preuve : {rules}.",
    en: "{option} is always “{value}”: it is not a choice. Proof: {rules}.",
    ar: "{option} دائمًا «{value}»: ليس اختيارًا. البرهان: {rules}.",
  },
  rule_redundant: {
    fr: "La règle « {rule} » n’ajoute rien : elle découle de ce qui suit. Preuve : {rules}.",
    en: "The rule “{rule}” adds nothing: it follows from what else is said. Proof: {rules}.",
    ar: "القاعدة «{rule}» لا تضيف شيئًا: تنتج عما سواها. البرهان: {rules}.",
  },
  rule_never_fires: {
    fr: "Sans effet : {what}, parce que sa condition n’est jamais remplie. Preuve : {rules}.",
    en: "Without effect: {what}, because its condition is never met. Proof: {rules}.",
    ar: "بلا أثر: {what}، لأن شرطه لا يتحقق أبدًا. البرهان: {rules}.",
  },
  row_never_matches: {
    fr: "Ligne {row} sans effet dans {what} : rien n’y correspond jamais. Preuve : {rules}.",
    en: "Row {row} of {what} is without effect: nothing ever matches it. Proof: {rules}.",
    ar: "الصف {row} في {what} بلا أثر: لا يطابقه شيء أبدًا. البرهان: {rules}.",
  },
  translation_missing: {
    fr: "Il manque le texte en {languages}.",
    en: "The text is missing in {languages}.",
    ar: "النص ناقص بهذه اللغات: {languages}.",
  },
  lint_undecided: {
    fr: "{what} : pas décidé dans le nombre de pas permis. Simplifiez les règles autour.",
    en: "{what}: not decided within the steps allowed. Simplify the rules around it.",
    ar: "{what}: لم يُحسم ضمن عدد الخطوات المسموح. بسّط القواعد المحيطة.",
  },
};

/** Any issue as a sentence, a document's or a configuration's. */
export function documentMessage(issue: Issue, language: Language): string {
  const messages: Readonly<Record<string, Readonly<Record<Language, string>>>> = MESSAGES;
  const message = messages[issue.code]?.[language];
  return message === undefined ? issueMessage(issue, language) : fillSlots(message, issue.params, language);
}
