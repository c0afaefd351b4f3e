import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { listNewestDesigns } from "../database/newest-designs.ts";
import type { NewestDesign } from "../database/newest-designs.ts";
import type { Dependencies } from "../dependencies.ts";
import type { SimulateQuestion } from "../rules/rules-request.ts";
import type { DesignChange } from "./summarise-changes.ts";

interface ToSimulate {
  readonly merchantId: string;
  readonly product: Product;
  readonly draft: Product;
  /** How many designs at most. */
  readonly designs: number;
  readonly quantity: number;
  readonly currency: string;
  readonly shopBase: number | undefined;
}

export interface SimulatedDesigns {
  readonly changes: readonly DesignChange[];
  /** How many were not priced, by reason, in the order they were met. */
  readonly notPriced: ReadonlyMap<string, number>;
  readonly isComplete: boolean;
}

/** Strangers save designs, and each may be large: this many are in memory at a time. */
const PAGE_SIZE = 25;
/** Somebody waits for the answer; what is known by then is answered. */
const TIME_MS = 15_000;

/** Prices the designs of a product saved last, with its own prices and with a draft's, a few at a time. */
export async function simulateDesigns(
  { database, rules }: Pick<Dependencies, "database" | "rules">,
  { merchantId, product, draft, designs, ...asked }: ToSimulate,
): Promise<SimulatedDesigns> {
  const until = performance.now() + TIME_MS;
  const changes: DesignChange[] = [];
  const notPriced = new Map<string, number>();
  let left = designs;
  let last: NewestDesign | undefined;
  const question = { ...asked, prices: draft.prices, expressions: draft.expressions };
  for (;;) {
    const limit = Math.min(PAGE_SIZE, left);
    const page = await listNewestDesigns(database, { merchantId, productId: product.id, limit, after: last });
    let rest: readonly NewestDesign[] = page;
    while (rest.length > 0) {
      if (performance.now() > until) return { changes, notPriced, isComplete: false };
      const answered = await rules.simulate(product, { ...question, configurations: rest.map(configurationOf) });
      for (const [i, answer] of answered.designs.entries()) {
        if ("reason" in answer) notPriced.set(answer.reason, (notPriced.get(answer.reason) ?? 0) + 1);
        else changes.push({ design: rest[i]?.designId ?? "", ...answer });
      }
      rest = rest.slice(answered.designs.length);
    }
    left -= page.length;
    last = page.at(-1);
    if (page.length < limit || left === 0) return { changes, notPriced, isComplete: true };
  }
}

function configurationOf({ configurationJson }: NewestDesign): SimulateQuestion["configurations"][number] {
  // Written by save-design.ts, checked against the grammar before.
  return JSON.parse(configurationJson) as Configuration;
}
