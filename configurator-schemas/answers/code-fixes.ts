import { contrastOf } from "../artwork/colour.ts";
import { LEAST_CODE_CONTRAST } from "../artwork/smallest-module.ts";
import { areaColour } from "../configuration/area-colour.ts";
import { transformElement } from "../configuration/transform-element.ts";
import type { CodeElement } from "../schema/design-element.ts";
import type { ElementFix, Troubled } from "./fix.ts";

const BLACK = "#000000";
const WHITE = "#ffffff";

/** What makes an issue of a code go away. */
export function codeFixes(troubled: Troubled): readonly ElementFix[] {
  const { element, box } = troubled;
  const { code, params } = troubled.issue;
  if (element.kind !== "code") return [];
  const fix = (kind: ElementFix["kind"], change: (each: CodeElement) => CodeElement): ElementFix => ({
    kind,
    change: (each) => (each.kind === "code" ? change(each) : each),
  });
  switch (code) {
    case "code_too_small": {
      // Rounded to 0.01 mm it must not come out a hair too small again.
      const scale = box && (Number(params["neededMm"]) + 0.02) / box.widthMm;
      return scale === undefined ? [] : [{ kind: "largerCode", change: (each) => transformElement(each, { scale }) }];
    }
    case "code_contrast_low":
      return [fix("readableCode", (each) => ({ ...each, fill: BLACK, ...groundFor(each, troubled) }))];
    case "ean_check_digit":
      return [
        fix("rightDigit", (each) => ({ ...each, value: `${each.value.slice(0, 12)}${Number(params["expected"])}` })),
      ];
    default:
      return [];
  }
}

/** Black shows on a light material; on anything else the code brings its own ground. */
function groundFor({ background }: CodeElement, troubled: Troubled): { readonly background?: string } {
  const { product, areaId, configuration, below } = troubled;
  const material = areaColour(product, areaId, configuration.selections);
  if (background === undefined && below.length === 0 && isLight(material)) return {};
  return {
    background: background !== undefined && background.startsWith("#") && isLight(background) ? background : WHITE,
  };
}

function isLight(colour: string): boolean {
  return contrastOf(colour, BLACK) >= LEAST_CODE_CONTRAST;
}
