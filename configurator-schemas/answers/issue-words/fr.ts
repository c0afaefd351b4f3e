import type { IssueWords } from "./issue-words.ts";

/** What every issue says in French: a no-break space stands before : ; ! ? and inside « ». {slots} are the issue's params. */
export const fr: IssueWords = {
  product_unknown: "Le produit « {product} » n’existe pas dans cette boutique.",
  product_withdrawn: "Ce produit n’est plus proposé. Votre création est conservée, mais ne peut plus être commandée.",
  option_unknown: "L’option « {option} » n’existe pas pour ce produit.",
  option_unavailable: "« {label} » n’est pas disponible avec les autres choix.",
  option_missing: "Il reste à choisir : {label}.",
  value_unknown: "{label} : « {got} » n’est pas proposé. Valeurs possibles : {expected}.",
  value_wrong_kind: "{label} : une valeur de type {expected} est attendue, reçu {got}.",
  value_out_of_range: "{label} : {got} est hors limites. Choisissez entre {min} et {max}.",
  text_too_long:
    "{label} : {got} caractères sur {lines} ligne(s), le maximum est de {max} sur {maxLines}. Raccourcissez le texte.",
  text_wrong_pattern: "{label} : « {got} » n’a pas la forme attendue.",
  upload_unknown: "Cette image n’existe plus ici. Ajoutez-la de nouveau.",
  rule_broken: "{because}",
  variant_unknown: "Cette combinaison n’existe pas en stock ({options}). Changez l’un de ces choix.",
  out_of_stock: "{label} : épuisé{until}. Choisissez autre chose ou revenez plus tard.",
  quantity_out_of_range: "Quantité {got} : choisissez entre {min} et {max}.",
  field_unknown: "Aucun texte de cette création ne s’appelle « {field} ». Textes possibles : {expected}.",
  shop_base_missing:
    "Le prix de base de ce produit est celui de la boutique : envoyez « shopBase » en {currency} avec la clé secrète.",
  shop_base_unasked: "Ce produit a son propre prix de base : « shopBase » n’est pas attendu.",
  amount_too_large:
    "Ce prix dépasse le plus grand montant calculable en {currency}. Réduisez la quantité, ou corrigez les prix du produit.",
  price_below_zero: "Ces choix donnent un prix négatif en {currency} : la boutique doit corriger ses prix.",
  area_unknown: "La zone d’impression « {area} » n’existe pas pour ce produit.",
  area_unavailable: "Cette zone n’est pas imprimée avec les choix actuels. Le décor y est conservé.",
  element_not_allowed: "Cette zone accepte : {expected}. Reçu : {got}.",
  element_duplicate: "Deux éléments portent l’identifiant « {got} ».",
  too_many_elements: "{got} éléments : cette zone en accepte {max}. Retirez-en quelques-uns.",
  text_empty: "Cet élément est encore vide : il ne sera pas imprimé.",
};
