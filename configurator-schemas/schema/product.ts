import { z } from "zod";
import type { Expression } from "../expressions/tree.ts";
import { calendarSource } from "./calendar.ts";
import { DerivedValue, Part } from "./derived.ts";
import { Identifier, Slug } from "./identifiers.ts";
import { Localised } from "./localised.ts";
import { Option } from "./option.ts";
import { PrintArea } from "./print-area.ts";
import type { PrintProfile } from "./print-profile.ts";
import { PriceTable } from "./price-table.ts";
import { Rule } from "./rule.ts";
import { Scene } from "./scene.ts";
import type { Template } from "./template.ts";
import { Variants } from "./variants.ts";

/** One group of questions: options and print areas a shopper answers together. */
export const Step = z.strictObject({
  id: Identifier,
  label: Localised,
  options: z.array(Identifier).default([]),
  areas: z.array(Identifier).default([]),
});

/** What a merchant writes. Lists with ids, in the order shoppers see them; nothing private, because it ships to browsers. */
export const ProductDocument = z.strictObject({
  $schema: z.string().optional(),
  /** Version of this grammar; see migrations.ts. */
  schemaVersion: z.literal(1).default(1),
  id: Slug,
  name: Localised,
  description: Localised.optional(),
  /** Print shops' profiles that can make it, the default first; none for what is made without print areas. */
  profiles: z.array(Slug).max(50).default([]),
  maxQuantity: z.int().min(1).max(1_000_000).default(1000),
  /** Which row of the merchant's tax table counts; absent = standard. */
  taxClass: Slug.optional(),
  /** Working days of making it; options add theirs. */
  leadTimeDays: z.int().min(0).max(365).default(2),
  /** Of the workshop that makes it, before the print profile's. */
  ...calendarSource,
  defaultFont: Slug.default("noto-sans"),
  /** `required`: only approved versions are ordered; absent = approving is the shopper's choice. */
  approval: z.literal("required").optional(),
  steps: z.array(Step).min(1).max(30),
  options: z.array(Option).max(500),
  /** Numbers that follow from the options; rules, prices and sizes may name them. */
  derived: z.array(DerivedValue).max(200).default([]),
  /** The cut list, for things made from boards. */
  parts: z.array(Part).max(100).default([]),
  variants: Variants,
  rules: z.array(Rule).max(2000).default([]),
  printAreas: z.array(PrintArea).max(100),
  scene: Scene,
  prices: z.array(PriceTable).min(1).max(40),
});
export type ProductDocument = z.infer<typeof ProductDocument>;

/**
 * A published version: the document with its option sets filled in, every expression's tree beside its text,
 * and the other documents an editor needs. Immutable; the server numbers versions.
 */
export interface Product extends ProductDocument {
  readonly version: number;
  readonly expressions: Readonly<Record<string, Expression>>;
  readonly templateDocuments: readonly Template[];
  readonly profileDocuments: readonly PrintProfile[];
}
