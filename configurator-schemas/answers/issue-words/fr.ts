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
  font_unknown: "La police « {font} » n’est pas installée ici. Choisissez-en une autre.",
  missing_glyph: "Aucune de nos polices ne sait écrire « {cluster} ». Retirez ce caractère ou remplacez-le.",
  text_empty: "Cet élément est encore vide : il ne sera pas imprimé.",
  text_cleaned: "Caractères invisibles retirés de ce texte : {count}.",
  curve_too_tight: "Arc de {got} mm de rayon : trop serré pour ce texte. Minimum {min} mm, ou réduisez le texte.",
  text_too_small: "Texte de {got} mm : trop petit pour être lisible une fois imprimé. Minimum {min} mm.",
  ppi_too_low:
    "Cette image serait floue à cette taille ({ppi} ppp, minimum {floorPpi}). Réduisez-la ou choisissez une photo plus grande.",
  ppi_low: "Cette image sera un peu douce à cette taille ({ppi} ppp, idéal {targetPpi}).",
  outside_area: "Cet élément dépasse de la zone d’impression : ce qui dépasse sera coupé.",
  outside_safe_area: "Cet élément est à moins de {safeMm} mm du bord : il pourrait être coupé.",
  bleed_not_covered:
    "Cet élément touche le bord sans couvrir le fond perdu de {bleedMm} mm : un filet blanc pourrait apparaître.",
  colour_not_printable: "La couleur {colour} ne peut pas être imprimée par {profile}. Choisissez une couleur #rrvvbb.",
  profile_unknown: "Le profil d’impression « {profile} » n’existe pas.",
  profile_not_offered: "Ce produit n’est pas fabriqué avec le profil « {profile} ». Profils possibles : {expected}.",
  area_scaled: "Sur cette machine, le décor est mis à {percent} % de sa taille et centré.",
  art_unknown: "Le motif « {art} » n’existe plus ici. Choisissez-en un autre.",
  code_invalid:
    "« {got} » ne peut pas devenir ce code. Un EAN veut 12 ou 13 chiffres ; un code 128, des lettres sans accent et des chiffres.",
  code_too_long: "Ce contenu est trop long pour ce code : {got}, le maximum est de {max}. Raccourcissez-le.",
  ean_check_digit: "« {got} » : le dernier chiffre d’un code EAN est calculé, ici ce devrait être {expected}.",
  code_too_small:
    "Ce code sera difficile à lire : ses traits font {got} mm, il en faut {minMm}. Donnez-lui au moins {neededMm} mm de large.",
  code_contrast_low: "Ce code sera difficile à lire : il faut des traits foncés sur un fond clair.",
};
