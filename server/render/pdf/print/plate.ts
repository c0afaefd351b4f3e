import type { PrintProfile, Spot } from "../../../../configurator-schemas/schema/print-profile.ts";
import { isVarnish } from "./press-inks.ts";

/** An outline that is no part of the artwork: where a machine cuts, lays white ink or varnishes. Path data in mm of the area. */
export interface Plate {
  readonly role: "cut" | "white" | "varnish";
  readonly d: string;
}

/** The spot of a plate that is no part of the artwork. */
export function spotOf(role: Plate["role"], { spots, cut, white, id }: PrintProfile): string {
  const varnish = (): Spot | undefined => spots.find(isVarnish);
  const name = { cut: () => cut?.spot, white: () => white?.spot, varnish: () => varnish()?.name }[role]();
  if (name === undefined) throw new Error(`expected a spot for the plate "${role}" in profile ${id}, got none`);
  return name;
}
