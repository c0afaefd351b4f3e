import type { PriceChangedProblem } from "../../configurator-schemas/protocol/http.ts";
import { askedOf } from "./design-in-cart.ts";
import type { DesignInCart } from "./design-in-cart.ts";
import { problemText } from "./problem-text.ts";

/** A design whose receipt does not hold any more. */
export interface ChangedPrice {
  readonly design: DesignInCart;
  readonly problem: PriceChangedProblem;
}

/** Asks, before anything is paid, whether every receipt still holds; a real shop does it on its own server. */
export async function checkPrices(designs: readonly DesignInCart[]): Promise<readonly ChangedPrice[]> {
  const answers = await Promise.all(designs.map(checkPrice));
  return answers.filter((each) => each !== undefined);
}

async function checkPrice(design: DesignInCart): Promise<ChangedPrice | undefined> {
  const response = await fetch("/demo/quotes", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
    body: JSON.stringify(askedOf(design)),
  });
  if (response.ok) return undefined;
  if (response.status !== 409) throw new Error(await problemText(response));
  const problem = (await response.clone().json()) as PriceChangedProblem; // the contract's 409
  if (problem.code !== "price_changed") throw new Error(await problemText(response));
  return { design, problem };
}
