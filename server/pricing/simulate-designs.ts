import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { withPrices } from "../../configurator-schemas/schema/price-book.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { listNewestDesigns } from "../database/newest-designs.ts";
import type { NewestDesign } from "../database/newest-designs.ts";
import type { Dependencies } from "../dependencies.ts";
import { atPricesOf } from "../products/price-book.ts";
import { productOf } from "../products/published-product.ts";
import type { DesignChange } from "./summarise-changes.ts";

interface ToSimulate {
  readonly merchantId: string;
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

/** A design's product version at the published prices, and at the draft's. */
interface Versions {
  readonly before: Product;
  readonly after: Product;
}

interface Saved {
  readonly designId: string;
  readonly configuration: Configuration;
}

/** Strangers save designs, and each may be large: this many are in memory at a time. */
const PAGE_SIZE = 25;
/** Product versions at hand; designs saved at about the same time are of few. */
const MAX_VERSIONS = 8;
/** Somebody waits for the answer; what is known by then is answered. */
const TIME_MS = 15_000;

/** Prices the designs of a product saved last as quotes would, with the published prices and with a draft's, a few at a time. */
export async function simulateDesigns(
  { database, rules }: Pick<Dependencies, "database" | "rules">,
  { merchantId, draft, designs, ...asked }: ToSimulate,
): Promise<SimulatedDesigns> {
  const until = performance.now() + TIME_MS;
  const changes: DesignChange[] = [];
  const notPriced = new Map<string, number>();
  const versions = new Map<number | undefined, Versions>();
  let left = designs;
  let last: NewestDesign | undefined;

  const versionsOf = async (configuration: Configuration): Promise<Versions> => {
    const known = versions.get(configuration.productVersion);
    if (known) return known;
    const { product } = await productOf(database, merchantId, configuration);
    const before = await atPricesOf(database, merchantId, { product, time: "now" });
    const found = { before, after: withPrices(product, draft.prices) ?? product };
    if (versions.size >= MAX_VERSIONS) versions.clear();
    versions.set(configuration.productVersion, found);
    return found;
  };
  /** False when the time ran out. */
  const simulate = async ({ before, after }: Versions, saved: readonly Saved[]): Promise<boolean> => {
    const { prices, expressions } = after;
    for (let rest = saved; rest.length > 0;) {
      if (performance.now() > until) return false;
      const configurations = rest.map(({ configuration }) => configuration);
      const answered = await rules.simulate(before, { ...asked, prices, expressions, configurations });
      for (const [i, answer] of answered.designs.entries()) {
        if ("reason" in answer) notPriced.set(answer.reason, (notPriced.get(answer.reason) ?? 0) + 1);
        else changes.push({ design: rest[i]?.designId ?? "", ...answer });
      }
      rest = rest.slice(answered.designs.length);
    }
    return true;
  };

  for (;;) {
    const limit = Math.min(PAGE_SIZE, left);
    const page = await listNewestDesigns(database, { merchantId, productId: draft.id, limit, after: last });
    for (const saved of byVersion(page.map(readSaved))) {
      const [first] = saved;
      if (first && !(await simulate(await versionsOf(first.configuration), saved)))
        return { changes, notPriced, isComplete: false };
    }
    left -= page.length;
    last = page.at(-1);
    if (page.length < limit || left === 0) return { changes, notPriced, isComplete: true };
  }
}

function readSaved({ designId, configurationJson }: NewestDesign): Saved {
  // Written by save-design.ts, checked against the grammar before.
  return { designId, configuration: JSON.parse(configurationJson) as Configuration };
}

function byVersion(designs: readonly Saved[]): Iterable<readonly Saved[]> {
  const groups = new Map<number | undefined, Saved[]>();
  for (const each of designs) {
    const version = each.configuration.productVersion;
    groups.set(version, [...(groups.get(version) ?? []), each]);
  }
  return groups.values();
}
