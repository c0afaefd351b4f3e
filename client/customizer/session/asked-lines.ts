import type { Configuration, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import { lineConfiguration } from "../../../configurator-schemas/configuration/line-configuration.ts";

/** Pieces of one size, or of one person: how they differ from the design. */
export interface OrderLine {
  readonly quantity: number;
  readonly selections: Selections;
  /** Other words for the design's texts, by element id. */
  readonly fields: Readonly<Record<string, string>>;
}

/** The same as the API takes it: what does not differ is left out. */
export interface AskedLine {
  readonly quantity: number;
  readonly selections?: Selections;
  readonly fields?: Readonly<Record<string, string>>;
}

/** What is asked about: the lines, else so many pieces of the design as it is. */
export function askedLines({
  lines,
  quantity,
  own,
}: {
  readonly lines: readonly OrderLine[] | undefined;
  readonly quantity: number;
  readonly own: Configuration;
}): readonly AskedLine[] {
  if (!lines) return [{ quantity }];
  const texts = new Set(
    Object.values(own.elements)
      .flat()
      .flatMap(({ id, kind }) => (kind === "text" ? [id] : [])),
  );
  return lines.map((line) => {
    // A text that was taken from the design takes its words along.
    const fields = Object.fromEntries(Object.entries(line.fields).filter(([id, text]) => texts.has(id) && text !== ""));
    return {
      quantity: line.quantity,
      ...(Object.keys(line.selections).length > 0 && { selections: line.selections }),
      ...(Object.keys(fields).length > 0 && { fields }),
    };
  });
}

/** With everything that follows from each line's own selections; equal lines are worked out once. */
export function settledLines(
  lines: readonly AskedLine[],
  own: Configuration,
  settle: (configuration: Configuration) => Configuration,
): readonly AskedLine[] {
  const known = new Map<string, Selections>();
  return lines.map((line) => {
    // Words of a bound text are selections too.
    const asked = lineConfiguration(own, line);
    const name = JSON.stringify(asked.selections);
    const selections = known.get(name) ?? settle(asked).selections;
    known.set(name, selections);
    return { ...line, selections };
  });
}

export function piecesOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
