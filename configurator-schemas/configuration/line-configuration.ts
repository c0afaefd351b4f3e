import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Configuration, Selections } from "./configuration.ts";

/** How one line of a quote or an order differs from its design. */
export interface LineDifference {
  readonly selections?: Selections | undefined;
  /** A roster's row: other words for the design's texts, by the id of the element or of the option it is bound to. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** The design as one line has it: its own selections and words over the design's. Words of a bound text are its option's. */
export function lineConfiguration(configuration: Configuration, { selections, fields }: LineDifference): Configuration {
  if (!selections && !fields) return configuration;
  const written = fields ? wordsOf(configuration, fields) : undefined;
  return {
    ...configuration,
    selections: { ...configuration.selections, ...selections, ...written?.selections },
    elements: written ? withWords(configuration.elements, written.texts) : configuration.elements,
  };
}

/** Fields that no text element of the design waits for. */
export function fieldIssues(configuration: Configuration, lines: readonly LineDifference[]): Issue[] {
  const names = fieldNames(configuration);
  return lines.flatMap(({ fields = {} }, i) =>
    Object.keys(fields)
      .filter((field) => !names.has(field))
      .map((field) =>
        issue("field_unknown", "error", ["lines", i, "fields", field], {
          field,
          expected: [...names.keys()].join(", "),
        }),
      ),
  );
}

/** What fields of a line may be called: every text element, and the options texts are bound to; each with that option. */
export function fieldNames({ elements }: Configuration): ReadonlyMap<string, string | undefined> {
  const names = new Map<string, string | undefined>();
  for (const element of Object.values(elements).flat()) {
    if (element.kind !== "text") continue;
    const option = element.bind?.text;
    names.set(element.id, option);
    if (option !== undefined) names.set(option, option);
  }
  return names;
}

type Words = Readonly<Record<string, string>>;

function wordsOf(configuration: Configuration, fields: Words): { readonly texts: Words; readonly selections: Words } {
  const names = fieldNames(configuration);
  const entries = Object.entries(fields);
  const optionOf = ([field, text]: [string, string]): [string, string][] => {
    const option = names.get(field);
    return option === undefined ? [] : [[option, text]];
  };
  return {
    texts: Object.fromEntries(entries.filter((entry) => optionOf(entry).length === 0)),
    selections: Object.fromEntries(entries.flatMap(optionOf)),
  };
}

function withWords(elements: Configuration["elements"], fields: Words): Configuration["elements"] {
  const written = (element: DesignElement): DesignElement => {
    const text = element.kind === "text" && Object.hasOwn(fields, element.id) ? fields[element.id] : undefined;
    return text === undefined || element.kind !== "text" ? element : { ...element, text };
  };
  return Object.fromEntries(Object.entries(elements).map(([area, list]) => [area, list.map(written)]));
}
