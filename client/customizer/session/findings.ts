import { answerOf } from "../../../configurator-schemas/answers/check-basics.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { UploadFacts } from "../../../configurator-schemas/configuration/upload-facts.ts";
import type { SessionState } from "./session-state.ts";

/** Errors that stop an order, whoever found them. */
export function blockingIssues(state: SessionState): readonly Issue[] {
  return allIssues(state).filter((each) => each.severity === "error");
}

/** Every finding once: the rules' at once, the printer's a moment later. */
export function allIssues({ check, preflight, price }: SessionState): readonly Issue[] {
  const seen = new Set<string>();
  return [...check.issues, ...price.issues, ...preflight].filter(({ code, path, params }) => {
    const key = `${code} ${path} ${JSON.stringify(params)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Nothing is wrong, but whoever placed it would want to know. */
const WORTH_TELLING: ReadonlySet<Issue["code"]> = new Set(["element_covered", "element_invisible"]);

/** What is told where an area is worked on: all that is wrong with it, what nobody would see, and sides left empty. */
export function issuesOfArea(state: SessionState, area: string): readonly Issue[] {
  return allIssues(state).filter(({ code, path, severity }) => {
    // Said here, because nobody would look for it on a side nobody went to.
    if (code === "side_empty") return true;
    return `${path}/`.startsWith(`/elements/${area}/`) && (severity !== "information" || WORTH_TELLING.has(code));
  });
}

/** Sizes of the pictures that are here, for judging sharpness. */
export function knownUploads({ pictures }: SessionState): ReadonlyMap<string, UploadFacts> {
  return new Map([...pictures].filter(([, picture]) => picture.widthPx > 0));
}

/** A picture that is still being fetched is not missing. */
export function withoutLoading(check: SessionState["check"], state: SessionState): SessionState["check"] {
  const issues = check.issues.filter(({ code, params }) => {
    const { upload } = params;
    const picture = code === "upload_unknown" && typeof upload === "string" ? state.pictures.get(upload) : undefined;
    // One that could not be sent says so itself, with a way to try again.
    return picture === undefined || (picture.state === "failed" && picture.file === undefined);
  });
  if (issues.length === check.issues.length) return check;
  return { ...check, ...answerOf(issues) };
}
