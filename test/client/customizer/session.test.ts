import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CartItem } from "../../../configurator-schemas/protocol/widget-messages.ts";
import { ApiProblem } from "../../../client/api/api-problem.ts";
import type { ShopAnswer } from "../../../client/customizer/session/cart.ts";
import { createDraftStore } from "../../../client/customizer/session/draft-store.ts";
import { blockingIssues } from "../../../client/customizer/session/findings.ts";
import { createSession } from "../../../client/customizer/session/session.ts";
import type { Session } from "../../../client/customizer/session/session.ts";
import { aMugWith, anImage } from "../../support/builders.ts";
import { bundledProduct } from "../../support/documents.ts";
import { memoryStorage, scriptedApi } from "./scripted-api.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Opening {
  readonly product?: string;
  readonly storage?: Storage | undefined;
  readonly shop?: (item: CartItem) => Promise<ShopAnswer>;
}

function open({ product: id = "mug-11oz", storage = memoryStorage(), shop }: Opening = {}) {
  const product = bundledProduct(id);
  const api = scriptedApi(product);
  const session = createSession({
    api,
    product,
    language: "fr",
    fonts: [],
    drafts: createDraftStore(storage, id),
    shop: { present: shop !== undefined, addToCart: shop ?? (() => Promise.resolve({ accepted: false })) },
    decode: () =>
      Promise.resolve({ source: { width: 4, height: 3 } as OffscreenCanvas, widthPx: 1600, heightPx: 1200 }),
  });
  return { api, session, storage, product };
}

const words = (session: Session, id: string, text: string) =>
  session.changeElement(id, (each) => (each.kind === "text" ? { ...each, text } : each), `text-${id}`);
const textOf = (session: Session, id: string) => {
  const element = session.get().configuration.elements["wrap"]?.find((each) => each.id === id);
  return element?.kind === "text" ? element.text : undefined;
};
const uploadOf = (session: Session, id: string) => {
  const element = session.get().configuration.elements["wrap"]?.find((each) => each.id === id);
  return element?.kind === "image" ? element.upload : undefined;
};
const photo = (bytes = 9) => new File([new Uint8Array(bytes)], "photo.jpg", { type: "image/jpeg" });

describe("session", () => {
  it("starts with the first template and a price", () => {
    const { session } = open();
    const state = session.get();
    expect(state.configuration.elements["wrap"]?.map((each) => each.id)).toEqual(
      expect.arrayContaining(["photo", "name"]),
    );
    expect(state.price.quote?.total).toEqual({ amount: 990, currency: "EUR" });
    expect(blockingIssues(state)).toEqual([]);
  });

  it("lays out nothing on a print area that is not offered, and brings back what was there", () => {
    const { session } = open({ product: "t-shirt" });
    expect(Object.keys(session.get().configuration.elements)).toEqual(["front"]);
    expect(blockingIssues(session.get())).toEqual([]);
    session.pick("backPrint", true);
    session.showArea("back");
    session.addShape("heart");
    const designed = session.get().configuration.elements["back"];
    expect(designed?.length).toBeGreaterThan(1);
    session.pick("backPrint", false);
    expect(session.get().configuration.elements["back"]).toBeUndefined();
    expect(session.get().area).toBe("front");
    session.pick("backPrint", true);
    expect(session.get().configuration.elements["back"]).toEqual(designed);
  });

  it("undoes a burst of typing as one step, a pause begins the next", async () => {
    const { session } = open();
    for (const text of ["L", "Lé", "Léa"]) words(session, "name", text);
    await vi.advanceTimersByTimeAsync(1100);
    words(session, "name", "Léa !");
    session.undo();
    expect(textOf(session, "name")).toBe("Léa");
    session.undo();
    expect(textOf(session, "name")).toBe("");
    expect(session.get().canUndo).toBe(false);
    session.redo();
    expect(textOf(session, "name")).toBe("Léa");
  });

  it("keeps every change in this browser at once: a reload loses nothing", () => {
    const first = open();
    words(first.session, "name", "Léa");
    first.session.setQuantity(3);
    const second = open({ storage: first.storage });
    expect(textOf(second.session, "name")).toBe("Léa");
    expect(second.session.get()).toMatchObject({ quantity: 3, restored: true, saving: { kind: "waiting" } });
  });

  it("sends a restored, unsaved design to the server by itself", async () => {
    const first = open();
    words(first.session, "name", "Léa");
    const second = open({ storage: first.storage });
    await vi.advanceTimersByTimeAsync(1000);
    expect(second.api.calls).toContain("createDesign");
    expect(second.session.get().saving.kind).toBe("saved");
  });

  it("says so when this browser keeps nothing", () => {
    const full = memoryStorage();
    full.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const { session } = open({ storage: full });
    words(session, "name", "Léa");
    expect(session.get().keepsDraft).toBe(false);
  });

  it("shows a photo while it uploads, saves it as an empty slot, then under its final id, also after undo", async () => {
    const { session, api } = open();
    await session.addPhoto(photo(), "photo");
    expect(uploadOf(session, "photo")).toBe("local-1");
    words(session, "name", "Léa");
    await vi.advanceTimersByTimeAsync(1000);
    expect(JSON.stringify(api.designs.get("d1"))).not.toContain("local-");
    await api.finishUpload();
    await vi.advanceTimersByTimeAsync(1000);
    expect(uploadOf(session, "photo")).toBe("up_1");
    expect(JSON.stringify(api.designs.get("d1"))).toContain("up_1");
    session.undo();
    expect(uploadOf(session, "photo")).toBe("up_1");
    session.undo();
    expect(uploadOf(session, "photo")).toBe("");
    session.redo();
    expect(uploadOf(session, "photo")).toBe("up_1");
  });

  it("puts several photos into the empty frames, the rest as elements, and passes over one that is refused", async () => {
    const { session } = open();
    await session.addPhotos([photo(0), photo(), photo()]);
    expect(session.get().notice?.problem.code).toBe("empty");
    expect(uploadOf(session, "photo")).toBe("local-1");
    const images = (session.get().configuration.elements["wrap"] ?? []).filter((each) => each.kind === "image");
    expect(images.map((each) => each.upload)).toEqual(["local-1", "local-2"]);
    expect([...session.get().pictures.values()].map((each) => each.state)).toEqual(["uploading", "uploading"]);
  });

  it("puts back what a refused photo replaced, says why, and leaves no step behind", async () => {
    const { session, api } = open();
    await session.addPhoto(photo(), "photo");
    await api.finishUpload(new ApiProblem("corrupt", { status: 422, title: "abîmée" }));
    await vi.advanceTimersByTimeAsync(0);
    expect(uploadOf(session, "photo")).toBe("");
    expect(session.get().notice).toMatchObject({ about: "photo.jpg", problem: { code: "corrupt" } });
    expect(session.get().canUndo).toBe(false);
  });

  it("keeps a photo that could not be sent, and sends it again when asked", async () => {
    const { session, api } = open();
    await session.addPhoto(photo(), "photo");
    await api.finishUpload(new ApiProblem("network"));
    await vi.advanceTimersByTimeAsync(0);
    expect(session.get().pictures.get("local-1")?.state).toBe("failed");
    expect(blockingIssues(session.get())).toEqual([]);
    await session.addToCart();
    expect(session.get().cart).toMatchObject({ kind: "failed", problem: { code: "network" } });
    session.retryPicture("local-1");
    await api.finishUpload();
    await vi.advanceTimersByTimeAsync(0);
    expect(uploadOf(session, "photo")).toBe("up_1");
  });

  it("refuses a file of 26 MB and an empty one at once", async () => {
    const { session, api } = open();
    await session.addPhoto(photo(26 * 1024 * 1024));
    expect(session.get().notice?.problem.code).toBe("too_large");
    await session.addPhoto(photo(0));
    expect(session.get().notice?.problem.code).toBe("empty");
    expect(api.calls).not.toContain("upload");
  });

  it("carries words into the next template and keeps what the shopper added", () => {
    const { session } = open();
    words(session, "name", "Léa");
    session.addShape("star");
    session.chooseTemplate("first-name");
    const elements = session.get().configuration.elements["wrap"] ?? [];
    expect(elements.map((each) => each.id)).toEqual(["name", "heart", "e1"]);
    expect(textOf(session, "name")).toBe("Léa");
  });

  it("says beside the handle why a heat-sensitive mug cannot have a white one, even without what reasons about rules", () => {
    const { session } = open();
    session.useRules(undefined);
    session.pick("finish", "magic");
    expect(blockingIssues(session.get()).map((each) => [each.code, each.path])).toEqual([
      ["rule_broken", "/selections/handle"],
    ]);
    session.pick("handle", "black");
    expect(blockingIssues(session.get())).toEqual([]);
  });
});

describe("adding to the cart", () => {
  it("saves, has the price signed and hands the shop everything to order it", async () => {
    const items: CartItem[] = [];
    const { session } = open({
      shop: (item) => {
        items.push(item);
        return Promise.resolve({ accepted: true });
      },
    });
    words(session, "name", "Léa");
    session.setQuantity(12);
    await session.addToCart();
    expect(session.get().cart).toEqual({ kind: "added" });
    expect(items[0]).toMatchObject({
      design: "d1",
      version: 1,
      product: "mug-11oz",
      quantity: 12,
      receipt: "head.body.signature",
      lines: [{ sku: "MUG11-W", quantity: 12 }],
      total: { currency: "EUR" },
    });
    expect(items[0]?.description).toContain("Léa");
  });

  it("hands several names over as lines of one design, and remembers them in this browser", async () => {
    const items: CartItem[] = [];
    const { session, storage } = open({
      shop: (item) => {
        items.push(item);
        return Promise.resolve({ accepted: true });
      },
    });
    words(session, "name", "Prénom");
    session.setLines([
      { quantity: 1, selections: {}, fields: { name: "Léa" } },
      { quantity: 2, selections: { finish: "magic" }, fields: { name: "Zoé", gone: "x" } },
    ]);
    expect(session.get().quantity).toBe(3);
    expect(open({ storage }).session.get().lines).toHaveLength(2);
    await session.addToCart();
    expect(session.get().cart).toEqual({ kind: "added" });
    expect(items[0]).toMatchObject({
      quantity: 3,
      lines: [
        { quantity: 1, fields: { name: "Léa" } },
        { quantity: 2, selections: { finish: "magic" }, fields: { name: "Zoé" } },
      ],
    });
    session.setLines(undefined);
    expect(session.get().price.quote?.skus).toHaveLength(1);
  });

  it("leaves what lies in the cart alone when the shopper designs on, and starts afresh next time", async () => {
    const { session, api, storage } = open({ shop: () => Promise.resolve({ accepted: true }) });
    words(session, "name", "Léa");
    await session.addToCart();
    expect(open({ storage }).session.get().restored).toBe(false);
    words(session, "name", "Zoé");
    await vi.advanceTimersByTimeAsync(1000);
    expect(api.designs.get("d1")?.version).toBe(1);
    expect(JSON.stringify(api.designs.get("d1"))).toContain("Léa");
    expect(JSON.stringify(api.designs.get("d2"))).toContain("Zoé");
  });

  it("asks before it adds at another price than was shown", async () => {
    const { session, api } = open({ shop: () => Promise.resolve({ accepted: true }) });
    api.surcharge = 200;
    await session.addToCart();
    expect(session.get().cart).toMatchObject({
      kind: "priceChanged",
      shown: { total: { amount: 990 } },
      now: { total: { amount: 1190 } },
    });
    await session.addToCart(true);
    expect(session.get().cart).toEqual({ kind: "added" });
  });

  it("shows the shop's own words when it refuses", async () => {
    const { session } = open({ shop: () => Promise.resolve({ accepted: false, message: "Stock épuisé" }) });
    await session.addToCart();
    expect(session.get().cart).toEqual({ kind: "refused", message: "Stock épuisé" });
  });

  it("says that there is no shop here, with the design saved", async () => {
    const { session, api } = open();
    await session.addToCart();
    expect(session.get().cart).toEqual({ kind: "noShop" });
    expect(api.designs.size).toBe(1);
  });

  it("tells of a withdrawn product and keeps the design", async () => {
    const { session, api } = open({ shop: () => Promise.resolve({ accepted: true }) });
    api.failNext("quote", new ApiProblem("product_withdrawn", { status: 409 }));
    await session.addToCart();
    expect(session.get().price.withdrawn).toBe(true);
    expect(api.designs.size).toBe(1);
  });

  it("learns of a withdrawn product while the shopper is still designing", async () => {
    const { session, api } = open();
    api.failNext("quote", new ApiProblem("product_withdrawn", { status: 409 }));
    words(session, "name", "Léa");
    await vi.advanceTimersByTimeAsync(2000);
    expect(session.get().price.withdrawn).toBe(true);
  });
});

describe("two windows", () => {
  it("takes the other window's design as a step that undo brings back", async () => {
    const { session, api } = open();
    words(session, "name", "Léa");
    await vi.advanceTimersByTimeAsync(1000);
    api.designs.set("d1", { version: 5, configuration: aMugWith(anImage({ id: "z" })) });
    words(session, "name", "Léo");
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.get().saving.kind).toBe("conflict");
    await session.takeTheirs();
    expect(session.get().configuration.elements["wrap"]?.map((each) => each.id)).toEqual(["z"]);
    session.undo();
    expect(textOf(session, "name")).toBe("Léo");
  });
});
