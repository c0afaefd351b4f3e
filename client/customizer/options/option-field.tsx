import type { ReactElement } from "react";
import type { Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Findings } from "../findings/findings.tsx";
import { BooleanInput } from "./boolean-input.tsx";
import { ChoiceInput } from "./choice-input.tsx";
import { ColourInput } from "./colour-input.tsx";
import { ImageInput } from "./image-input.tsx";
import { MultiChoiceInput } from "./multi-choice-input.tsx";
import { NumberInput } from "./number-input.tsx";
import { TextInput } from "./text-input.tsx";
import styles from "./options.module.css";

interface OptionFieldProps {
  readonly option: Option;
  readonly value: Selection | undefined;
  readonly issues: readonly Issue[];
}

/** One option: its question, its input by kind, its help, and what is wrong with the answer. */
export function OptionField({ option, value, issues }: OptionFieldProps): ReactElement {
  const { language } = useI18n();
  const issuesId = issues.length > 0 ? `issues-${option.id}` : undefined;
  return (
    <fieldset
      className={styles["group"]}
      id={`option-${option.id}`}
      aria-describedby={issuesId}
      data-option={option.id}
      data-kind={option.kind}
    >
      <legend className="visually-hidden">{localise(option.label, language)}</legend>
      <Input option={option} value={value} invalid={issues.some((each) => each.severity === "error")} />
      <Findings issues={issues} {...(issuesId !== undefined && { id: issuesId })} />
    </fieldset>
  );
}

interface InputProps {
  readonly option: Option;
  readonly value: Selection | undefined;
  readonly invalid: boolean;
}

function Input({ option, value, invalid }: InputProps): ReactElement {
  switch (option.kind) {
    case "choice":
      return <ChoiceInput option={option} value={typeof value === "string" ? value : undefined} />;
    case "multi-choice":
      return <MultiChoiceInput option={option} value={Array.isArray(value) ? value : []} />;
    case "boolean":
      return <BooleanInput option={option} value={value === true} />;
    case "number":
      return <NumberInput option={option} value={typeof value === "number" ? value : undefined} invalid={invalid} />;
    case "text":
      return <TextInput option={option} value={typeof value === "string" ? value : ""} invalid={invalid} />;
    case "colour":
      return <ColourInput option={option} value={typeof value === "string" ? value : undefined} />;
    case "image":
      return <ImageInput option={option} value={typeof value === "string" ? value : ""} />;
  }
}
