import type { PrintWords } from "./issue-words.ts";

/** What every issue about what is printed says in French; see fr.ts. Browsers load it with what finds these issues. */
export const fr: PrintWords = {
  font_unknown: "La police « {font} » n’est pas installée ici. Choisissez-en une autre.",
  missing_glyph: "Aucune de nos polices ne sait écrire « {cluster} ». Retirez ce caractère ou remplacez-le.",
  emoji_without_tone:
    "Il n’existe pas de dessin de « {cluster} » dans cette couleur de peau : il est imprimé dans sa forme de base.",
  text_too_small: "Texte de {got} mm : trop petit pour être lisible une fois imprimé. Minimum {min} mm.",
  text_cleaned: "Caractères invisibles retirés de ce texte : {count}.",
  curve_too_tight: "Arc de {got} mm de rayon : trop serré pour ce texte. Minimum {min} mm, ou réduisez le texte.",
  ppi_too_low:
    "Cette image serait floue à cette taille ({ppi} ppp, minimum {floorPpi}). Elle s’imprime nette jusqu’à {sharpUpToMm|length} de large : réduisez-la ou choisissez une photo plus grande.",
  ppi_low:
    "Cette image sera un peu douce à cette taille ({ppi} ppp, idéal {targetPpi}). Elle s’imprime nette jusqu’à {sharpUpToMm|length} de large.",
  outside_area: "Cet élément dépasse de la zone d’impression : ce qui dépasse sera coupé.",
  outside_safe_area: "Cet élément est à moins de {safeMm} mm du bord : il pourrait être coupé.",
  bleed_not_covered:
    "Cet élément touche le bord sans couvrir le fond perdu de {bleedMm} mm : un filet blanc pourrait apparaître.",
  colour_not_printable: "La couleur {colour} ne peut pas être imprimée par {profile}. Choisissez une couleur #rrvvbb.",
  profile_unknown: "Le profil d’impression « {profile} » n’existe pas.",
  profile_not_offered: "Ce produit n’est pas fabriqué avec le profil « {profile} ». Profils possibles : {expected}.",
  profile_without_icc:
    "« {profile} » imprime pour {condition} et demande le fichier ICC « {file} », qui n’est pas installé ici. Installez-le : rien n’est imprimé avec un autre.",
  press_intent_missing: "Le profil ICC « {icc} » n’a pas de table pour le rendu {got}. Possibles : {expected}.",
  press_ink_above_limit:
    "Le profil ICC « {icc} » met jusqu’à {got} % d’encre, la presse en accepte {max} % : l’excédent devient du noir. Un profil fait pour {max} % serait plus juste.",
  profile_icc_invalid:
    "Le fichier ICC « {file} » de « {profile} » est abîmé, ou n’est pas celui d’une presse à quatre encres. Remplacez-le.",
  area_scaled: "Sur cette machine, le décor est mis à {percent} % de sa taille et centré.",
  canvas_differs:
    "Cette machine prend des fichiers de {canvas} pixels ; le décor, {got} pixels à {ppi} ppp, est au milieu, à sa taille.",
  profile_too_large:
    "{widthMm} × {heightMm} mm dépasse ce que fait « {profile} » : {maxWidthMm} × {maxHeightMm} mm au plus. Choisissez une taille plus petite.",
  profile_too_small:
    "{widthMm} × {heightMm} mm est moins que ce que fait « {profile} » : {minWidthMm} × {minHeightMm} mm au moins. Choisissez une taille plus grande.",
  file_too_large:
    "Le fichier d’impression pèse {got} Mo, et « {profile} » en prend {maxMb} au plus. Utilisez moins de photos, ou de plus petites.",
  art_unknown: "Le motif « {art} » n’existe plus ici. Choisissez-en un autre.",
  code_invalid:
    "« {got} » ne peut pas devenir ce code. Un EAN veut 12 ou 13 chiffres ; un code 128, des lettres sans accent et des chiffres.",
  code_too_long: "Ce contenu est trop long pour ce code : {got}, le maximum est de {max}. Raccourcissez-le.",
  ean_check_digit: "« {got} » : le dernier chiffre d’un code EAN est calculé, ici ce devrait être {expected}.",
  code_too_small:
    "Ce code sera difficile à lire : ses traits font {got} mm, il en faut {minMm}. Donnez-lui au moins {neededMm} mm de large.",
  code_contrast_low: "Ce code sera difficile à lire : il faut des traits foncés sur un fond clair.",
  part_changed:
    "« {part} » fait partie du modèle « {template} » et ne peut pas être modifié ainsi ({changed}). Rétablissez-le.",
  part_missing: "« {part} » manque : le modèle « {template} » ne va pas sans. Rétablissez-le.",
  element_not_in_template: "Cet élément n’est pas du modèle « {template} », le seul décor possible ici. Retirez-le.",
  binding_unknown: "Cet élément dépend d’une option qui n’existe pas ici : « {option} ».",
  slot_empty: "Il reste à remplir : {label}.",
  text_too_short: "{label} : {got} caractère(s), il en faut au moins {min}.",
  text_blocked: "{label} : « {word} » ne peut pas être imprimé ici. Choisissez un autre mot.",
  font_not_allowed: "{label} : la police « {got} » n’est pas proposée ici. Choisissez entre {expected}.",
  colour_not_allowed: "{label} : la couleur {got} n’est pas proposée ici. Choisissez entre {expected}.",
  line_too_thin:
    "Traits de {gotMm} mm : trop fins pour cette impression, il en faut {minMm} mm. Agrandissez ou épaississez cet élément.",
  too_many_colours: "{count} couleurs : cette impression en accepte {max}. Regroupez les couleurs proches.",
  full_colour_not_printable:
    "Cette impression se fait en couleurs unies : ni photo, ni motif en plusieurs teintes. Retirez-le ou choisissez ses couleurs.",
  text_overflow:
    "Ce texte est plus large que sa place : {gotMm} mm pour {maxMm} mm. Réduisez-le, raccourcissez-le ou élargissez sa place.",
  side_empty: "« {area} » fait partie de vos choix, mais rien n’y est placé. Ajoutez un décor ou retirez cette face.",
  low_contrast: "Cet élément se verra à peine : sa couleur est presque celle du fond. Changez sa couleur.",
  white_underbase: "Sur cette matière foncée, un blanc de soutien est imprimé sous le décor.",
  spot_not_chosen:
    "Cet élément est en « {label} », que vos choix ne comprennent pas. Ajoutez l’option, ou changez sa couleur.",
  profile_cannot_cut: "Le profil « {profile} » ne découpe pas à la forme. Choisissez un autre atelier pour ce produit.",
  profile_without_white: "Le profil « {profile} » n’imprime pas de blanc, et cette matière en demande un.",
  border_too_narrow:
    "Cet élément est à moins de {borderMm} mm du bord : la bordure y sera plus étroite qu’ailleurs. Rentrez-le un peu.",
  cut_in_pieces:
    "À la découpe, ce dessin tomberait en {pieces} morceaux. Rapprochez les éléments, ou posez une forme derrière eux.",
  cut_too_small:
    "Cet autocollant serait trop petit pour être découpé. Agrandissez le dessin : {minMm} mm au moins de chaque côté.",
  element_covered:
    "Cet élément est entièrement caché derrière un autre : il ne se verra pas. Mettez-le devant ou retirez-le.",
  element_invisible: "Cet élément est entièrement transparent : il ne se verra pas.",
};
