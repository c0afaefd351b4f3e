import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { ChoiceOption } from "../../../configurator-schemas/schema/option.ts";

/** How values stand beside each other, by their longest label: sizes in tight cells, names in two columns, sentences in one. */
export function cardColumns({ display, values = [] }: ChoiceOption, language: Language): "tight" | "two" | "one" {
  if (display === "list" || values.some(({ help, swatch }) => help !== undefined || swatch !== undefined)) return "one";
  const longest = Math.max(0, ...values.map(({ label }) => localise(label, language).length));
  if (longest <= 5) return "tight";
  return longest <= 16 ? "two" : "one";
}
