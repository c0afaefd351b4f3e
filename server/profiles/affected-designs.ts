import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Issue } from "../../configurator-schemas/schema/issue.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { listNewestDesigns } from "../database/newest-designs.ts";
import type { NewestDesign } from "../database/newest-designs.ts";
import { orderedDesigns } from "../database/ordered-designs.ts";
import { listProducts } from "../database/products.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import { findProduct } from "../products/published-product.ts";
import type { PreflightAnswer } from "../render/render-request.ts";
import { uploadFiles, uploadsOf } from "../uploads/uploads-of.ts";
import { askAbout } from "../workers/about-product.ts";
import type { DesignFindings } from "./summarise-findings.ts";

interface Asked {
  readonly merchantId: string;
  readonly profile: PrintProfile;
  /** Saved since. */
  readonly since: Date;
  /** How many designs at most. */
  readonly designs: number;
}

export interface LookedAt {
  readonly findings: readonly DesignFindings[];
  readonly isComplete: boolean;
}

type Stores = Pick<Dependencies, "database" | "blobs" | "render" | "rules">;

/** Strangers save designs, and each may be large: this many are in memory at a time. */
const PAGE_SIZE = 25;
/** Side by side: as many as the renderer has hands for, and shoppers' own questions come in between. */
const AT_ONCE = 2;
/** Somebody waits for the answer; what is known by then is answered. */
const TIME_MS = 15_000;

/** What preflight says of open designs by a profile as they have it, and by a draft of it. */
export async function findAffected(stores: Stores, asked: Asked): Promise<LookedAt> {
  const { database } = stores;
  const { merchantId, profile } = asked;
  const until = performance.now() + TIME_MS;
  const since = asked.since.toISOString();
  const findings: DesignFindings[] = [];
  const drafts = new Map<Product, Product>();
  const draftOf = (product: Product) => {
    const known = drafts.get(product) ?? withProfile(product, profile);
    drafts.set(product, known);
    return known;
  };

  for (const { productId, version } of await listProducts(database, merchantId)) {
    const newest = await findProduct(database, { merchantId, id: productId, version });
    if (!newest?.product.profiles.includes(profile.id)) continue;
    let last: NewestDesign | undefined;
    for (;;) {
      const limit = PAGE_SIZE;
      const page = await listNewestDesigns(database, { merchantId, productId, limit, after: last });
      const recent = page.filter(({ savedAt }) => savedAt >= since);
      const ordered = await orderedDesigns(database, { merchantId, designs: recent.map((each) => each.designId) });
      const open = recent.filter(({ designId }) => !ordered.has(designId));
      for (let at = 0; at < open.length; at += AT_ONCE) {
        if (performance.now() > until) return { findings, isComplete: false };
        const some = open.slice(at, at + Math.min(AT_ONCE, asked.designs - findings.length));
        const found = await Promise.all(
          some.map((row) => lookAt(stores, row, { merchantId, productId, draftOf, profile })),
        );
        findings.push(...found.filter((each) => each !== undefined));
        if (findings.length >= asked.designs) return { findings, isComplete: true };
      }
      last = page.at(-1);
      if (page.length < limit || recent.length < page.length) break;
    }
  }
  return { findings, isComplete: true };
}

interface Context {
  readonly merchantId: string;
  readonly productId: string;
  readonly profile: PrintProfile;
  readonly draftOf: (product: Product) => Product;
}

/** Undefined where the design's product is not made by this profile. */
async function lookAt(
  stores: Stores,
  row: NewestDesign,
  { merchantId, productId, profile, draftOf }: Context,
): Promise<DesignFindings | undefined> {
  const { database, blobs, render, rules } = stores;
  // Written by save-design.ts, checked against the grammar before.
  const own = JSON.parse(row.configurationJson) as Configuration;
  const found = await findProduct(database, { merchantId, id: productId, version: own.productVersion });
  if (!found?.product.profiles.includes(profile.id)) return undefined;
  const { product } = found;
  const configuration = await rules.settle(product, own);
  const uploads = await uploadFiles(blobs, await uploadsOf(database, merchantId, { product, configuration }));
  const fonts = await fontFiles(stores, { merchantId, product, configurations: [configuration] });
  const question = { kind: "preflight", configuration, profileId: profile.id, uploads, fonts };
  const [before, after] = await Promise.all(
    [product, draftOf(product)].map((each) => askAbout<PreflightAnswer>(render, each, question)),
  );
  const { designId: design, version, savedAt } = row;
  return { design, version, savedAt, product: productId, before: issuesOf(before), after: issuesOf(after) };
}

function issuesOf(answer: PreflightAnswer | undefined): readonly Issue[] {
  return answer?.issues ?? [];
}

function withProfile(product: Product, profile: PrintProfile): Product {
  const profileDocuments = product.profileDocuments.map((each) => (each.id === profile.id ? profile : each));
  return { ...product, profileDocuments };
}
