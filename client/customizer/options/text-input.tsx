import { useId } from "react";
import type { ReactElement } from "react";
import { graphemesOf } from "../../../configurator-schemas/configuration/graphemes.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { TextOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useSession } from "../session/use-session.ts";
import { OptionHead } from "./option-head.tsx";
import styles from "./options.module.css";

interface TextInputProps {
  readonly option: TextOption;
  readonly value: string;
  readonly invalid: boolean;
}

/** Counts what a reader calls characters: a family emoji or an accented letter is one. */
export function TextInput({ option, value, invalid }: TextInputProps): ReactElement {
  const session = useSession();
  const { language, format, t } = useI18n();
  const counterId = useId();
  const count = graphemesOf(value).length;
  return (
    <>
      <OptionHead option={option} chosen={option.required ? undefined : t("optional")} />
      <TextField
        label={localise(option.label, language)}
        hideLabel
        value={value}
        lines={option.maxLines}
        invalid={invalid}
        describedBy={counterId}
        onChange={(next) => session.pick(option.id, next === "" ? undefined : next, { group: `option-${option.id}` })}
        onDone={session.endGroup}
      />
      <p id={counterId} className={styles["counter"]} data-over={count > option.maxGraphemes}>
        {t("field.characters", { used: format.number(count), max: format.number(option.maxGraphemes) })}
      </p>
    </>
  );
}
