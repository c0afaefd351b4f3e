/** One finding about a document, a configuration or a file. Errors stop; warnings and information do not. */
export interface Issue {
  readonly code: IssueCode | DocumentCode;
  readonly severity: Severity;
  /** JSON Pointer (RFC 6901) to the place, e.g. "/elements/wrap/0/text". */
  readonly path: string;
  /** What the message's slots hold; every value is data, never prose, except a merchant's own localised reason. */
  readonly params: Readonly<Record<string, IssueParam>>;
}

export type Severity = "error" | "warning" | "information";
export type IssueParam = string | number | Readonly<Record<string, string>>;

/** What can be wrong with a configuration before anything of it is drawn; messages in answers/issue-words, which browsers load at once. */
export const CHOICE_CODES = [
  // selections
  "product_unknown",
  "product_withdrawn",
  "option_unknown",
  "option_unavailable",
  "option_missing",
  "value_unknown",
  "value_wrong_kind",
  "value_out_of_range",
  "text_too_long",
  "text_wrong_pattern",
  "upload_unknown",
  "rule_broken",
  "variant_unknown",
  "out_of_stock",
  "quantity_out_of_range",
  "field_unknown",
  "shop_base_missing",
  "shop_base_unasked",
  "amount_too_large",
  "price_below_zero",
  // artwork
  "area_unknown",
  "area_unavailable",
  "element_not_allowed",
  "element_duplicate",
  "too_many_elements",
  "text_empty",
] as const;

/** What can be wrong with what is printed; browsers load their messages with what finds them. */
export const PRINT_CODES = [
  "font_unknown",
  "missing_glyph",
  "emoji_without_tone",
  "text_too_small",
  "text_cleaned",
  "curve_too_tight",
  "ppi_too_low",
  "ppi_low",
  "outside_area",
  "outside_safe_area",
  "bleed_not_covered",
  "colour_not_printable",
  "profile_unknown",
  "profile_not_offered",
  "profile_without_icc",
  "profile_icc_invalid",
  "press_intent_missing",
  "press_ink_above_limit",
  "area_scaled",
  "canvas_differs",
  "profile_too_large",
  "profile_too_small",
  "file_too_large",
  "art_unknown",
  "code_invalid",
  "code_too_long",
  "ean_check_digit",
  "code_too_small",
  "code_contrast_low",
  // templates
  "part_changed",
  "part_missing",
  "element_not_in_template",
  "binding_unknown",
  "slot_empty",
  "text_too_short",
  "text_blocked",
  "font_not_allowed",
  "colour_not_allowed",
  "line_too_thin",
  "too_many_colours",
  "full_colour_not_printable",
  "text_overflow",
  "side_empty",
  "low_contrast",
  "white_underbase",
  // what is cut to shape
  "spot_not_chosen",
  "profile_cannot_cut",
  "profile_without_white",
  "border_too_narrow",
  "cut_in_pieces",
  "cut_too_small",
  "element_covered",
  "element_invisible",
] as const;

/** What can be wrong with a document; messages in answers/document-messages.ts, which only authors need. */
export const DOCUMENT_CODES = [
  // it does not say what it should
  "document_invalid",
  "duplicate_id",
  "unknown_reference",
  "expression_invalid",
  "expression_circular",
  "rule_too_large",
  "limit_exceeded",
  // its rules do not come to what the author meant (lint)
  "product_void",
  "value_dead",
  "option_never_available",
  "area_unreachable",
  "prices_contradict",
  "price_too_large",
  "default_impossible",
  "value_always_forced",
  "rule_redundant",
  "rule_never_fires",
  "row_never_matches",
  "translation_missing",
  "lint_undecided",
] as const;

export type IssueCode = (typeof CHOICE_CODES)[number] | PrintCode;
export type PrintCode = (typeof PRINT_CODES)[number];
export type DocumentCode = (typeof DOCUMENT_CODES)[number];

/** Builds an issue; `parts` of the path are escaped as RFC 6901 asks. */
export function issue(
  code: Issue["code"],
  severity: Severity,
  parts: readonly (string | number)[],
  params: Issue["params"] = {},
): Issue {
  return { code, severity, path: toPointer(parts), params };
}

export function toPointer(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A merchant's own words travel in the issue, all languages, so that the reader's is chosen where it is shown. */
export function localisedParam(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((each) => each.severity === "error");
}
