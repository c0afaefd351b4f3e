import type { OptionInWords } from "../../../../configurator-schemas/answers/describe.ts";
import { issueMessage } from "../../../../configurator-schemas/answers/issue-messages.ts";
import type { Configuration } from "../../../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../../../configurator-schemas/schema/localised.ts";
import type { FlowingText } from "./flow-texts.ts";
import { BODY, HEADING, WARNING } from "./proof-style.ts";
import { PROOF_WORDS } from "./proof-words.ts";
import type { ProofArea } from "./proof-areas.ts";
import type { TextStyle } from "./typesetter.ts";

const ITEM_GAP_MM = 0.8;
const SECTION_GAP_MM = 4.5;

interface Told {
  readonly language: Language;
  readonly configuration: Configuration;
}

export function optionTexts(options: readonly OptionInWords[], { language }: Told): FlowingText[] {
  const words = PROOF_WORDS[language];
  return section(
    words.options,
    options.map(({ label, value }) => item(words.labelled(label, value), BODY)),
  );
}

/** The area's elements, numbered from the lowest layer up. */
export function elementTexts({ words: { elements } }: ProofArea, { language }: Told): FlowingText[] {
  return section(
    PROOF_WORDS[language].artwork,
    elements.map(({ words }, i) => ({ ...item(words, BODY), marker: String(i + 1) })),
  );
}

/** What was found and may stay; of an element with the number it has in its area's list. */
export function issueTexts(issues: readonly Issue[], area: ProofArea | undefined, told: Told): FlowingText[] {
  const words = PROOF_WORDS[told.language];
  const sentences = issues.map((issue) => {
    const number = area && numberOf(issue, area, told.configuration);
    const message = issueMessage(issue, told.language);
    return { issue, text: number === undefined ? message : words.numbered(number, message) };
  });
  return section(
    words.toCheck,
    sentences.map(({ issue, text }) =>
      issue.severity === "warning" ? { ...item(text, WARNING), marker: "!" } : { ...item(text, BODY), marker: "–" },
    ),
  );
}

/** Is it about this area or something on it? */
export function isAbout({ path }: Issue, { words: { area } }: ProofArea): boolean {
  return path === `/elements/${area}` || path.startsWith(`/elements/${area}/`);
}

function numberOf({ path }: Issue, { words }: ProofArea, { elements }: Configuration): number | undefined {
  const [, , area = "", index = ""] = path.split("/");
  const id = /^\d+$/.test(index) ? elements[area]?.[Number(index)]?.id : undefined;
  const at = words.elements.findIndex(({ element }) => element === id);
  return at < 0 ? undefined : at + 1;
}

function section(title: string, items: readonly FlowingText[]): FlowingText[] {
  if (items.length === 0) return [];
  return [{ text: title, style: HEADING, gapMm: SECTION_GAP_MM, keepsWithNext: true }, ...items];
}

function item(text: string, style: TextStyle): FlowingText {
  return { text, style, gapMm: ITEM_GAP_MM };
}
