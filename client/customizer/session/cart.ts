import type { Quote } from "../../../configurator-schemas/answers/quote.ts";
import type { QuoteBody } from "../../../configurator-schemas/protocol/http.ts";
import type { CartItem } from "../../../configurator-schemas/protocol/widget-messages.ts";
import { localise } from "../../../configurator-schemas/schema/localise.ts";
import { keepTrying } from "../../ui/keep-trying.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import type { Api } from "../../api/api.ts";
import { askedLines } from "./asked-lines.ts";
import type { Autosave, DesignRef } from "./autosave.ts";
import type { Pictures } from "./pictures.ts";
import { isShopPriced } from "./quote-here.ts";
import { uploadsOf } from "./saved-form.ts";
import type { SessionState } from "./session-state.ts";
import type { WritableStore } from "./store.ts";

/** The shop the widget stands in, if any. */
export interface Shop {
  readonly present: boolean;
  /** Hands the item over and waits for the shop's word. */
  addToCart(item: CartItem): Promise<ShopAnswer>;
}

export type ShopAnswer = { readonly accepted: true } | { readonly accepted: false; readonly message?: string };

interface Options {
  readonly api: Pick<Api, "quote">;
  readonly autosave: Pick<Autosave, "flush">;
  readonly pictures: Pick<Pictures, "settled">;
  readonly shop: Shop;
  readonly store: WritableStore<SessionState>;
  readonly priceConfirmed: (design: string) => Promise<QuoteBody>;
  readonly onAdded: () => void;
}

export type Cart = ReturnType<typeof createCart>;

/** Saves the design, has its price signed, and hands both to the shop. Every way out ends in a state the screen can show. */
export function createCart({ autosave, pictures, shop, store, priceConfirmed, onAdded }: Options) {
  /** What is on the screen, exactly, as the server has it: without one of its pictures it would be printed with a hole. */
  const saved = async (): Promise<DesignRef> => {
    await pictures.settled();
    const stuck = [...uploadsOf(store.get().own)].map((id) => store.get().pictures.get(id));
    const failed = stuck.find((picture) => picture?.state === "failed" && picture.file !== undefined);
    if (failed) throw failed.problem ?? new ApiProblem("network");
    return autosave.flush();
  };
  const add = async (acceptNewPrice: boolean): Promise<void> => {
    const { cart, price } = store.get();
    if (cart.kind === "preparing" || cart.kind === "waitingForShop") return;
    const shown = price.confirmed ?? price.quote;
    store.patch({ cart: { kind: "preparing" } });
    try {
      const design = await saved();
      const unsigned = isShopPriced(store.get().product) ? store.get().price.quote : undefined;
      const quote = unsigned ?? (await priceConfirmed(design.id));
      if ("receipt" in quote && shown && shown.total.amount !== quote.total.amount && !acceptNewPrice) {
        store.patch({ cart: { kind: "priceChanged", shown, now: quote } });
        return;
      }
      if (!shop.present) return store.patch({ cart: { kind: "noShop" } });
      store.patch({ cart: { kind: "waitingForShop" } });
      const answer = await shop.addToCart(await cartItem(store.get(), design, quote));
      if (answer.accepted) onAdded();
      store.patch({ cart: answer.accepted ? { kind: "added" } : { kind: "refused", message: answer.message ?? "" } });
    } catch (problem) {
      const known = problem instanceof ApiProblem ? problem : new ApiProblem("unexpected", { cause: problem });
      store.patch({
        cart: { kind: "failed", problem: known },
        ...(known.code === "product_withdrawn" && { price: { ...store.get().price, withdrawn: true } }),
      });
    }
  };
  return { add, saved };
}

async function cartItem(state: SessionState, design: DesignRef, quote: Quote | QuoteBody): Promise<CartItem> {
  // Words for the cart are fetched with the other late parts: nobody adds before the first paint.
  const { describeConfiguration } = await keepTrying(() => import("../../../configurator-schemas/answers/describe.ts"));
  const { product, configuration, language, quantity } = state;
  const asked = askedLines(state);
  return {
    design: design.id,
    version: design.version,
    code: design.code,
    product: product.id,
    productVersion: product.version,
    name: localise(product.name, language),
    description: describeConfiguration(product, configuration, language),
    // The design holds the selections; a line names only what differs from it, as its receipt does.
    lines: quote.skus.map(({ sku, quantity: pieces }, i) => {
      const { selections = {}, fields } = asked[i] ?? {};
      return { sku, quantity: pieces, selections, ...(fields && { fields }) };
    }),
    quantity,
    unitPrice: quote.unitPrice,
    total: quote.total,
    ...("receipt" in quote
      ? { receipt: quote.receipt, withdrawal: quote.withdrawal, promiseBy: quote.promiseBy }
      : { receipt: "" }),
    previewUrl: design.previewUrl,
  };
}
