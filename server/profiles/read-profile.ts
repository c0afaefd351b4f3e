import { checkProfile } from "../../configurator-schemas/schema/check-profile.ts";
import { fillCalendar } from "../../configurator-schemas/schema/fill-calendar.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import { unknownReference } from "../../configurator-schemas/schema/unknown-reference.ts";
import { pressFile } from "../colour/press-file.ts";
import { installedFiles } from "../colour/press-files.ts";
import { listPressProfiles } from "../database/press-profiles.ts";
import type { Dependencies } from "../dependencies.ts";
import { readDocument } from "../documents/read-document.ts";
import { AppError } from "../problems/app-error.ts";
import { withOwnPress } from "./profiles-of.ts";

interface Given {
  readonly merchantId: string;
  readonly id: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** The server numbers versions. */
const UNNUMBERED = 1;

export interface ReadProfile {
  readonly profile: PrintProfile;
  /** What speaks against it without keeping it from being published. */
  readonly findings: readonly Issue[];
}

/** A merchant's print profile, whole and with its calendar; refused with all its mistakes. */
export async function readProfile(
  dependencies: Pick<Dependencies, "database" | "blobs" | "library" | "press" | "pressFolders">,
  { merchantId, id, document }: Given,
): Promise<ReadProfile> {
  const parsed = readDocument(PrintProfile, JSON.stringify({ ...document, version: UNNUMBERED }));
  if (!parsed.ok) throw new AppError("invalid_document", { issues: parsed.issues });
  const profile = parsed.value;
  const filled = fillCalendar(profile, dependencies.library.calendars);
  const presses = await listPressProfiles(dependencies.database, merchantId);
  const known = [...presses.map((each) => each.id), ...(await installedFiles(dependencies)).map((each) => each.id)];
  const issues = [
    ...idIssues(profile, id),
    ...checkProfile(profile),
    ...(filled.ok ? [] : filled.issues),
    ...pressIssues(profile, known),
    ...(await intentIssues(dependencies, merchantId, profile)),
  ];
  const [errors, findings] = [issues.filter(isError), issues.filter((each) => !isError(each))];
  if (!filled.ok || errors.length > 0) throw new AppError("invalid_document", { issues: errors });
  const own = withOwnPress(withoutHash(filled.value), new Map(presses.map((each) => [each.id, each.sha256])));
  return { profile: own, findings };
}

function isError({ severity }: Issue): boolean {
  return severity === "error";
}

function idIssues(profile: PrintProfile, id: string): Issue[] {
  return profile.id === id ? [] : [issue("document_invalid", "error", ["id"], { expected: id, got: profile.id })];
}

function pressIssues({ press }: PrintProfile, known: readonly string[]): Issue[] {
  if (!press || known.includes(press.icc)) return [];
  return [unknownReference(["press", "icc"], "press profile", press.icc, known)];
}

/** What the press's ICC file itself says about it. */
async function intentIssues(
  dependencies: Pick<Dependencies, "database" | "blobs" | "press" | "pressFolders">,
  merchantId: string,
  { press, tacPct }: PrintProfile,
): Promise<Issue[]> {
  if (!press) return [];
  const { icc, intents } = press;
  const file = await pressFile(dependencies, { merchantId, id: icc });
  const facts = file && (await dependencies.press.facts(file));
  if (!facts || typeof facts === "string") return [];
  const missing = intents.flatMap((got, i) => {
    const expected = facts.intents.join(", ");
    const path = ["press", "intents", i];
    return facts.intents.includes(got) ? [] : [issue("press_intent_missing", "error", path, { icc, got, expected })];
  });
  if (tacPct === null || facts.tacPct <= tacPct) return missing;
  const about = { icc, got: facts.tacPct, max: tacPct };
  return [...missing, issue("press_ink_above_limit", "warning", ["tacPct"], about)];
}

/** Only the server says which bytes are meant. */
function withoutHash(profile: PrintProfile): PrintProfile {
  if (!profile.press) return profile;
  const { iccSha256: _, ...press } = profile.press;
  return { ...profile, press };
}
