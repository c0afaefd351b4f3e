import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { SessionState } from "./session-state.ts";

/** The design element an issue speaks of. */
export function elementOfIssue({ path }: Issue, { configuration }: SessionState): DesignElement | undefined {
  const [, area = "", index = ""] = /^\/elements\/([^/]+)\/(\d+)/.exec(path) ?? [];
  return configuration.elements[area]?.[Number(index)];
}
