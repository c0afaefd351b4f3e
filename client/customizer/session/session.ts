import { checkConfiguration } from "../../../configurator-schemas/answers/check.ts";
import { quoteConfiguration } from "../../../configurator-schemas/answers/quote.ts";
import type { Configuration, Selection } from "../../../configurator-schemas/configuration/configuration.ts";
import {
  addElement,
  changeElement,
  nextElementId,
  removeElement,
  reorderElement,
  select,
} from "../../../configurator-schemas/configuration/edit.ts";
import type { FontEntry } from "../../../configurator-schemas/protocol/http.ts";
import type { DesignElement, ShapeName } from "../../../configurator-schemas/schema/design-element.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import type { Api } from "../../api/api.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import { areaColour } from "./area-colour.ts";
import { createAutosave } from "./autosave.ts";
import type { DesignRef } from "./autosave.ts";
import { createCart } from "./cart.ts";
import type { Shop } from "./cart.ts";
import type { DecodedPicture } from "./decode-picture.ts";
import type { DraftStore } from "./draft-store.ts";
import { GESTURE_GROUP, closeGroup, commit, dropRepeats, mapHistory, redo, startHistory, undo } from "./history.ts";
import type { History } from "./history.ts";
import { knownUploads, withoutLoading } from "./findings.ts";
import { areaToShow, followAreas, newConfiguration, sizeOfArea } from "./new-configuration.ts";
import { copyOf, inkFor, newImage, newShape, newText } from "./new-element.ts";
import { createPictures } from "./pictures.ts";
import { confirmPrice } from "./price-confirmation.ts";
import { renameUpload, replaceUpload, toSaved, uploadsOf, withoutUpload } from "./saved-form.ts";
import type { SessionState } from "./session-state.ts";
import { sameData } from "./same-data.ts";
import { createStore } from "./store.ts";
import type { Store } from "./store.ts";
import { fillPicture, layTemplateOut } from "./template-slots.ts";

/** The rate of the merchant's own country; only the split into net and tax shows it, and the server's answer replaces it. */
const TAX_RATE_PERCENT = "20";

export interface SessionOptions {
  readonly api: Api;
  readonly product: Product;
  readonly language: Language;
  readonly fonts: readonly FontEntry[];
  readonly drafts: DraftStore;
  readonly shop: Shop;
  readonly decode: (blob: Blob) => Promise<DecodedPicture>;
  /** A design opened by its address; else the draft of this browser, else a new one. */
  readonly opened?: { readonly configuration: Configuration; readonly design: DesignRef } | undefined;
}

/** Where a picture came from and what it took the place of: that comes back if the server refuses it. */
interface ReplacedPicture {
  readonly name: string;
  /** Absent = it came as an element of its own, which goes again. */
  readonly restore?: (configuration: Configuration, localId: string) => Configuration;
}

/** One shopper at one product: everything the screen may ask for. Holds no React and no DOM. */
export interface Session extends Store<SessionState> {
  pick(option: string, value: Selection | undefined, group?: string): void;
  showArea(area: string): void;
  selectElement(id: string | undefined): void;
  addText(): void;
  addShape(shape: ShapeName): void;
  /** Into the slot named, else as a new element. */
  addPhoto(file: File, slot?: string): Promise<void>;
  /** For an image option. */
  pickPhoto(option: string, file: File): Promise<void>;
  retryPicture(id: string): void;
  changeElement(id: string, change: (element: DesignElement) => DesignElement, group?: string): void;
  /** Any edit of the whole configuration, as one step. */
  edit(change: (configuration: Configuration) => Configuration, group?: string): void;
  removeElement(id: string): void;
  duplicateElement(id: string): void;
  moveElement(id: string, index: number): void;
  chooseTemplate(id: string): void;
  /** The gesture or the typing is over. */
  endGroup(): void;
  undo(): void;
  redo(): void;
  setQuantity(quantity: number): void;
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
  /** From the artwork loop. */
  report(change: Partial<Pick<SessionState, "boxes" | "preflight" | "lettersReady">>): void;
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

  const store = createStore<SessionState>({
    product,
    language: options.language,
    configuration: start,
    canUndo: false,
    canRedo: false,
    area: areaToShow(product, start, undefined),
    selected: undefined,
    attention: undefined,
    quantity: isDraft ? draft.quantity : 1,
    check: checkConfiguration(product, start, {}),
    price: { quote: undefined, issues: [], confirmed: undefined, withdrawn: false },
    boxes: new Map(),
    preflight: [],
    lettersReady: false,
    fonts: options.fonts,
    pictures: new Map(),
    saving: { kind: isDraft && draft.unsaved ? "waiting" : "untouched" },
    design: opened?.design ?? (isDraft ? draft.design : undefined),
    keepsDraft: true,
    restored: isDraft,
    notice: undefined,
    cart: { kind: "idle" },
  });
  const state = store.get;

  const autosave = createAutosave({
    api,
    read: () => toSaved(state().configuration),
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
    onUploaded: (localId, id) => {
      history = mapHistory(history, (each) => renameUpload(each, localId, id));
      show({ configuration: history.present });
      saveSoon();
    },
    onRefused: (localId, problem) => {
      const { name, restore = withoutUpload } = replaced.get(localId) ?? {};
      const withdraw = (each: Configuration) => restore(each, localId);
      history = dropRepeats(mapHistory(history, withdraw), sameData);
      show({ configuration: history.present });
      saveSoon();
      tell(problem, name);
    },
  });
  const aside = new Map<string, readonly DesignElement[]>();
  const replaced = new Map<string, ReplacedPicture>();
  const confirmation = confirmPrice({ api, store });
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
    const { quantity, design, saving } = state();
    const unsaved = saving.kind !== "saved" && saving.kind !== "untouched";
    const draftNow = { configuration: toSaved(history.present), quantity, unsaved, ...(design && { design }) };
    const keepsDraft = drafts.write(draftNow);
    if (keepsDraft !== state().keepsDraft) store.patch({ keepsDraft });
  };
  const saveSoon = () => {
    autosave.touch();
    writeDraft();
  };

  /** Rules and price for what is there now: both are pure and quick, so every change gets its answer at once. */
  const answer = () => {
    const { configuration, quantity, language, price } = state();
    const uploads = knownUploads(state());
    const check = withoutLoading(checkConfiguration(product, configuration, { uploads }), state());
    const quoted = quoteConfiguration(product, configuration, {
      lines: [{ quantity }],
      language,
      taxRatePercent: TAX_RATE_PERCENT,
    });
    store.patch({
      check,
      price: quoted.ok
        ? { ...price, quote: quoted.quote, issues: [], confirmed: undefined }
        : { ...price, issues: quoted.issues, confirmed: undefined },
    });
    confirmation.soon();
  };
  const show = (change: Partial<SessionState>) => {
    const { selected } = { ...state(), ...change };
    const stillThere = Object.values(history.present.elements)
      .flat()
      .some((element) => element.id === selected);
    store.patch({
      ...change,
      area: areaToShow(product, history.present, state().area),
      canUndo: history.past.length > 0,
      canRedo: history.future.length > 0,
      ...(stillThere ? {} : { selected: undefined }),
    });
    answer();
  };
  const edit = (change: (configuration: Configuration) => Configuration, group?: string) => {
    clearTimeout(typing);
    const before = history;
    history = commit(history, change(history.present), group);
    if (history === before) return;
    // A pause ends a burst of typing; a finger may rest in the middle of a drag.
    if (group !== undefined && !group.startsWith(GESTURE_GROUP))
      typing = setTimeout(() => (history = closeGroup(history)), TYPING_PAUSE_MS);
    show({ configuration: history.present, cart: settledCart(state()) });
    saveSoon();
  };
  const travel = (step: typeof undo) => {
    history = step(history);
    show({ configuration: history.present, cart: settledCart(state()) });
    saveSoon();
  };
  const tell = (problem: unknown, about?: string) => {
    if (!(problem instanceof ApiProblem)) throw problem;
    noticeCount += 1;
    store.patch({ notice: { id: noticeCount, problem, ...(about !== undefined && { about }) } });
  };

  const placed = (build: (id: string, size: SizeMm, areaId: string) => DesignElement) => {
    const areaId = state().area;
    const size = areaId === undefined ? undefined : sizeOfArea(product, areaId, history.present);
    if (areaId === undefined || !size) return;
    const element = build(nextElementId(history.present), size, areaId);
    edit((configuration) => addElement(configuration, areaId, element));
    store.patch({ selected: element.id, attention: element.id });
  };
  const ink = (areaId: string) => inkFor(areaColour(product, areaId, history.present.selections));
  const locate = (id: string) =>
    Object.entries(history.present.elements).find(([, elements]) => elements.some((each) => each.id === id))?.[0];

  const session: Session = {
    get: store.get,
    subscribe: store.subscribe,
    pick: (option, value, group) =>
      edit((configuration) => followAreas(product, select(configuration, option, value), aside), group),
    showArea: (id) => store.patch({ area: id, selected: undefined }),
    selectElement: (id) => {
      if (id === state().selected) return;
      history = closeGroup(history);
      store.patch({ selected: id, attention: id ?? state().attention });
    },
    addText: () => placed((id, size, areaId) => newText({ id, area: size, ink: ink(areaId) })),
    addShape: (shape) => placed((id, size, areaId) => newShape({ id, area: size, ink: ink(areaId) }, shape)),
    async addPhoto(file, slot) {
      try {
        const picture = await pictures.add(file);
        const areaId = slot === undefined ? undefined : locate(slot);
        const before = history.present.elements[areaId ?? ""]?.find((each) => each.id === slot);
        replaced.set(picture.id, {
          name: file.name,
          ...(before?.kind === "image" && { restore: (each, id) => replaceUpload(each, id, before) }),
        });
        if (slot === undefined) return placed((id, size) => newImage({ id, area: size }, picture));
        session.changeElement(slot, (element) =>
          element.kind === "image" ? fillPicture({ ...element, upload: picture.id }, picture) : element,
        );
      } catch (problem) {
        tell(problem, file.name);
      }
    },
    async pickPhoto(option, file) {
      try {
        const picture = await pictures.add(file);
        const before = history.present.selections[option];
        replaced.set(picture.id, { name: file.name, restore: (each) => select(each, option, before) });
        session.pick(option, picture.id);
      } catch (problem) {
        tell(problem, file.name);
      }
    },
    retryPicture: (id) => pictures.retry(id),
    changeElement(id, change, group) {
      const areaId = locate(id);
      if (areaId === undefined) return;
      if (state().attention !== id) store.patch({ attention: id });
      edit((each) => changeElement(each, { area: areaId, id }, change), group);
    },
    edit,
    removeElement(id) {
      const areaId = locate(id);
      if (areaId !== undefined) edit((each) => removeElement(each, areaId, id));
    },
    duplicateElement(id) {
      const areaId = locate(id);
      const element = history.present.elements[areaId ?? ""]?.find((each) => each.id === id);
      if (areaId === undefined || !element) return;
      const copy = copyOf(element, nextElementId(history.present));
      edit((configuration) => addElement(configuration, areaId, copy));
      store.patch({ selected: copy.id });
    },
    moveElement(id, index) {
      const areaId = locate(id);
      if (areaId !== undefined) edit((each) => reorderElement(each, { area: areaId, id }, index));
    },
    chooseTemplate(id) {
      const areaId = state().area;
      const size = areaId === undefined ? undefined : sizeOfArea(product, areaId, history.present);
      const template = product.templateDocuments.find((each) => each.id === id);
      if (areaId === undefined || !size || !template) return;
      edit((configuration) =>
        layTemplateOut({ product, configuration }, { area: areaId, size, template }, (upload) =>
          state().pictures.get(upload),
        ),
      );
      store.patch({ selected: undefined });
    },
    endGroup: () => (history = closeGroup(history)),
    undo: () => travel(undo),
    redo: () => travel(redo),
    setQuantity(quantity) {
      store.patch({ quantity: Math.round(quantity), cart: settledCart(state()) });
      answer();
      writeDraft();
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
        show({ configuration: theirs });
        pictures.load(uploadsOf(theirs));
        writeDraft();
      } catch (problem) {
        tell(problem);
      }
    },
    startOver() {
      edit(() => newConfiguration(product));
      store.patch({ restored: false, selected: undefined });
    },
    retrySaving: () => autosave.retry(),
    report: (change) => store.patch(change),
    dispose() {
      autosave.stop();
      confirmation.stop();
      clearTimeout(typing);
    },
  };
  pictures.load(uploadsOf(start));
  answer();
  if (isDraft && draft.unsaved) autosave.touch();
  return session;
}

const TYPING_PAUSE_MS = 1000;

/** After a change "added to cart" no longer speaks of what is on the screen. */
function settledCart({ cart }: SessionState): SessionState["cart"] {
  return cart.kind === "preparing" || cart.kind === "waitingForShop" ? cart : { kind: "idle" };
}
