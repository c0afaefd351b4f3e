import type { BundledFont } from "./bundled-font.ts";
import { FALLBACK_FONTS } from "./fallback-fonts.ts";
import { OFFERED_FONTS } from "./offered-fonts.ts";

/** Every bundled family, in the order in which shoppers see them. */
export const FONTS: readonly BundledFont[] = [...OFFERED_FONTS, ...FALLBACK_FONTS];

/** Ids of the families tried, in this order, for a character that the chosen family cannot write. */
export const FALLBACK_CHAIN: readonly string[] = ["noto-sans", ...FALLBACK_FONTS.map((font) => font.id)];
