import type { IssueWords } from "./issue-words.ts";

/** What every issue says in English. {slots} are the issue's params. */
export const en: IssueWords = {
  product_unknown: "The product “{product}” does not exist in this shop.",
  product_withdrawn: "This product is no longer offered. Your design is kept, but it can no longer be ordered.",
  option_unknown: "The option “{option}” does not exist for this product.",
  option_unavailable: "“{label}” is not available with the other choices.",
  option_missing: "Still to choose: {label}.",
  value_unknown: "{label}: “{got}” is not offered. Possible values: {expected}.",
  value_wrong_kind: "{label}: a value of kind {expected} is expected, got {got}.",
  value_out_of_range: "{label}: {got} is out of range. Choose between {min} and {max}.",
  text_too_long: "{label}: {got} characters on {lines} line(s), the maximum is {max} on {maxLines}. Shorten the text.",
  text_wrong_pattern: "{label}: “{got}” does not have the expected form.",
  upload_unknown: "This picture is no longer here. Please add it again.",
  rule_broken: "{because}",
  variant_unknown: "This combination is not stocked ({options}). Change one of these choices.",
  out_of_stock: "{label}: out of stock{until}. Choose something else or come back later.",
  quantity_out_of_range: "Quantity {got}: choose between {min} and {max}.",
  field_unknown: "No text of this design is called “{field}”. Possible texts: {expected}.",
  shop_base_missing: "The base price of this product is the shop’s: send “shopBase” in {currency} with the secret key.",
  shop_base_unasked: "This product has a base price of its own: “shopBase” is not expected.",
  amount_too_large:
    "This price is above the largest amount that can be computed in {currency}. Lower the quantity, or correct the product’s prices.",
  price_below_zero: "These choices come to a negative price in {currency}: the shop has to correct its prices.",
  area_unknown: "The print area “{area}” does not exist for this product.",
  area_unavailable: "This area is not printed with the present choices. Its design is kept.",
  element_not_allowed: "This area accepts: {expected}. Got: {got}.",
  element_duplicate: "Two elements have the id “{got}”.",
  too_many_elements: "{got} elements: this area takes {max}. Remove a few.",
  text_empty: "This element is still empty: it will not be printed.",
};
