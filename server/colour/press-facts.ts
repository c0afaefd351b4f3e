import type { PressFacts } from "../../configurator-schemas/protocol/press-profile.ts";
import { pressConversion } from "./press-conversion.ts";
import type { PressIntent } from "./press-conversion.ts";
import { pressTable } from "./press-table.ts";
import type { Intent, PressProfile } from "./icc-profile.ts";

const INTENT_OF: Readonly<Record<Intent, PressIntent>> = { perceptual: "perceptual", relative: "relative-bpc" };
/** Some profiles have one table for all; it is the perceptual one by the specification (ICC.1:2022, 8.4). */
const LONE: readonly Intent[] = ["perceptual"];

/** What is known of a press profile once it was read, with the most ink any colour of a screen takes by it. */
export function pressFacts(profile: PressProfile): PressFacts {
  const intents = (profile.intents.length > 0 ? profile.intents : LONE).map((intent) => INTENT_OF[intent]);
  const tacPct = Math.max(...intents.map((intent) => mostInk(profile, intent)));
  return { description: profile.description, tacPct, intents };
}

function mostInk(profile: PressProfile, intent: PressIntent): number {
  const { values } = pressTable(pressConversion(profile, intent));
  let most = 0;
  for (let at = 0; at < values.length; at += 4)
    most = Math.max(most, values[at]! + values[at + 1]! + values[at + 2]! + values[at + 3]!);
  return Math.round((most / 256 / 255) * 1000) / 10;
}
