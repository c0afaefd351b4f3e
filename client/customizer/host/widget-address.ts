import { toLanguage } from "../../i18n/i18n.ts";
import type { Language } from "../../../configurator-schemas/schema/localised.ts";

/** What the widget's address says: whose shop, which product, which language, which design. */
export interface WidgetAddress {
  readonly key: string;
  readonly product: string;
  readonly language: Language;
  /** The embedding page's origin; undefined on a page of its own. */
  readonly origin: string | undefined;
  readonly design: { readonly id: string; readonly token: string } | undefined;
  /** Today's base in minor units, said by the shop's page. */
  readonly shopBase: number | undefined;
}

/**
 * `/customizer/?key=…&product=…&lang=fr&origin=https://shop…[&base=990][&design=ID#token=…]`; the token stays out of server logs, and without
 * one this browser's own memory is asked.
 */
export function readWidgetAddress(address: URL, tokenOf: (design: string) => string | undefined): WidgetAddress {
  const { searchParams } = address;
  const design = searchParams.get("design");
  const base = searchParams.get("base");
  const token = new URLSearchParams(address.hash.slice(1)).get("token") ?? (design === null ? null : tokenOf(design));
  return {
    key: searchParams.get("key") ?? "",
    product: searchParams.get("product") ?? "",
    language: toLanguage(searchParams.get("lang")),
    origin: searchParams.get("origin") ?? undefined,
    design: design !== null && token != null ? { id: design, token } : undefined,
    shopBase: base !== null && /^\d{1,15}$/.test(base) ? Number(base) : undefined,
  };
}
