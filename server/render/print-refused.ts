import type { Issue } from "../../configurator-schemas/schema/issue.ts";

/** What can be said of a design only once its print file is made. */
export class PrintRefused extends Error {
  override readonly name = "PrintRefused";
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code }) => code).join(", "));
    this.issues = issues;
  }
}
