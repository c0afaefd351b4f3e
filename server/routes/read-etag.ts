import { AppError } from "../problems/app-error.ts";

/** A strong ETag of a version. */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/** The version an If-Match names. Absent = 428, because blind writes lose somebody's work; unreadable = never matches. */
export function readIfMatch(header: string | undefined): number {
  if (header === undefined) throw new AppError("precondition_required");
  const version = /^"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  return version === undefined ? -1 : Number(version);
}

/** Refuses a write that was made against another version than the present one. */
export function requireVersion(header: string | undefined, current: number): void {
  if (readIfMatch(header) !== current) throw versionMismatch(current);
}

export function versionMismatch(current: number): AppError {
  return new AppError("version_mismatch", { params: { version: current }, headers: { ETag: versionTag(current) } });
}

/** Does If-None-Match already hold this tag? Weak comparison (RFC 9110, 13.1.2). */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === tag);
}
