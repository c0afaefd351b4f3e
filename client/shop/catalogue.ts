import { useCallback, useEffect, useState } from "react";
import type { Localised } from "../../configurator-schemas/schema/localised.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";

/** A product as the list of the API gives it. */
export interface CatalogueProduct {
  readonly id: string;
  readonly name: Localised;
  readonly description?: Localised;
  readonly from?: { readonly amount: number; readonly currency: string };
}

export interface Catalogue {
  readonly key: string;
  readonly products: readonly CatalogueProduct[];
}

export type CatalogueState = { readonly state: "loading" | "failed" } | ({ readonly state: "ready" } & Catalogue);

/** What is for sale. A real shop writes its publishable key into its pages; the demo's is made at the first start. */
export function useCatalogue(): [CatalogueState, () => void] {
  const [state, setState] = useState<CatalogueState>({ state: "loading" });
  const load = useCallback(() => {
    setState({ state: "loading" });
    readCatalogue().then(
      (catalogue) => setState({ state: "ready", ...catalogue }),
      () => setState({ state: "failed" }),
    );
  }, []);
  useEffect(load, [load]);
  return [state, load];
}

/** The product a shared design belongs to. */
export async function readDesignProduct(key: string, design: string, token: string): Promise<string> {
  const body = await readJson<{ configuration: { product: string } }>(`/api/v1/designs/${encodeURIComponent(design)}`, {
    Authorization: `Bearer ${key}`,
    "Design-Token": token,
  });
  return body.configuration.product;
}

/** A product's whole document. */
export async function readProduct(key: string, product: string): Promise<Product> {
  return readJson<Product>(`/api/v1/products/${encodeURIComponent(product)}`, { Authorization: `Bearer ${key}` });
}

async function readCatalogue(): Promise<Catalogue> {
  const { publishable } = await readJson<{ publishable: string }>("/demo/keys.json");
  const { items } = await readJson<{ items: readonly CatalogueProduct[] }>("/api/v1/products", {
    Authorization: `Bearer ${publishable}`,
  });
  return { key: publishable, products: items };
}

async function readJson<Body>(path: string, headers: Record<string, string> = {}): Promise<Body> {
  const response = await fetch(path, { headers });
  if (!response.ok) throw new Error(`expected ${path}, got status ${response.status}`);
  // Our own server's answer, in the shape of the contract.
  return (await response.json()) as Body;
}
