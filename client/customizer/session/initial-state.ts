import { answerOf, checkBasics } from "../../../configurator-schemas/answers/check-basics.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { withBoundElements } from "../../../configurator-schemas/configuration/made-elements.ts";
import { chosen } from "./chosen.ts";
import type { Draft } from "./draft-store.ts";
import { areaToShow } from "./new-configuration.ts";
import type { SessionOptions } from "./session-options.ts";
import type { SessionState } from "./session-state.ts";

/** The screen before anything happened: a new design, a draft of this browser, or an opened one. */
export function initialState(
  { product, language, shortages = [], fonts, opened, shopBase }: SessionOptions,
  { start, draft }: { readonly start: Configuration; readonly draft: Draft | undefined },
): SessionState {
  return {
    product,
    language,
    own: start,
    configuration: withBoundElements(product, start),
    rules: "waiting",
    guides: new Map(),
    adapted: new Set(),
    explanation: undefined,
    valuePrices: new Map(),
    shortages,
    missing: new Map(),
    canUndo: false,
    canRedo: false,
    area: areaToShow(product, start, undefined),
    ...chosen([]),
    attention: undefined,
    quantity: draft?.quantity ?? 1,
    lines: draft?.lines,
    preview: undefined,
    shopBase,
    check: answerOf(checkBasics(product, start, {})),
    price: { quote: undefined, issues: [], confirmed: undefined, withdrawn: false },
    boxes: new Map(),
    preflight: [],
    cuts: new Map(),
    lettersReady: false,
    fonts,
    pictures: new Map(),
    saving: { kind: draft?.unsaved ? "waiting" : "untouched" },
    design: opened?.design ?? draft?.design,
    approval: opened?.approval,
    keepsDraft: true,
    restored: draft !== undefined,
    notice: undefined,
    preparing: undefined,
    cart: { kind: "idle" },
  };
}
