import { documentMessage } from "../../configurator-schemas/answers/document-messages.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** Issues as the contract writes them: with their sentence. */
export function reportIssues(issues: readonly Issue[], language: Language) {
  return issues.map((each) => ({
    code: each.code,
    severity: each.severity,
    path: each.path,
    message: documentMessage(each, language),
    params: each.params,
  }));
}
