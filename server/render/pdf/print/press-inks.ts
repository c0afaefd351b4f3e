import { limitInks } from "../../../colour/limit-inks.ts";
import type { PressConversion } from "../../../colour/press-conversion.ts";
import type { Press } from "../../../../configurator-schemas/schema/press.ts";
import type { PrintProfile, Spot } from "../../../../configurator-schemas/schema/print-profile.ts";
import { screenComponents } from "../ink.ts";
import type { Cmyk, Ink, InkPolicy, ProcessingStep, SpotInk } from "../ink.ts";

/** Print shops name these plates in several languages; ISO 19593-1 has one name for the step. */
const VARNISH = /varnish|vernis|lack|gloss|verniz|barniz/i;
/** Plates are made with 8 bits an ink: four inks rounded up are this much above their sum. */
const ROUNDING_PCT = 0.8;
const BLACK = "#000000";
const BLACK_ALONE: Cmyk = [0, 0, 0, 1];

/** Colours of a design as one press prints them: process inks within its limit, spots on plates of their own names. */
export function pressInks(
  { spots, cut, white, tacPct }: PrintProfile,
  { press, conversion }: { readonly press: Press; readonly conversion: PressConversion },
): InkPolicy {
  const known = new Map<string, Ink>();
  const limited = (inks: Cmyk) => (tacPct === null ? inks : limitInks(inks, tacPct - ROUNDING_PCT));
  const fromScreen = (screen: string): Cmyk => limited(conversion.toInks(screenComponents(screen)));
  const spotInk = (name: string): SpotInk => {
    const spot = spots.find((each) => each.name === name);
    if (!spot) throw new Error(`expected spot "${name}" among the profile's, which preflight asks for`);
    const step = stepOf(spot, { cut: cut?.spot, white: white?.spot });
    return {
      kind: "separation",
      name: spot.plate ?? spot.name,
      tint: 1,
      alternate: spot.inksPct ? shares(spot.inksPct) : fromScreen(spot.screen),
      overprint: spot.overprint ?? false,
      ...(step && { step }),
    };
  };
  const black = (detailMm: number | undefined, { isGiven }: { readonly isGiven: boolean }): Ink => {
    // Letters in four inks show a coloured seam at the least misregister, and one knocked out of its ground a white one.
    if (detailMm !== undefined && detailMm <= press.blackTextMm) {
      return { kind: "cmyk", components: BLACK_ALONE, overprint: true };
    }
    const inks = isGiven || !press.richBlackPct ? BLACK_ALONE : shares(press.richBlackPct);
    return { kind: "cmyk", components: limited(inks) };
  };
  return (colour, path) => {
    const detailMm = path?.detailMm;
    if (colour.kind === "process") {
      const inks = shares(colour.cmykPct);
      const isBlack = inks.every((ink, i) => ink === BLACK_ALONE[i]);
      return isBlack ? black(detailMm, { isGiven: true }) : { kind: "cmyk", components: limited(inks) };
    }
    if (colour.kind === "rgb" && colour.screen === BLACK) return black(detailMm, { isGiven: false });
    const key = colour.kind === "spot" ? `spot ${colour.name}` : colour.screen.toLowerCase();
    const ink =
      known.get(key) ??
      (colour.kind === "spot" ? spotInk(colour.name) : { kind: "cmyk", components: fromScreen(colour.screen) });
    known.set(key, ink);
    return ink;
  };
}

function stepOf(
  spot: Spot,
  roles: { readonly cut: string | undefined; readonly white: string | undefined },
): ProcessingStep | undefined {
  if (spot.name === roles.cut) return "cutting";
  if (spot.name === roles.white) return "white";
  return isVarnish(spot) ? "varnish" : undefined;
}

/** Is it laid over the print to shine? Told by its name: it is a spot like any other. */
export function isVarnish({ name, plate = name, overprint = false }: Spot): boolean {
  return overprint && VARNISH.test(`${name} ${plate}`);
}

function shares([c, m, y, k]: readonly [number, number, number, number]): Cmyk {
  return [c / 100, m / 100, y / 100, k / 100];
}
