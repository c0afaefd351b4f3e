import { offsetFills, uniteFills } from "../../configurator-schemas/artwork/offset-path.ts";

/** Runs in Chromium. */
export function offsetInPage(paths: readonly string[], byMm: number): string {
  return byMm === 0 ? uniteFills(paths) : offsetFills(paths, byMm);
}
