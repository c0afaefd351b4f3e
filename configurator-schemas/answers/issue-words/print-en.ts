import type { PrintWords } from "./issue-words.ts";

/** What every issue about what is printed says in English. */
export const en: PrintWords = {
  font_unknown: "The font “{font}” is not installed here. Choose another one.",
  missing_glyph: "None of our fonts can write “{cluster}”. Remove or replace this character.",
  emoji_without_tone: "There is no drawing of “{cluster}” in this skin tone: it is printed in its base form.",
  text_too_small: "Text of {got} mm: too small to be readable in print. At least {min} mm.",
  text_cleaned: "Invisible characters left out of this text: {count}.",
  curve_too_tight: "A radius of {got} mm is too tight for this text. Use at least {min} mm, or make the text smaller.",
  ppi_too_low:
    "This image would be blurred at this size ({ppi} ppi, minimum {floorPpi}). It prints sharp up to {sharpUpToMm|length} wide: make it smaller or choose a larger photo.",
  ppi_low:
    "This image will be a little soft at this size ({ppi} ppi, ideally {targetPpi}). It prints sharp up to {sharpUpToMm|length} wide.",
  outside_area: "This element reaches outside the print area: what is outside is cut off.",
  outside_safe_area: "This element is closer than {safeMm} mm to the edge: it might be cut.",
  bleed_not_covered:
    "This element crosses the edge without covering the bleed of {bleedMm} mm: a white line might show.",
  colour_not_printable: "The colour {colour} cannot be printed by {profile}. Choose an #rrggbb colour.",
  profile_unknown: "The print profile “{profile}” does not exist.",
  profile_not_offered: "This product is not made with the profile “{profile}”. Possible profiles: {expected}.",
  profile_without_icc:
    "“{profile}” prints for {condition} and asks for the ICC file “{file}”, which is not installed here. Install it: nothing is printed with another one.",
  press_intent_missing: "The ICC profile “{icc}” has no table for the intent {got}. It has: {expected}.",
  press_ink_above_limit:
    "The ICC profile “{icc}” uses up to {got} % of ink, the press takes {max} %: the rest becomes black. A profile made for {max} % would be closer.",
  profile_icc_invalid:
    "The ICC file “{file}” of “{profile}” is damaged, or is not one of a four-colour press. Replace it.",
  area_scaled: "On this machine the design is scaled to {percent} % and centred.",
  canvas_differs:
    "This machine takes files of {canvas} pixels; the design, {got} pixels at {ppi} ppi, is in the middle at its own size.",
  profile_too_large:
    "{widthMm} × {heightMm} mm is more than “{profile}” makes: at most {maxWidthMm} × {maxHeightMm} mm. Choose a smaller size.",
  profile_too_small:
    "{widthMm} × {heightMm} mm is less than “{profile}” makes: at least {minWidthMm} × {minHeightMm} mm. Choose a larger size.",
  file_too_large: "The print file is {got} MB, and “{profile}” takes {maxMb} MB at most. Use fewer or smaller photos.",
  art_unknown: "The motif “{art}” is no longer here. Choose another one.",
  code_invalid:
    "“{got}” cannot become this code. An EAN wants 12 or 13 digits; a code 128, letters without accents and digits.",
  code_too_long: "This is too long for this code: {got}, the most is {max}. Shorten it.",
  ean_check_digit: "“{got}”: the last digit of an EAN is calculated, here it should be {expected}.",
  code_too_small:
    "This code will be hard to read: its bars are {got} mm, they need {minMm}. Make it at least {neededMm} mm wide.",
  code_contrast_low: "This code will be hard to read: it needs dark bars on a light ground.",
  part_changed:
    "“{part}” belongs to the template “{template}” and cannot be changed like this ({changed}). Restore it.",
  part_missing: "“{part}” is missing: the template “{template}” does not go without it. Restore it.",
  element_not_in_template:
    "This element is not of the template “{template}”, the only design possible here. Remove it.",
  binding_unknown: "This element follows an option that does not exist here: “{option}”.",
  slot_empty: "Still to be filled in: {label}.",
  text_too_short: "{label}: {got} character(s), at least {min} are needed.",
  text_blocked: "{label}: “{word}” cannot be printed here. Choose another word.",
  font_not_allowed: "{label}: the font “{got}” is not offered here. Choose among {expected}.",
  colour_not_allowed: "{label}: the colour {got} is not offered here. Choose among {expected}.",
  line_too_thin:
    "Lines of {gotMm} mm: too thin for this print, they need {minMm} mm. Make this element larger or thicker.",
  too_many_colours: "{count} colours: this print takes {max}. Use one colour for those that are alike.",
  full_colour_not_printable:
    "This print is made in plain colours: no photo and no motif of many shades. Remove it or choose its colours.",
  text_overflow:
    "This text is wider than its room: {gotMm} mm for {maxMm} mm. Make it smaller, shorten it or give it more room.",
  side_empty: "“{area}” is among your choices, but nothing is on it. Add a design or remove this side.",
  low_contrast: "This element will hardly be seen: its colour is almost that of what lies under it. Change its colour.",
  white_underbase: "On this dark material a white base is printed under the design.",
  spot_not_chosen:
    "This element is in “{label}”, which your choices do not include. Add the option, or change its colour.",
  profile_cannot_cut: "The profile “{profile}” does not cut to shape. Choose another workshop for this product.",
  profile_without_white: "The profile “{profile}” prints no white, and this material needs one.",
  border_too_narrow:
    "This element is closer than {borderMm} mm to the edge: the border will be narrower there than elsewhere. Move it in a little.",
  cut_in_pieces:
    "Once cut, this design would fall into {pieces} pieces. Move the elements together, or put a shape behind them.",
  cut_too_small:
    "This sticker would be too small to be cut. Make the design larger: at least {minMm} mm on either side.",
  element_covered:
    "This element is wholly hidden behind another one: it will not be seen. Bring it to the front or remove it.",
  element_invisible: "This element is wholly transparent: it will not be seen.",
};
