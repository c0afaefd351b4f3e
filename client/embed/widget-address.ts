export interface WidgetAddress {
  /** Where Atelier runs, ending in "/". */
  readonly server: string;
  readonly product: string;
  readonly key: string;
  readonly language: string;
  /** A saved design's id, with "#token=…" behind it where the shop keeps the token. */
  readonly design: string | null;
  /** Today's base in minor units, for a product whose base is the shop's. */
  readonly shopBase: string | null;
}

/** The iframe's address. The token stays behind "#": it is never sent to a server or written in its logs. */
export function widgetAddress({ server, product, key, language, design, shopBase }: WidgetAddress): string {
  const address = new URL("customizer/", server);
  address.search = String(new URLSearchParams({ key, product, lang: language, origin: location.origin }));
  if (shopBase) address.searchParams.set("base", shopBase);
  if (design) {
    const [id = "", token] = design.split("#");
    address.searchParams.set("design", id);
    if (token) address.hash = token;
  }
  return address.href;
}
