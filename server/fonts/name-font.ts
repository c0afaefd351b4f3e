import { FONTS } from "../../assets/fonts/catalogue.ts";
import type { MerchantFontRow } from "../database/tables.ts";

const PLAIN_STYLES = new Set(["", "regular", "normal", "roman", "book"]);
const MAX_SLUG = 40;
const HASH_DIGITS = 8;

/** A font as people see it in a list: its family, and its style where that is not the plain one. */
export function fontTitle({ family, style }: Pick<MerchantFontRow, "family" | "style">): string {
  return PLAIN_STYLES.has(style.toLowerCase()) ? family : `${family} ${style}`;
}

/** The id designs name it by: what it is called, and the beginning of its bytes' hash, so that it never means another file. */
export function fontId(named: Pick<MerchantFontRow, "family" | "style" | "sha256">): string {
  const slug = fontTitle(named)
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_SLUG)
    .replaceAll(/^-+|-+$/g, "");
  return `${slug === "" ? "font" : slug}-${named.sha256.slice(0, HASH_DIGITS)}`;
}

/** True where another font that is offered is called the same: shoppers could not tell them apart. */
export function isNameTaken(
  font: Pick<MerchantFontRow, "family" | "style" | "sha256">,
  own: readonly MerchantFontRow[],
): boolean {
  const title = fontTitle(font).toLowerCase();
  const others = own.filter(({ sha256, withdrawnAt }) => sha256 !== font.sha256 && withdrawnAt === null);
  return [...FONTS.map(({ family }) => family), ...others.map(fontTitle)].some((each) => each.toLowerCase() === title);
}
