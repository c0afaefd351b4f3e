import type { OptionChange } from "../../../configurator-schemas/answers/guide.ts";
import type { Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import type { I18n } from "../../i18n/i18n.ts";

/** A value as the shopper reads it: its label, a number with its unit, a text in quotes. */
export function valueWords(option: Option, value: Selection, { language, t, format }: I18n): string {
  switch (option.kind) {
    case "choice":
    case "multi-choice": {
      const ids = Array.isArray(value) ? value : [String(value)];
      const labels = ids.map((id) => localise(option.values?.find((each) => each.id === id)?.label, language) || id);
      return labels.length === 0 ? t("value.none") : labels.join(t("comma"));
    }
    case "boolean":
      return t(value === true ? "yes" : "no");
    case "number": {
      const unit = t(`unit.${option.unit}`, { count: Number(value) });
      return `${format.number(Number(value), 3)}${unit === "" ? "" : `\u00a0${unit}`}`;
    }
    case "text":
      return t("element.text", { words: String(value) });
    case "colour":
      return localise(option.palette.find((each) => each.colour === value)?.label, language) || String(value);
    case "image":
      return t("element.photo");
  }
}

/** "Handle: White → Black"; of a list only what comes and goes. */
export function changeWords(option: Option, { from, to }: OptionChange, i18n: I18n): string {
  const { t, language } = i18n;
  const name = localise(option.label, language);
  if (to === null) return t("change.gone", { option: name });
  if (Array.isArray(from) && Array.isArray(to)) {
    const [gone, come] = [from.filter((id) => !to.includes(id)), to.filter((id) => !from.includes(id))];
    return [
      ...(gone.length > 0 ? [t("change.without", { option: name, values: valueWords(option, gone, i18n) })] : []),
      ...(come.length > 0 ? [t("change.with", { option: name, values: valueWords(option, come, i18n) })] : []),
    ].join(t("comma"));
  }
  const words = (value: Selection | null) => (value === null ? t("value.none") : valueWords(option, value, i18n));
  return t("change.moved", { option: name, from: words(from), to: words(to) });
}
