import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** Each language in its own words: who cannot read the page still finds theirs. */
export const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ["fr", "Français"],
  ["en", "English"],
  ["ar", "العربية"],
];
