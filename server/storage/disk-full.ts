/** What a file system says when it has no room, or this process may take no more of it. */
const CODES: readonly unknown[] = ["ENOSPC", "EDQUOT", "EFBIG"];

/** There was no room for a file; nothing of it is left. The message begins with the stable code `storage_full`. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
  constructor(what: string, cause: unknown) {
    super(`storage_full: no room on the disk for ${what}`, { cause });
  }
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof DiskFull || (error instanceof Error && "code" in error && CODES.includes(error.code));
}
