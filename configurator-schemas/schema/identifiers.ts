import { z } from "zod";

/** Options, areas and elements: camelCase, so that expressions can name them. */
export const Identifier = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/, {
  error: "camelCase",
});

/** Values, products, profiles, fonts: kebab-case. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "slug" })
  .max(60);

/** The text form of an expression; its meaning is checked when the product is compiled. */
export const ExpressionText = z.string().min(1).max(2000);

/** An amount in major units as a decimal string, e.g. "12.50" or "-0.0175". */
export const DecimalString = z.string().regex(/^-?\d{1,12}(?:\.\d{1,9})?$/, { error: "decimal" });

export const HexColour = z.string().regex(/^#[0-9a-f]{6}$/, { error: "hexColour" });

/** #rrggbb, cmyk(c m y k) in per cent, or spot(Name). */
export const ColourText = z
  .string()
  .regex(/^(?:#[0-9a-f]{6}|cmyk\((?:100|\d{1,2})(?: (?:100|\d{1,2})){3}\)|spot\([A-Za-z0-9][A-Za-z0-9 _-]{0,59}\))$/, {
    error: "colour",
  });

export const LengthMm = z.number().positive().max(20_000);

/** A number an author writes: at most 1e9 and six decimals, so that the rules can count in whole steps of it. */
export const ExactNumber = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine((value) => Math.abs(value * 1e6 - Math.round(value * 1e6)) < 1e-3, { error: "sixDecimals" });
