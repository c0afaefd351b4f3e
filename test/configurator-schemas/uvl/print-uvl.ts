import type { ACondition, AFeature, AModel, ANumber } from "./uvl-oracle.ts";

/** How strongly UVL's operators bind, weakest first; an equal one to the right needs its parentheses. */
const STRENGTH = { iff: 1, implies: 2, or: 3, and: 4, not: 5, compare: 6, "+": 7, "-": 7, "*": 8, operand: 9 } as const;
const SIGNS = { iff: "<=>", implies: "=>", or: "|", and: "&" } as const;

/** Writes a model as UVL, with no more parentheses than the grammar asks for. */
export function printUvl({ root, constraints }: AModel): string {
  const lines = ["features", ...featureLines(root, "\t")];
  if (constraints.length > 0) lines.push("", "constraints", ...constraints.map((each) => `\t${conditionText(each)}`));
  return `${lines.join("\n")}\n`;
}

function featureLines({ name, range, attributes, groups }: AFeature, indent: string): string[] {
  const entries = Object.entries(attributes).map(([key, value]) => `${key} ${value}`);
  if (range) entries.push(`min ${range[0]}`, `max ${range[1]}`);
  const braces = entries.length > 0 ? ` {${entries.join(", ")}}` : "";
  return [
    `${indent}${range ? "Integer " : ""}${nameText(name)}${braces}`,
    ...groups.flatMap(({ kind, children }) => [
      `${indent}\t${typeof kind === "string" ? kind : `[${kind[0]}..${kind[1]}]`}`,
      ...children.flatMap((child) => featureLines(child, `${indent}\t\t`)),
    ]),
  ];
}

function nameText(name: string): string {
  return /^[A-Z][a-z0-9]*$/.test(name) ? name : `"${name}"`;
}

function conditionText(condition: ACondition, needed = 0): string {
  switch (condition.is) {
    case "feature":
      return nameText(condition.name);
    case "not":
      return inParentheses(`!${conditionText(condition.of, STRENGTH.not)}`, STRENGTH.not < needed);
    case "and":
    case "or":
    case "implies":
    case "iff": {
      const own = STRENGTH[condition.is];
      const text = `${conditionText(condition.left, own)} ${SIGNS[condition.is]} ${conditionText(condition.right, own + 1)}`;
      return inParentheses(text, own < needed);
    }
    default: {
      const own = STRENGTH.compare;
      const text = `${numberText(condition.left, own + 1)} ${condition.is} ${numberText(condition.right, own + 1)}`;
      return inParentheses(text, own < needed);
    }
  }
}

function numberText(number: ANumber, needed: number): string {
  switch (number.is) {
    case "constant":
      return String(number.value);
    case "value":
      return nameText(number.name);
    case "attribute":
      return `${nameText(number.name)}.${number.key}`;
    case "total":
      return number.under === undefined ? `sum(${number.key})` : `sum(${number.key}, ${nameText(number.under)})`;
    case "+":
    case "-":
    case "*": {
      const own = STRENGTH[number.is];
      const text = `${numberText(number.left, own)} ${number.is} ${numberText(number.right, own + 1)}`;
      return inParentheses(text, own < needed);
    }
  }
}

function inParentheses(text: string, isNeeded: boolean): string {
  return isNeeded ? `(${text})` : text;
}
