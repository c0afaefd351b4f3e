import { readdirSync, readFileSync } from "node:fs";
import type { z } from "zod";
import { FALLBACK_CHAIN, FONTS } from "../../assets/fonts/catalogue.ts";
import { CalendarDocument } from "../../configurator-schemas/schema/calendar.ts";
import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import { fillCalendar } from "../../configurator-schemas/schema/fill-calendar.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import { OptionSet } from "../../configurator-schemas/schema/option.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { Template } from "../../configurator-schemas/schema/template.ts";

const CORE = new URL("../../configurator-schemas/", import.meta.url);

const calendars = readAll("calendars", CalendarDocument);

/** The bundled documents, through the real grammar. */
export const LIBRARY: Library = {
  optionSets: readAll("option-sets", OptionSet),
  templates: readAll("templates", Template),
  profiles: readAll("profiles", PrintProfile).map((profile) => {
    const filled = fillCalendar(profile, calendars);
    if (!filled.ok) throw new Error(`profiles/${profile.id}: ${JSON.stringify(filled.issues)}`);
    return filled.value;
  }),
  calendars,
  fonts: new Set(FONTS.map((font) => font.id)),
};

export const FALLBACK_FONTS = FALLBACK_CHAIN;

/** A bundled product, compiled as its first version. */
export function bundledProduct(id: string): Product {
  const document = readAll("products", ProductDocument).find((each) => each.id === id);
  if (!document) throw new Error(`no bundled product "${id}"`);
  return compiled(document);
}

/** The bundled mug, or a change of it, compiled. */
export function compiled(document: ProductDocument): Product {
  const result = compileProduct(document, LIBRARY, 1);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
  return result.value;
}

export function bundledDocument(id: string): ProductDocument {
  const document = readAll("products", ProductDocument).find((each) => each.id === id);
  if (!document) throw new Error(`no bundled product "${id}"`);
  return document;
}

export function bundledProfile(id: string): PrintProfile {
  const profile = LIBRARY.profiles.find((each) => each.id === id);
  if (!profile) throw new Error(`no bundled profile "${id}"`);
  return profile;
}

function readAll<Grammar extends z.ZodType>(folder: string, grammar: Grammar): z.output<Grammar>[] {
  const url = new URL(`${folder}/`, CORE);
  return readdirSync(url)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => {
      const parsed = parseDocument(grammar, JSON.parse(readFileSync(new URL(name, url), "utf8")));
      if (!parsed.ok) throw new Error(`${folder}/${name}: ${JSON.stringify(parsed.issues, null, 2)}`);
      return parsed.value;
    });
}
