/** A version of a design that was approved. */
export interface Approval {
  readonly design: string;
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
}
