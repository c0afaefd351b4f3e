import { useState } from "react";
import type { ReactElement } from "react";
import { elementInWords } from "../../../configurator-schemas/answers/describe.ts";
import { rosterIssue } from "../../../configurator-schemas/answers/roster-issue.ts";
import { labelOfPart, partOfElement } from "../../../configurator-schemas/configuration/part-of-element.ts";
import { freedomOf } from "../../../configurator-schemas/configuration/template-parts.ts";
import { readRoster, MOST_LINES } from "../../../configurator-schemas/configuration/read-roster.ts";
import type { Roster, RosterProblem } from "../../../configurator-schemas/configuration/read-roster.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { indexOf } from "../../../configurator-schemas/schema/product-index.ts";
import type { TextElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { ChoiceOption } from "../../../configurator-schemas/schema/option.ts";
import { useI18n } from "../../i18n/i18n.ts";
import type { I18n } from "../../i18n/i18n.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import type { OrderLine } from "../session/asked-lines.ts";
import { lineColumns } from "../session/line-columns.ts";
import { useSession, useSessionState } from "../session/use-session.ts";
import { readCsv } from "./read-csv.ts";
import styles from "./lines-panel.module.css";

/** One design in several sizes or with several names: a line for each, one price over all of them. */
export default function LinesPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const session = useSession();
  const i18n = useI18n();
  const { t, format, language } = i18n;
  const { product, own, configuration, quantity, lines: kept, price } = useSessionState((state) => state);
  const [roster, setRoster] = useState<Roster>();
  const columns = lineColumns(product, own);
  const lines = kept ?? [{ quantity, selections: {}, fields: {} }];
  /** What a template fixes is the same on every piece. */
  const canDiffer = (text: TextElement) => text.bind?.text !== undefined || freedomOf(product, text).content;
  const change = (at: number, line: OrderLine) => session.setLines(lines.with(at, line));
  const texts = columns.texts.filter(canDiffer).map((element, i) => {
    const known = partOfElement(product, element);
    const option = indexOf(product).options.get(element.bind?.text ?? "");
    const label = localise(option?.label ?? (known && labelOfPart(known)), language);
    const words = element.text === "" ? t("lines.text", { n: i + 1 }) : elementInWords(element, language);
    return {
      id: element.id,
      label: label || words,
      names: option && [option.id, ...Object.values(option.label).flatMap((each) => each ?? [])],
    };
  });

  const read = async (file: File | undefined) => {
    if (!file) return;
    const found = readRoster(await readCsv(file), {
      options: columns.options,
      texts,
      judge: (line) => rosterIssue(line, { product, configuration }),
    });
    setRoster(found);
    if (found.lines.length === 0) return;
    session.setLines(found.lines.map(({ selections = {}, fields = {}, ...line }) => ({ ...line, selections, fields })));
  };

  return (
    <Dialog
      title={t("lines.title")}
      onClose={onClose}
      actions={
        <>
          {kept && (
            <Button
              variant="ghost"
              onClick={() => {
                session.setLines(undefined);
                onClose();
              }}
            >
              {t("lines.single")}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {t("lines.done")}
          </Button>
        </>
      }
    >
      <p>{t("lines.why")}</p>
      <ol className={styles["lines"]}>
        {lines.map((line, at) => {
          const unit = price.quote?.skus[at]?.unitPrice;
          return (
            // Lines have no name of their own: their place is what they are.
            <li key={at} className={styles["line"]}>
              <NumberField
                label={`${t("quantity")} ${at + 1}`}
                hideLabel
                value={line.quantity}
                min={1}
                max={product.maxQuantity}
                digits={0}
                onChange={(next) => change(at, { ...line, quantity: Math.round(next) })}
              />
              {columns.options.map((option) => (
                <ValueSelect
                  key={option.id}
                  option={option}
                  value={line.selections[option.id]}
                  onChange={(value) => {
                    const { [option.id]: _old, ...others } = line.selections;
                    change(at, { ...line, selections: value === "" ? others : { ...others, [option.id]: value } });
                  }}
                />
              ))}
              {texts.map(({ id, label }) => (
                <input
                  key={id}
                  className={styles["text"]}
                  dir="auto"
                  aria-label={label}
                  placeholder={label}
                  maxLength={500}
                  value={line.fields[id] ?? ""}
                  onChange={(event) => change(at, { ...line, fields: { ...line.fields, [id]: event.target.value } })}
                />
              ))}
              <output className={styles["price"]}>
                {kept && unit ? format.money({ ...unit, amount: unit.amount * line.quantity }) : ""}
              </output>
              {kept && (
                <Button
                  variant="ghost"
                  onClick={() => {
                    session.showLine(at);
                    onClose();
                  }}
                >
                  {t("lines.show", { n: at + 1 })}
                </Button>
              )}
              <IconButton
                icon="trash"
                label={t("lines.remove", { n: at + 1 })}
                disabled={lines.length === 1}
                onClick={() => session.setLines(lines.toSpliced(at, 1))}
              />
            </li>
          );
        })}
      </ol>
      <div className={styles["tools"]}>
        <Button
          variant="plain"
          icon="plus"
          disabled={lines.length >= MOST_LINES}
          onClick={() => session.setLines([...lines, { quantity: 1, selections: {}, fields: {} }])}
        >
          {t("lines.add")}
        </Button>
        <label className={styles["file"]}>
          {t("lines.file")}
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            onChange={(event) => {
              void read(event.target.files?.[0]);
              // The same file again, once it was corrected, is a change too.
              event.target.value = "";
            }}
          />
        </label>
      </div>
      {roster && (
        <ul className={styles["problems"]} role="status">
          {roster.lines.length > 0 && <li>{t("lines.read", { count: roster.lines.length })}</li>}
          {roster.problems.map((problem) => (
            <li key={`${problem.line} ${problem.code}`} data-bad>
              {problemWords(problem, { i18n, options: columns.options, texts: texts.map(({ label }) => label) })}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface ValueSelectProps {
  readonly option: ChoiceOption;
  readonly value: unknown;
  onChange(value: string): void;
}

function ValueSelect({ option, value, onChange }: ValueSelectProps): ReactElement {
  const { language } = useI18n();
  const label = localise(option.label, language);
  return (
    <select
      className={styles["select"]}
      aria-label={label}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{label}</option>
      {(option.values ?? []).map((each) => (
        <option key={each.id} value={each.id}>
          {localise(each.label, language)}
        </option>
      ))}
    </select>
  );
}

function problemWords(
  problem: RosterProblem,
  {
    i18n: { t, language, issue },
    options,
    texts,
  }: { readonly i18n: I18n; readonly options: readonly ChoiceOption[]; readonly texts: readonly string[] },
): string {
  const bad = (reason: string) => t("lines.bad", { n: problem.line, reason });
  const labelOf = (id: string) => localise(options.find((each) => each.id === id)?.label, language);
  switch (problem.code) {
    case "no_quantity":
      return bad(t("lines.noQuantity", { got: problem.got }));
    case "no_value":
      return bad(t("lines.noValue", { got: problem.got, label: labelOf(problem.option) }));
    case "unfit":
      return bad(issue(problem.issue));
    case "too_many":
      return t("lines.tooMany", { max: MOST_LINES });
    case "no_columns": {
      const expected = [t("quantity"), ...options.map(({ id }) => labelOf(id)), ...texts].join(t("comma"));
      return t("lines.noColumns", { expected });
    }
  }
}
