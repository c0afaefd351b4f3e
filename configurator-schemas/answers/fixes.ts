import { extendToBleed, fitInside } from "../artwork/fit-inside.ts";
import { withFewerColours } from "../artwork/nearest-colour.ts";
import { pictureSharpness } from "../artwork/picture-sharpness.ts";
import { areaSize, designSize } from "../configuration/area-size.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { changeShownElement } from "../configuration/change-bound.ts";
import { editElements, removeElement, select } from "../configuration/edit.ts";
import { coloursOf, inksOf, withInks } from "../configuration/inks.ts";
import { boundElements } from "../configuration/made-elements.ts";
import { sameData } from "../receipt/same-data.ts";
import type { DesignElement } from "../schema/design-element.ts";
import type { Issue } from "../schema/issue.ts";
import type { PrintArea } from "../schema/print-area.ts";
import type { PrintProfile } from "../schema/print-profile.ts";
import { switchOf } from "./check-sides.ts";
import { codeFixes } from "./code-fixes.ts";
import { elementFixes } from "./element-fixes.ts";
import type { ElementFix, Fix, FixContext, Troubled } from "./fix.ts";
import { partFix } from "./part-fix.ts";
import { textFixes } from "./text-fixes.ts";

/** The ways out of an issue, the obvious one first; none where the shopper has to think. */
export function fixesOf(issue: Issue, context: FixContext): readonly Fix[] {
  const [, areaId = "", index] = /^\/elements\/([^/]+)(?:\/(\d+))?/.exec(issue.path) ?? [];
  const area = context.product.printAreas.find(({ id }) => id === areaId);
  if (!area) return [];
  const restored = partFix(issue, area, context);
  if (restored) return [restored];
  if (index === undefined) return areaFixes(issue, area, context);
  const elements = context.configuration.elements[areaId] ?? [];
  const element = elements[Number(index)];
  if (!element) return [];
  const found = fixesOfElement(issue, { element, area, below: elements.slice(0, Number(index)) }, context);
  const { product, configuration: settled } = context;
  const at = { product, settled, area: areaId, id: element.id };
  return found
    .map((fix): Fix & Required<Pick<Fix, "apply">> => ({
      kind: fix.kind,
      area: areaId,
      element: element.id,
      apply: (configuration) => applied(fix, configuration, at),
    }))
    .filter(({ apply }, i) => {
      const after = apply(context.configuration);
      return takesColour(found[i], after, at) && !isTooColourful(after, areaId, context);
    });
}

/** A colour that is an option's may be one none of its values has: then the element goes on showing the old one. */
function takesColour(
  fix: ElementFix | undefined,
  after: Configuration,
  { product, area, id, settled }: Parameters<typeof changeShownElement>[1],
): boolean {
  if (!fix || !("change" in fix) || !fix.change) return true;
  const shownIn = (each: Configuration) => boundElements(product, each)[area]?.find((element) => element.id === id);
  const [before, now] = [shownIn(settled), shownIn(after)];
  return !before || !now || sameData(inksOf(fix.change(before)), inksOf(now));
}

/** A colour that takes one trouble away must not need a screen more than there are. */
function isTooColourful(after: Configuration, area: string, { product, configuration, profile }: FixContext): boolean {
  const count = (each: Configuration) => coloursOf(boundElements(product, each)[area] ?? []).size;
  return profile.maxColours !== undefined && count(after) > Math.max(profile.maxColours, count(configuration));
}

/** What an element shows of an option is changed there. */
function applied(fix: ElementFix, configuration: Configuration, at: Parameters<typeof changeShownElement>[1]) {
  if ("changeAll" in fix) return editElements(configuration, at.area, fix.changeAll);
  return fix.change ? changeShownElement(configuration, at, fix.change) : removeElement(configuration, at.area, at.id);
}

function areaFixes({ code, params }: Issue, area: PrintArea, { product, configuration, profile }: FixContext): Fix[] {
  if (code === "too_many_colours") {
    const max = Number(params["max"]);
    const shown = boundElements(product, configuration)[area.id] ?? [];
    const fewer = new Map(withFewerColours(shown, { max, profile }).map((each) => [each.id, each]));
    const apply = (own: Configuration) =>
      shown.reduce((each, { id }) => {
        const at = { product, settled: configuration, area: area.id, id };
        return changeShownElement(each, at, (element) => withInksOf(element, fewer.get(id)));
      }, own);
    const left = coloursOf(boundElements(product, apply(configuration))[area.id] ?? []).size;
    return left > max ? [] : [{ kind: "fewerColours", area: area.id, apply }];
  }
  if (code !== "side_empty") return [];
  const option = switchOf(product, area, configuration);
  const goTo: Fix = { kind: "goToSide", area: area.id };
  if (option === undefined) return [goTo];
  return [goTo, { kind: "dropSide", area: area.id, apply: (each) => select(each, option, undefined) }];
}

/** An element in the colours another one like it has, in their order. */
function withInksOf(element: DesignElement, other: DesignElement | undefined): DesignElement {
  const inks = other ? [...inksOf(other)] : [];
  return withInks(element, (colour) => inks.shift() ?? colour);
}

function fixesOfElement(
  issue: Issue,
  own: { readonly element: DesignElement; readonly area: PrintArea; readonly below: readonly DesignElement[] },
  context: FixContext,
): readonly ElementFix[] {
  const { product, configuration, profile, boxes } = context;
  const { element, area } = own;
  const size = areaSize(product, area, { configuration, profile: profile.id });
  const designed = designSize(product, area, configuration);
  if (!size || !designed) return [];
  const troubled: Troubled = {
    ...context,
    element,
    issue,
    below: own.below,
    area: size,
    areaId: area.id,
    scale: Math.min(size.widthMm / designed.widthMm, size.heightMm / designed.heightMm),
    box: boxes.get(area.id)?.find((each) => each.element === element.id),
  };
  switch (issue.code) {
    case "outside_area":
    case "outside_safe_area":
    case "bleed_not_covered":
    case "border_too_narrow":
      return placeFixes(troubled);
    default:
      return [...textFixes(troubled), ...codeFixes(troubled), ...elementFixes(troubled)];
  }
}

/** What nearly covers its area is drawn out to the bleed; anything may come inside. */
function placeFixes({ element, box, area, scale, profile, uploads, issue }: Troubled): readonly ElementFix[] {
  if (!box) return [];
  const { bleedMm } = profile;
  const { borderMm } = issue.params;
  const safeMm = typeof borderMm === "number" ? borderMm : profile.safeMm;
  const inside: ElementFix = { kind: "fitInside", change: (each) => fitInside(each, { box, area, safeMm, scale }) };
  const extended = extendToBleed(element, { box, area, bleedMm, scale });
  if (!extended || (!box.isVector && isBlocked(extended, { uploads, profile, scale }))) return [inside];
  const extend: ElementFix = {
    kind: "extendToBleed",
    change: (each) => extendToBleed(each, { box, area, bleedMm, scale }) ?? each,
  };
  return [extend, inside];
}

/** A photo drawn out must not become one that cannot be printed. */
function isBlocked(
  element: DesignElement,
  { uploads, profile, scale }: { uploads: FixContext["uploads"]; profile: PrintProfile; scale: number },
): boolean {
  const upload = element.kind === "image" ? uploads.get(element.upload) : undefined;
  if (element.kind !== "image" || !upload) return false;
  const { widthMm, heightMm } = element.placement;
  const size = { widthMm: widthMm * scale, heightMm: heightMm * scale };
  return pictureSharpness(element, { upload, size, profile }).level === "blocked";
}
