import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";

/** What a print job is called by those who order and make it. */
export interface JobWords {
  readonly order: string;
  readonly line: string;
  /** Of a roster, from 1. */
  readonly row?: number;
  readonly sku: string;
  readonly quantity: number;
  /** When the job was placed: the only clock a file knows. */
  readonly at: string;
}

interface Named {
  readonly profile: Pick<PrintProfile, "id" | "fileName">;
  readonly product: string;
  readonly area: string;
  readonly job: JobWords | undefined;
}

const USUAL = "{product}-{area}";
const ROW = "{row}";
const LONGEST = 120;

/** A print file's name without its ending, by the profile's pattern; words nobody gave are left out. */
export function printFileName({ profile, product, area, job }: Named): string {
  const { order = "", line = "", row = "", sku = "", quantity = "" } = job ?? {};
  const own = { product, area, profile: profile.id };
  const words: Readonly<Record<string, string | number>> = { ...own, order, line, row, sku, quantity };
  const pattern = profile.fileName ?? USUAL;
  // The pieces of a roster must not have one name.
  const name = (job?.row === undefined || pattern.includes(ROW) ? pattern : `${pattern}-${ROW}`)
    .replaceAll(/\{(\w+)\}/g, (_, word: string) => plain(String(words[word] ?? "")))
    // Of "order--row" with an empty middle one dash is left.
    .replaceAll(/([-_.])[-_.]+/g, "$1")
    .replaceAll(/^[-_.]+|[-_.]+$/g, "")
    .slice(0, LONGEST);
  return name === "" ? `${product}-${area}` : name;
}

/** What every file system takes; order numbers are free text. */
function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9_.-]+/g, "-");
}
