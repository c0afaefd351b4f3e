import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import { CalendarDocument } from "../../configurator-schemas/schema/calendar.ts";
import { checkProfile } from "../../configurator-schemas/schema/check-profile.ts";
import { compileProduct } from "../../configurator-schemas/schema/compile-product.ts";
import { fillCalendar } from "../../configurator-schemas/schema/fill-calendar.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { OptionSet } from "../../configurator-schemas/schema/option.ts";
import type { Parsed } from "../../configurator-schemas/schema/parse-document.ts";
import { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { ProductDocument } from "../../configurator-schemas/schema/product.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { Template } from "../../configurator-schemas/schema/template.ts";
import { readDocument } from "./read-document.ts";

const BUNDLED = fileURLToPath(new URL("../../configurator-schemas/", import.meta.url));
/** Documents on disk carry no version: the server numbers what it publishes, and the first is 1. */
const FIRST_VERSION = 1;

export interface Documents {
  readonly products: readonly Product[];
  readonly profiles: readonly PrintProfile[];
  readonly library: Library;
  /** Files that could not be read or compiled; everything else is still there. */
  readonly problems: readonly DocumentProblem[];
}

interface DocumentProblem {
  /** Path inside the folder, e.g. "products/mug-11oz.json". */
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** Reads and compiles every document of a folder (default: those this installation brings), in the order of their names. */
export async function loadDocuments(folder: string = BUNDLED): Promise<Documents> {
  const problems: DocumentProblem[] = [];
  const calendars = (await readFolder(CalendarDocument, { folder, kind: "calendars", problems })).map(
    ({ value }) => value,
  );
  const profiles = (await readFolder(PrintProfile, { folder, kind: "profiles", problems })).flatMap(
    ({ file, value }) => {
      const filled = fillCalendar(value, calendars);
      const issues = [...checkProfile(value), ...(filled.ok ? [] : filled.issues)];
      if (filled.ok && issues.length === 0) return [filled.value];
      problems.push({ file, issues });
      return [];
    },
  );
  const library: Library = {
    optionSets: (await readFolder(OptionSet, { folder, kind: "option-sets", problems })).map(({ value }) => value),
    templates: (await readFolder(Template, { folder, kind: "templates", problems })).map(({ value }) => value),
    profiles,
    calendars,
    fonts: new Set(FONTS.map((font) => font.id)),
  };
  const documents = await readFolder(ProductDocument, { folder, kind: "products", problems });
  const products = documents.flatMap(({ file, value }) => {
    const compiled = compileProduct(value, library, FIRST_VERSION);
    if (compiled.ok) return [compiled.value];
    problems.push({ file, issues: compiled.issues });
    return [];
  });
  return { products, profiles: library.profiles, library, problems };
}

async function readFolder<Grammar extends z.ZodType>(
  grammar: Grammar,
  { folder, kind, problems }: { readonly folder: string; readonly kind: string; readonly problems: DocumentProblem[] },
): Promise<{ readonly file: string; readonly value: z.output<Grammar> }[]> {
  const read: { readonly file: string; readonly value: z.output<Grammar> }[] = [];
  for (const name of await jsonFiles(join(folder, kind))) {
    const file = `${kind}/${name}`;
    const parsed: Parsed<z.output<Grammar>> = readDocument(grammar, await readFile(join(folder, file), "utf8"));
    if (parsed.ok) read.push({ file, value: parsed.value });
    else problems.push({ file, issues: parsed.issues });
  }
  return read;
}

/** A folder that is not there holds no documents. */
async function jsonFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
