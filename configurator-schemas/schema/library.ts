import type { ExpressionLimits } from "../expressions/tree.ts";
import type { OptionSet } from "./option.ts";
import type { PrintProfile } from "./print-profile.ts";
import type { Template } from "./template.ts";

/** The other documents a product may name. */
export interface Library {
  readonly optionSets: readonly OptionSet[];
  readonly templates: readonly Template[];
  readonly profiles: readonly PrintProfile[];
  /** Font ids this installation has. */
  readonly fonts: ReadonlySet<string>;
  /** Absent = the limits of publishing. */
  readonly limits?: ExpressionLimits;
}
