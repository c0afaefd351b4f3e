import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";

/** What can be said of a design only once its print file is made. */
export class PrintRefused extends Error {
  override readonly name = "PrintRefused";
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code }) => code).join(", "));
    this.issues = issues;
  }
}

/** The file of an area has more bytes than its profile takes. */
export function fileTooLarge(
  area: string,
  { profile, bytes }: { readonly profile: PrintProfile; readonly bytes: number },
): PrintRefused {
  const megabytes = (value: number) => Math.ceil(value / 104_857.6) / 10;
  const params = { area, got: megabytes(bytes), maxMb: megabytes(profile.maxBytes), profile: profile.id };
  return new PrintRefused([issue("file_too_large", "error", ["elements", area], params)]);
}
