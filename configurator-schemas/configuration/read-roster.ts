import type { ChoiceOption } from "../schema/option.ts";
import type { Issue } from "../schema/issue.ts";
import type { Localised } from "../schema/localised.ts";
import type { LineDifference } from "./line-configuration.ts";

/** What a list may say of each piece. */
export interface RosterColumns {
  readonly options: readonly ChoiceOption[];
  readonly texts: readonly RosterText[];
  /** Why a row that could be read cannot be made; absent = all can. */
  readonly judge?: ((line: RosterLine) => Issue | undefined) | undefined;
}

export interface RosterText {
  readonly id: string;
  readonly label: string;
  /** What else a column of it may be called: the option it is bound to, in any language. */
  readonly names?: readonly string[] | undefined;
}

export interface RosterLine extends LineDifference {
  readonly quantity: number;
}

/** A row that was not taken, by its number in the file; the head row is 1. */
export type RosterProblem =
  | { readonly line: number; readonly code: "no_quantity"; readonly got: string }
  | { readonly line: number; readonly code: "no_value"; readonly got: string; readonly option: string }
  | { readonly line: number; readonly code: "unfit"; readonly issue: Issue }
  | { readonly line: number; readonly code: "no_columns" | "too_many" };

export interface Roster {
  readonly lines: readonly RosterLine[];
  readonly problems: readonly RosterProblem[];
}

/** As many as one quote takes. */
export const MOST_LINES = 500;
const QUANTITY = /^(?:quantit[ée]|qt[ée]|qty|quantity|nombre|الكمية|العدد)$/i;
/** Where a design has one text, a column of names is it. */
const NAME = /^(?:nom|pr[ée]nom|name|first name|texte?|text|الاسم)$/i;

/**
 * A table with a head row, such as a CSV file, as lines of one design. Columns are known by an option's or element's id or
 * label in any language; good rows are kept, bad ones are told by their number in the file.
 */
export function readRoster(table: readonly (readonly string[])[], columns: RosterColumns): Roster {
  const [head = [], ...rows] = table;
  const meanings = head.map((cell) => meaningOf(cell.trim(), columns));
  if (meanings.every((each) => each === undefined)) return { lines: [], problems: [{ line: 1, code: "no_columns" }] };
  const lines: RosterLine[] = [];
  const problems: RosterProblem[] = [];
  for (const [i, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const line = i + 2;
    if (lines.length >= MOST_LINES) {
      problems.push({ line, code: "too_many" });
      break;
    }
    const read = readRow(row, meanings, line);
    if ("code" in read) {
      problems.push(read);
      continue;
    }
    const issue = columns.judge?.(read);
    if (issue) problems.push({ line, code: "unfit", issue });
    else lines.push(read);
  }
  return { lines, problems };
}

type Meaning =
  | { readonly kind: "quantity" }
  | { readonly kind: "option"; readonly option: ChoiceOption }
  | { readonly kind: "text"; readonly id: string };

function meaningOf(cell: string, { options, texts }: RosterColumns): Meaning | undefined {
  if (QUANTITY.test(cell)) return { kind: "quantity" };
  const option = options.find(({ id, label }) => isNamed(cell, id, label));
  if (option) return { kind: "option", option };
  const text = texts.find(({ id, label, names = [] }) => [id, label, ...names].some((each) => same(cell, each)));
  const [only, ...others] = texts;
  const found = text ?? (only && others.length === 0 && NAME.test(cell) ? only : undefined);
  return found && { kind: "text", id: found.id };
}

function readRow(
  row: readonly string[],
  meanings: readonly (Meaning | undefined)[],
  line: number,
): RosterLine | RosterProblem {
  let quantity = 1;
  const selections: Record<string, string> = {};
  const fields: Record<string, string> = {};
  for (const [i, meaning] of meanings.entries()) {
    const cell = (row[i] ?? "").trim();
    if (!meaning || cell === "") continue;
    switch (meaning.kind) {
      case "quantity":
        quantity = Number(cell);
        if (!Number.isInteger(quantity) || quantity < 1) return { line, code: "no_quantity", got: cell };
        break;
      case "option": {
        const { option } = meaning;
        const value = option.values?.find(({ id, label }) => isNamed(cell, id, label));
        if (!value) return { line, code: "no_value", got: cell, option: option.id };
        selections[option.id] = value.id;
        break;
      }
      case "text":
        fields[meaning.id] = cell;
    }
  }
  return { quantity, selections, fields };
}

function isNamed(cell: string, id: string, label: Localised): boolean {
  return same(cell, id) || [label.fr, label.en, label.ar].some((each) => each !== undefined && same(cell, each));
}

function same(a: string, b: string): boolean {
  return a.localeCompare(b, "fr", { sensitivity: "base" }) === 0;
}
