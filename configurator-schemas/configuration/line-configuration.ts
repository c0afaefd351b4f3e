import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Configuration, Selections } from "./configuration.ts";

/** How one line of a quote or an order differs from its design. */
export interface LineDifference {
  readonly selections?: Selections | undefined;
  /** A roster's row: other words for the design's text elements, by element id. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** The design as one line has it: its own selections and words over the design's. */
export function lineConfiguration(configuration: Configuration, { selections, fields }: LineDifference): Configuration {
  if (!selections && !fields) return configuration;
  return {
    ...configuration,
    selections: { ...configuration.selections, ...selections },
    elements: fields ? withWords(configuration.elements, fields) : configuration.elements,
  };
}

/** Fields that no text element of the design waits for. */
export function fieldIssues(configuration: Configuration, lines: readonly LineDifference[]): Issue[] {
  const texts = Object.values(configuration.elements)
    .flat()
    .filter(({ kind }) => kind === "text")
    .map(({ id }) => id);
  return lines.flatMap(({ fields = {} }, i) =>
    Object.keys(fields)
      .filter((field) => !texts.includes(field))
      .map((field) =>
        issue("field_unknown", "error", ["lines", i, "fields", field], { field, expected: texts.join(", ") }),
      ),
  );
}

function withWords(
  elements: Configuration["elements"],
  fields: Readonly<Record<string, string>>,
): Configuration["elements"] {
  const written = (element: DesignElement): DesignElement => {
    const text = element.kind === "text" && Object.hasOwn(fields, element.id) ? fields[element.id] : undefined;
    return text === undefined || element.kind !== "text" ? element : { ...element, text };
  };
  return Object.fromEntries(Object.entries(elements).map(([area, list]) => [area, list.map(written)]));
}
