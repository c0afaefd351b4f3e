import type { ExpressionLimits } from "../expressions/tree.ts";
import type { CalendarDocument } from "./calendar.ts";
import type { OptionSet } from "./option.ts";
import type { PrintProfile } from "./print-profile.ts";
import type { Template } from "./template.ts";

/** The other documents a product may name. */
export interface Library {
  readonly optionSets: readonly OptionSet[];
  readonly templates: readonly Template[];
  /** Their calendars filled in. */
  readonly profiles: readonly PrintProfile[];
  readonly calendars: readonly CalendarDocument[];
  /** Font ids this installation has. */
  readonly fonts: ReadonlySet<string>;
  /** Absent = the limits of publishing. */
  readonly limits?: ExpressionLimits;
}
