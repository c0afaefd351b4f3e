import { z } from "zod";
import { ExactNumber, ExpressionText, HexColour, Identifier, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { Unit } from "./unit.ts";

/** What choosing or writing does to the right of withdrawal; `personalises` makes the thing the shopper's own. */
export const LegalEffect = z.enum(["standard", "personalises"]);
export type LegalEffect = z.infer<typeof LegalEffect>;

/** What rules can look up in a chosen value: `cpu.watts`, `board.socket`. */
export const Attribute = z.union([ExactNumber, z.string().min(1).max(60), z.boolean()]);

export type Attribute = z.infer<typeof Attribute>;

/** Working days that making it takes more, or fewer. */
const LeadTimeDays = z.int().min(-365).max(365).optional();

/** What a material shows besides its swatch's colour: what lies behind it, or a reflection. */
export const Surface = z.enum(["clear", "mirror"]);
export type Surface = z.infer<typeof Surface>;

export const OptionValue = z.strictObject({
  id: Slug,
  label: Localised,
  help: Localised.optional(),
  swatch: HexColour.optional(),
  surface: Surface.optional(),
  attributes: z.record(Identifier, Attribute).optional(),
  leadTimeDays: LeadTimeDays,
});
export type OptionValue = z.infer<typeof OptionValue>;

const common = {
  id: Identifier,
  label: Localised,
  help: Localised.optional(),
  availableWhen: ExpressionText.optional(),
  /** Absent: choosing is standard; what a shopper writes, measures or uploads is then unclear, which counts as standard. */
  legalEffect: LegalEffect.optional(),
};

/** Prefers a value while `when` holds; never removes one. Comes before the default. */
const recommended = <Value extends z.ZodType>(value: Value) =>
  z
    .array(z.strictObject({ value, when: ExpressionText.optional(), because: Localised.optional() }))
    .max(50)
    .default([]);

/** Either the values themselves, or the id of an option set that holds them. */
const valueSource = {
  values: z.array(OptionValue).min(1).max(500).optional(),
  valuesFrom: Slug.optional(),
};

export const ChoiceOption = z.strictObject({
  ...common,
  kind: z.literal("choice"),
  display: z.enum(["swatches", "cards", "list"]).default("list"),
  default: Slug.optional(),
  recommended: recommended(Slug),
  ...valueSource,
});

export const MultiChoiceOption = z.strictObject({
  ...common,
  kind: z.literal("multi-choice"),
  default: z.array(Slug).default([]),
  min: z.int().min(0).default(0),
  max: z.int().min(1).optional(),
  ...valueSource,
});

export const BooleanOption = z.strictObject({
  ...common,
  kind: z.literal("boolean"),
  leadTimeDays: LeadTimeDays,
  default: z.boolean().default(false),
  recommended: recommended(z.boolean()),
});

export const NumberOption = z.strictObject({
  ...common,
  kind: z.literal("number"),
  leadTimeDays: LeadTimeDays,
  min: ExactNumber,
  max: ExactNumber,
  step: ExactNumber.positive().default(1),
  unit: Unit.default("none"),
  default: ExactNumber.optional(),
  recommended: recommended(ExactNumber),
});

export const TextOption = z.strictObject({
  ...common,
  kind: z.literal("text"),
  leadTimeDays: LeadTimeDays,
  required: z.boolean().default(false),
  maxGraphemes: z.int().min(1).max(5000).default(200),
  maxLines: z.int().min(1).max(100).default(1),
  /** A regular expression the whole text must match; kept small because it runs on every keystroke. */
  pattern: z.string().max(200).optional(),
  default: z.string().optional(),
});

export const ColourOption = z.strictObject({
  ...common,
  kind: z.literal("colour"),
  leadTimeDays: LeadTimeDays,
  default: HexColour.optional(),
  /** Colours offered first; when `free` is false, the only ones accepted. */
  palette: z
    .array(z.strictObject({ colour: HexColour, label: Localised }))
    .max(100)
    .default([]),
  free: z.boolean().default(true),
});

export const ImageOption = z.strictObject({
  ...common,
  kind: z.literal("image"),
  leadTimeDays: LeadTimeDays,
  required: z.boolean().default(false),
});

export const Option = z.discriminatedUnion("kind", [
  ChoiceOption,
  MultiChoiceOption,
  BooleanOption,
  NumberOption,
  TextOption,
  ColourOption,
  ImageOption,
]);
export type Option = z.infer<typeof Option>;
export type ChoiceOption = z.infer<typeof ChoiceOption>;
export type MultiChoiceOption = z.infer<typeof MultiChoiceOption>;
export type BooleanOption = z.infer<typeof BooleanOption>;
export type NumberOption = z.infer<typeof NumberOption>;
export type TextOption = z.infer<typeof TextOption>;
export type ColourOption = z.infer<typeof ColourOption>;

/** A list of values shared by many products: `valuesFrom` names it. */
export const OptionSet = z.strictObject({
  $schema: z.string().optional(),
  id: Slug,
  values: z.array(OptionValue).min(1).max(500),
});
export type OptionSet = z.infer<typeof OptionSet>;
