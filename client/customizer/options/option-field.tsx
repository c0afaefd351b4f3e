import { Suspense, memo } from "react";
import type { ReactElement } from "react";
import type { Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import type { Option } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import { Findings } from "../findings/findings.tsx";
import { WhyCard } from "../late-parts.ts";
import { sameData } from "../session/same-data.ts";
import { BooleanInput } from "./boolean-input.tsx";
import { ChoiceInput } from "./choice-input.tsx";
import { ColourInput } from "./colour-input.tsx";
import { ImageInput } from "./image-input.tsx";
import { MultiChoiceInput } from "./multi-choice-input.tsx";
import { NumberInput } from "./number-input.tsx";
import type { InputContext } from "./option-input.ts";
import { TextInput } from "./text-input.tsx";
import styles from "./options.module.css";

interface OptionFieldProps extends Omit<InputContext, "invalid"> {
  readonly option: Option;
  readonly value: Selection | undefined;
  readonly issues: readonly Issue[];
}

/**
 * One option: its question, its input by kind, its help, what is wrong with the answer, and why another cannot be given. Drawn
 * again only when one of them is another: a click at one option must not draw forty.
 */
export const OptionField = memo(function OptionField(props: OptionFieldProps): ReactElement {
  const { option, issues, explanation } = props;
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
      <Input {...props} invalid={issues.some((each) => each.severity === "error")} />
      <Findings issues={issues} {...(issuesId !== undefined && { id: issuesId })} />
      {explanation && (
        <Suspense>
          <WhyCard option={option} explanation={explanation} />
        </Suspense>
      )}
    </fieldset>
  );
}, isSame);

function isSame(a: OptionFieldProps, b: OptionFieldProps): boolean {
  return (
    a.option === b.option &&
    a.guide === b.guide &&
    a.explanation === b.explanation &&
    a.adapted === b.adapted &&
    a.prices === b.prices &&
    sameData([a.value, a.issues, a.recommended, [...a.stock]], [b.value, b.issues, b.recommended, [...b.stock]])
  );
}

function Input({ option, value, ...context }: OptionFieldProps & InputContext): ReactElement {
  switch (option.kind) {
    case "choice":
      return <ChoiceInput {...context} option={option} value={typeof value === "string" ? value : undefined} />;
    case "multi-choice":
      return <MultiChoiceInput {...context} option={option} value={Array.isArray(value) ? value : []} />;
    case "boolean":
      return <BooleanInput {...context} option={option} value={value === true} />;
    case "number":
      return <NumberInput {...context} option={option} value={typeof value === "number" ? value : undefined} />;
    case "text":
      return <TextInput option={option} value={typeof value === "string" ? value : ""} invalid={context.invalid} />;
    case "colour":
      return <ColourInput option={option} value={typeof value === "string" ? value : undefined} />;
    case "image":
      return <ImageInput option={option} value={typeof value === "string" ? value : ""} />;
  }
}
