import type { Configuration } from "../configuration/configuration.ts";
import { conditionHolds } from "../configuration/conditions.ts";
import { graphemesOf } from "../configuration/graphemes.ts";
import { isBlankText } from "../configuration/blank-text.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { matchesPattern } from "../configuration/matches-pattern.ts";
import { labelOfPart, partOfElement } from "../configuration/part-of-element.ts";
import { scopeOf } from "../configuration/scope.ts";
import { coloursIn } from "../configuration/template-parts.ts";
import type { DesignElement } from "../schema/design-element.ts";
import { issue, localisedParam } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { PartRule } from "../schema/part-rule.ts";
import type { Product } from "../schema/product.ts";
import { blockedWord } from "./blocked-word.ts";

/** What was put into a template's parts and is not what the template asks for (SPEC A55), as it is made. */
export function checkPartRules(product: Product, configuration: Configuration): Issue[] {
  const made = madeElements(product, configuration);
  const scope = scopeOf(product, configuration);
  return product.printAreas
    .filter((area) => conditionHolds(product, area.availableWhen, scope))
    .flatMap(({ id }) =>
      (made[id] ?? []).flatMap((element, index) => {
        const known = partOfElement(product, element);
        const rule = known?.part?.rule;
        if (!rule || element.hidden === true) return [];
        return checkElement(product, element, {
          rule,
          path: ["elements", id, index],
          label: localisedParam(labelOfPart(known)),
        });
      }),
    );
}

interface Asked {
  readonly rule: PartRule;
  readonly path: readonly (string | number)[];
  readonly label: Record<string, string>;
}

function checkElement(product: Product, element: DesignElement, asked: Asked): Issue[] {
  const { rule, path, label } = asked;
  const issues: Issue[] = [];
  if (element.kind === "text") {
    issues.push(...checkWords(element.text, asked));
    const font = element.font ?? product.defaultFont;
    if (rule.fonts && !rule.fonts.includes(font)) {
      const params = { label, got: font, expected: rule.fonts.join(", ") };
      issues.push(issue("font_not_allowed", "error", [...path, "font"], params));
    }
  }
  if (element.kind === "image" && element.upload === "" && rule.required === true) {
    issues.push(issue("slot_empty", "error", path, { label }));
  }
  const { colours } = rule;
  const wrong = colours && coloursIn(element).find((each) => !colours.includes(each));
  if (wrong !== undefined) {
    const params = { label, got: wrong, expected: colours?.join(", ") ?? "" };
    issues.push(issue("colour_not_allowed", "error", [...path, COLOUR_OF[element.kind]], params));
  }
  return issues;
}

const COLOUR_OF: Readonly<Record<DesignElement["kind"], string>> = {
  text: "color",
  image: "filters",
  shape: "fill",
  art: "colours",
  code: "fill",
};

function checkWords(text: string, asked: Asked): Issue[] {
  const { rule, label } = asked;
  const path = [...asked.path, "text"];
  if (isBlankText(text)) {
    return rule.required === true || rule.minGraphemes !== undefined
      ? [issue("slot_empty", "error", path, { label })]
      : [];
  }
  const got = graphemesOf(text).length;
  const lines = text.split("\n").length;
  const { maxGraphemes: max = Infinity, maxLines = Infinity, minGraphemes: min = 0 } = rule;
  if (got > max || lines > maxLines) {
    const params = { label, got, max: Math.min(max, MOST), lines, maxLines: Math.min(maxLines, Math.max(lines, 1)) };
    // What is too long is not looked at further: a pattern runs on so much text as the merchant meant it for.
    return [issue("text_too_long", "error", path, params)];
  }
  const issues: Issue[] = [];
  if (got < min) issues.push(issue("text_too_short", "error", path, { label, got, min }));
  if (rule.pattern !== undefined && !matchesPattern(text, rule.pattern)) {
    issues.push(issue("text_wrong_pattern", "error", path, { label, got: text.slice(0, 80), pattern: rule.pattern }));
  }
  const word = blockedWord(text, rule.blocklist ?? []);
  if (word !== undefined) issues.push(issue("text_blocked", "error", path, { label, word }));
  return issues;
}

/** Of any text. */
const MOST = 5000;
