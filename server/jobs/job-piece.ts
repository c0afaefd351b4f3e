import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { OrderLineRow } from "../database/tables.ts";

/** A line of the order as a piece of a job. */
export interface JobPiece {
  /** Its number in the roster, from 1; 1 in a job of one design. */
  readonly row: number;
  readonly line: OrderLineRow;
  readonly configuration: Configuration;
  /** Sizes it has for the sake of the lines it was ordered with. */
  readonly groupSizes: GroupSizes | undefined;
}
