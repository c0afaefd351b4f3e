import { answerOf, checkBasics } from "../../../configurator-schemas/answers/check-basics.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { changeElement } from "../../../configurator-schemas/configuration/edit.ts";
import { lineConfiguration } from "../../../configurator-schemas/configuration/line-configuration.ts";
import { withBoundElements } from "../../../configurator-schemas/configuration/made-elements.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { Issue } from "../../../configurator-schemas/schema/issue.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import { askedLines, piecesOf, settledLines } from "./asked-lines.ts";
import type { OrderLine } from "./asked-lines.ts";
import { createAutosave } from "./autosave.ts";
import { chosen, stillChosen } from "./chosen.ts";
import { createCart } from "./cart.ts";
import type { Cart } from "./cart.ts";
import { createElementEdits } from "./element-edits.ts";
import type { ElementEdits } from "./element-edits.ts";
import { GESTURE_GROUP, closeGroup, commit, dropRepeats, mapHistory, redo, startHistory, undo } from "./history.ts";
import type { History } from "./history.ts";
import { knownUploads, withoutLoading } from "./findings.ts";
import { movedOptions, touchedOptions } from "./moved-options.ts";
import { refitCuts } from "./refit-cut.ts";
import { areaToShow, followAreas, newConfiguration } from "./new-configuration.ts";
import { placeRuleIssues } from "./option-of-issue.ts";
import { initialState } from "./initial-state.ts";
import { createPhotoEdits } from "./photo-edits.ts";
import type { PhotoEdits, ReplacedPicture } from "./photo-edits.ts";
import { createPictures } from "./pictures.ts";
import { confirmPrice } from "./price-confirmation.ts";
import { quoteHere } from "./quote-here.ts";
import { createRulesActions } from "./rules-actions.ts";
import type { RulesActions, Step } from "./rules-actions.ts";
import type { RulesEngine } from "./rules-engine.ts";
import { renameUpload, toSaved, uploadsOf, withoutUpload } from "./saved-form.ts";
import type { SessionOptions } from "./session-options.ts";
import type { SessionState } from "./session-state.ts";
import { sameData } from "./same-data.ts";
import { createShopperRules } from "./shopper-rules.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { createValuePrices } from "./value-prices.ts";

/** One shopper at one product: everything the screen may ask for. Holds no React and no DOM. */
export interface Session
  extends
    Store<SessionState>,
    ElementEdits,
    PhotoEdits,
    RulesActions,
    Pick<SessionOptions, "api">,
    Pick<Cart, "saved"> {
  /** What reasons about rules is here; undefined: it will not come. */
  useRules(engine: RulesEngine | undefined): void;
  /** What each value would change of the price is worked out for these options. */
  showOptions(options: readonly string[]): void;
  showArea(area: string): void;
  selectElement(id: string | undefined): void;
  /** Several together; while picking, one is not yet the one being worked on. */
  chooseElements(ids: readonly string[], picking?: boolean): void;
  retryPicture(id: string): void;
  /** Any edit of the whole configuration, as one step and as far as its templates allow. */
  edit(change: (configuration: Configuration) => Configuration, group?: string): void;
  /** The same whatever templates allow: one is laid out, or put right. */
  replace(change: (configuration: Configuration) => Configuration): void;
  /** The gesture or the typing is over. */
  endGroup(): void;
  undo(): void;
  redo(): void;
  setQuantity(quantity: number): void;
  /** Several sizes or names of the design; undefined = pieces of it as it is. */
  setLines(lines: readonly OrderLine[] | undefined): void;
  /** Shows one of the lines on the product; undefined = the design again. */
  showLine(at: number | undefined): void;
  setLanguage(language: Language): void;
  addToCart(acceptNewPrice?: boolean): Promise<void>;
  dismissNotice(): void;
  /** The shopper read how adding to the cart ended. */
  dismissCart(): void;
  keepMine(): Promise<void>;
  takeTheirs(): Promise<void>;
  startOver(): void;
  /** The line is back. */
  retrySaving(): void;
  /** From parts of the page that work beside it: the artwork loop, the proof. */
  report(change: Partial<Pick<SessionState, "boxes" | "preflight" | "cuts" | "lettersReady" | "approval">>): void;
  dispose(): void;
}

export function createSession(options: SessionOptions): Session {
  const { api, product, drafts, opened, shop } = options;
  const draft = opened ? undefined : drafts.read();
  const isDraft = draft !== undefined && draft.configuration.product === product.id;
  const start = opened?.configuration ?? (isDraft ? draft.configuration : newConfiguration(product));
  let history: History<Configuration> = startHistory(start);
  let noticeCount = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let guiding: ReturnType<typeof setTimeout> | undefined;
  const rules = createShopperRules(product);
  let engine: RulesEngine | undefined;

  const store = createStore(initialState(options, { start, draft: isDraft ? draft : undefined }));
  const state = store.get;

  const autosave = createAutosave({
    api,
    read: () => toSaved(state().own),
    design: state().design,
    onState: (saving) => {
      store.patch({ saving });
      if (saving.kind === "saved") writeDraft();
    },
    onDesign: (design) => store.patch({ design }),
  });
  const pictures = createPictures({
    api,
    decode: options.decode,
    read: () => state().pictures,
    write: (next) => {
      store.patch({ pictures: next });
      answer();
    },
    onPreparing: (preparing) => store.patch({ preparing }),
    onUploaded: (localId, id) => {
      history = mapHistory(history, (each) => renameUpload(each, localId, id));
      show();
      saveSoon();
    },
    onRefused: (localId, problem) => {
      const { name, restore = withoutUpload } = replaced.get(localId) ?? {};
      const withdraw = (each: Configuration) => restore(each, localId);
      history = dropRepeats(mapHistory(history, withdraw), sameData);
      show();
      saveSoon();
      tell(problem, name);
    },
  });
  const aside = new Map<string, readonly DesignElement[]>();
  const replaced = new Map<string, ReplacedPicture>();
  const confirmation = confirmPrice({ api, store });
  const valuePrices = createValuePrices({ store, engine: () => engine });
  const cart = createCart({
    api,
    autosave,
    pictures,
    shop,
    store,
    priceConfirmed: confirmation.now,
    onAdded: () => {
      // What lies in the cart is not touched by what is designed next; a design opened from the cart is edited in place.
      if (opened) return;
      autosave.detach();
      drafts.clear();
    },
  });

  const writeDraft = () => {
    const { quantity, lines, design, saving } = state();
    const unsaved = saving.kind !== "saved" && saving.kind !== "untouched";
    const draftNow = {
      configuration: toSaved(history.present),
      quantity,
      unsaved,
      ...(lines && { lines }),
      ...(design && { design }),
    };
    const keepsDraft = drafts.write(draftNow);
    if (keepsDraft !== state().keepsDraft) store.patch({ keepsDraft });
  };
  const saveSoon = () => {
    autosave.touch();
    writeDraft();
  };

  /** Rules and price for what is there now: both are pure and quick, so every change gets its answer at once. */
  const answer = () => {
    const { configuration, own, lines: several, quantity, language, price, shopBase } = state();
    const lines = several ? settledLines(askedLines(state()), own, rules.settleOther) : [{ quantity }];
    // Lines bring all of their selections, settled.
    const base = several ? { ...configuration, selections: {} } : configuration;
    const quoted = quoteHere(product, base, { lines, language, shopBase });
    store.patch({
      check: judge(),
      price: quoted.ok
        ? { ...price, quote: quoted.quote, issues: [], confirmed: undefined }
        : { ...price, issues: told(quoted.issues), confirmed: undefined },
    });
    confirmation.soon();
    valuePrices.soon();
  };
  const judge = () => {
    const { configuration, own, guides, shortages } = state();
    const found = checkBasics(product, configuration, { uploads: knownUploads(state()) });
    const check = answerOf([...found, ...(engine?.checkTemplateParts(product, configuration) ?? [])]);
    const placed = placeRuleIssues(told(check.issues), { product, own, guides });
    const stock = engine?.stockIssues(product, configuration, shortages) ?? [];
    return withoutLoading(
      { ...check, valid: check.valid && stock.length === 0, issues: [...placed, ...stock] },
      state(),
    );
  };
  /** What follows from the picks is not known yet: nobody is told of a rule that may be kept a moment later. */
  const told = (issues: readonly Issue[]) =>
    state().rules === "waiting" ? issues.filter(({ code }) => !OF_RULES.has(code)) : issues;
  /** What the screen shows: what follows from the picks, with what elements show of options. */
  const seen = (own: Configuration): Configuration => {
    const shown = withBoundElements(product, rules.settle(own));
    const elements = engine?.lockParts(product, shown.elements) ?? shown.elements;
    return elements === shown.elements ? shown : { ...shown, elements };
  };
  const show = (change: Partial<SessionState> = {}, touched?: ReadonlySet<string>) => {
    const before = state();
    const own = history.present;
    const configuration = seen(own);
    const isPicked = own.selections !== before.own.selections;
    const moved = touched ? movedOptions(product, before.configuration, configuration) : [];
    store.patch({
      ...change,
      own,
      configuration,
      preview: undefined,
      ...(before.shortages.length > 0 &&
        engine && { missing: engine.missingValues(product, configuration, before.shortages) }),
      ...(isPicked && { guides: rules.guides(own), explanation: undefined, adapted: NONE }),
      ...(touched && { adapted: new Set(moved.map(({ option }) => option).filter((id) => !touched.has(id))) }),
      area: areaToShow(product, configuration, before.area),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      ...stillChosen({ ...before, ...change }, own),
    });
    answer();
    // A rule may count what is designed; nobody looks at the options while dragging.
    clearTimeout(guiding);
    if (!isPicked && engine) guiding = setTimeout(guide, GUIDING_PAUSE_MS);
  };
  const guide = () => {
    store.patch({ guides: rules.guides(history.present) });
    store.patch({ check: judge() });
  };
  const apply = (change: (own: Configuration) => Configuration, { group, touched }: Step) => {
    clearTimeout(typing);
    const before = history;
    const picked = change(history.present);
    const own = picked === history.present ? picked : withAreas(picked);
    history = commit(history, own, group);
    if (history === before) return;
    // A pause ends a burst of typing; a finger may rest in the middle of a drag.
    if (group !== undefined && !group.startsWith(GESTURE_GROUP))
      typing = setTimeout(() => (history = closeGroup(history)), TYPING_PAUSE_MS);
    show({ cart: settledCart(state()) }, touched);
    saveSoon();
  };
  /** With what follows from a pick on the print areas. */
  const withAreas = (picked: Configuration) => {
    const settled = rules.settle(picked);
    const { configuration: before, boxes } = state();
    const isPicked = picked.selections !== history.present.selections;
    const own = isPicked ? refitCuts(product, { own: picked, before, after: settled, boxes }) : picked;
    return followAreas(product, { own, settled }, aside);
  };
  const edit = (change: (own: Configuration) => Configuration, group?: string) =>
    replace((own) => engine?.keepParts(product, own, change(own)) ?? change(own), group);
  const replace = (change: (own: Configuration) => Configuration, group?: string) => {
    const own = change(history.present);
    apply(() => own, { group, touched: touchedOptions(history.present, own) });
  };
  const travel = (step: typeof undo) => {
    history = step(history);
    show({ cart: settledCart(state()) });
    saveSoon();
  };
  const tell = (problem: unknown, about?: string) => {
    if (!(problem instanceof ApiProblem)) throw problem;
    noticeCount += 1;
    store.patch({ notice: { id: noticeCount, problem, ...(about !== undefined && { about }) } });
  };

  const elements = createElementEdits({
    store,
    edit,
    replace,
    // Until the engine is here nothing that is bound is changed through its element.
    changeShown: (own, at, change) =>
      engine?.changeShownElement(own, { product, settled: rules.settle(history.present), ...at }, change) ??
      changeElement(own, at, change),
  });

  const session: Session = {
    api,
    saved: cart.saved,
    get: store.get,
    subscribe: store.subscribe,
    ...createRulesActions({ store, rules, engine: () => engine, apply }),
    ...elements,
    ...createPhotoEdits({
      store,
      pictures,
      elements,
      replaced,
      pick: (option, value) => session.pick(option, value),
      tell,
    }),
    useRules(given) {
      if (!given) {
        if (engine) return;
        store.patch({ rules: "absent" });
        return answer();
      }
      engine = given;
      rules.use(given);
      store.patch({ rules: "ready", guides: rules.guides(history.present) });
      const followed = followAreas(product, { own: history.present, settled: rules.settle(history.present) }, aside);
      history = { ...history, present: followed };
      show({}, history.past.length > 0 ? touchedOptions(history.past.at(-1) ?? followed, followed) : undefined);
    },
    showOptions: valuePrices.show,
    showArea: (id) => store.patch({ area: id, ...chosen([]) }),
    selectElement: (id) => {
      if (id !== state().selected || state().several.length > 0) session.chooseElements(id === undefined ? [] : [id]);
    },
    chooseElements(ids, picking) {
      history = closeGroup(history);
      store.patch({ ...chosen(ids, picking), attention: ids.at(-1) ?? state().attention });
    },
    retryPicture: (id) => pictures.retry(id),
    edit,
    replace: (change) => replace(change),
    endGroup: () => (history = closeGroup(history)),
    undo: () => travel(undo),
    redo: () => travel(redo),
    setQuantity(quantity) {
      store.patch({ quantity: Math.round(quantity), cart: settledCart(state()) });
      answer();
      writeDraft();
    },
    setLines(lines) {
      const quantity = lines ? piecesOf(lines) : state().quantity;
      store.patch({ lines, quantity, preview: undefined, cart: settledCart(state()) });
      answer();
      writeDraft();
    },
    showLine(at) {
      const line = at === undefined ? undefined : askedLines(state())[at];
      const made = line && rules.settleOther(lineConfiguration(history.present, line));
      store.patch({ preview: made && withBoundElements(product, made) });
    },
    setLanguage(language) {
      store.patch({ language });
      answer();
    },
    addToCart: (acceptNewPrice = false) => cart.add(acceptNewPrice),
    dismissNotice: () => store.patch({ notice: undefined }),
    dismissCart: () => store.patch({ cart: { kind: "idle" } }),
    async keepMine() {
      await autosave.keepMine().catch(tell);
      writeDraft();
    },
    async takeTheirs() {
      try {
        const theirs = await autosave.takeTheirs();
        // As a step: "undo" brings mine back.
        history = commit(history, theirs);
        show();
        pictures.load(uploadsOf(theirs));
        writeDraft();
      } catch (problem) {
        tell(problem);
      }
    },
    startOver() {
      replace(() => newConfiguration(product, rules.settle));
      store.patch({ restored: false, ...chosen([]) });
    },
    retrySaving: () => autosave.retry(),
    report: (change) => store.patch(change),
    dispose() {
      autosave.stop();
      confirmation.stop();
      valuePrices.stop();
      clearTimeout(typing);
      clearTimeout(guiding);
    },
  };
  pictures.load(uploadsOf(start));
  answer();
  if (isDraft && draft.unsaved) autosave.touch();
  return session;
}

const TYPING_PAUSE_MS = 1000;
const GUIDING_PAUSE_MS = 250;
const NONE: ReadonlySet<string> = new Set();
const OF_RULES: ReadonlySet<Issue["code"]> = new Set(["rule_broken", "variant_unknown"]);

/** After a change "added to cart" no longer speaks of what is on the screen. */
function settledCart({ cart }: SessionState): SessionState["cart"] {
  return cart.kind === "preparing" || cart.kind === "waitingForShop" ? cart : { kind: "idle" };
}
