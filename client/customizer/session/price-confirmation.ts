import type { QuoteBody } from "../../../configurator-schemas/protocol/http.ts";
import { hasErrors } from "../../../configurator-schemas/schema/issue.ts";
import type { Api } from "../../api/api.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import { askedLines } from "./asked-lines.ts";
import { isShopPriced } from "./quote-here.ts";
import { toSaved } from "./saved-form.ts";
import type { SessionState } from "./session-state.ts";
import type { WritableStore } from "./store.ts";

const IDLE_MS = 1500;

export interface PriceConfirmation {
  /** Asks once the shopper pauses. */
  soon(): void;
  /** Asks now; throws the server's refusal. The design binds the receipt to what was saved. */
  now(design: string): Promise<QuoteBody>;
  stop(): void;
}

interface Options {
  readonly api: Pick<Api, "quote">;
  readonly store: WritableStore<SessionState>;
}

/** Has the server confirm the price computed here: its answer counts, and it knows what was withdrawn meanwhile. */
export function confirmPrice({ api, store }: Options): PriceConfirmation {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;

  const question = () => {
    const { own, lines, quantity } = store.get();
    return { configuration: toSaved(own), ...(lines ? { lines: askedLines(store.get()) } : { quantity }) };
  };
  const ask = async () => {
    const { check, price, product } = store.get();
    // A question the server would refuse is not asked.
    if (isShopPriced(product) || !check.complete || hasErrors(check.issues) || price.issues.length > 0) return;
    asking = new AbortController();
    const { signal } = asking;
    try {
      const confirmed = await api.quote(question(), signal);
      if (!signal.aborted) store.patch({ price: { ...store.get().price, confirmed, withdrawn: false } });
    } catch (problem) {
      const withdrawn = problem instanceof ApiProblem && problem.code === "product_withdrawn";
      // Any other failure leaves the price computed here; adding to the cart asks again and says what is wrong.
      if (withdrawn) store.patch({ price: { ...store.get().price, withdrawn } });
    }
  };
  const stop = () => {
    clearTimeout(timer);
    asking?.abort();
  };

  return {
    soon() {
      stop();
      timer = setTimeout(() => void ask(), IDLE_MS);
    },
    async now(design) {
      stop();
      const confirmed = await api.quote({ ...question(), design });
      store.patch({ price: { ...store.get().price, confirmed, withdrawn: false } });
      return confirmed;
    },
    stop,
  };
}
