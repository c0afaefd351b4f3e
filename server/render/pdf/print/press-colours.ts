import type { ColourTable } from "../../../../configurator-schemas/artwork/colour-table.ts";
import type { InstalledProfile } from "../../../colour/installed-profiles.ts";
import { pressConversion } from "../../../colour/press-conversion.ts";
import type { PressConversion, PressIntent } from "../../../colour/press-conversion.ts";
import { pressTable } from "../../../colour/press-table.ts";

/** Everything a press needs to know of colours. */
export interface PressColours {
  readonly installed: InstalledProfile;
  readonly conversion: PressConversion;
  /** For pixels; made when the first picture asks. */
  table(): ColourTable;
}

/** Tables of a press take 0.1 s: a worker keeps those it made. Few: an installation has a handful of presses. */
const kept = new Map<string, PressColours>();
const MOST_KEPT = 8;

export function pressColours(installed: InstalledProfile, intent: PressIntent): PressColours {
  const key = `${installed.sha256} ${intent}`;
  const found = kept.get(key);
  if (found) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const conversion = pressConversion(installed.profile, intent);
  let table: ColourTable | undefined;
  const made = { installed, conversion, table: () => (table ??= pressTable(conversion)) };
  kept.set(key, made);
  return made;
}
