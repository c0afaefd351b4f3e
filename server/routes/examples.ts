/** Bodies that work against the demo as they are, for the documentation's curl lines. */
export const DESIGN_EXAMPLE = {
  configuration: {
    product: "mug-11oz",
    selections: { finish: "white" },
    elements: {
      wrap: [{ id: "e1", kind: "text", text: "Léa", sizeMm: 18, color: "#c2185b", placement: { xMm: 114, yMm: 44 } }],
    },
  },
};

export const QUOTE_EXAMPLE = { ...DESIGN_EXAMPLE, quantity: 12 };

export const CHECK_EXAMPLE = {
  selections: { finish: "magic", giftBox: true },
  attempt: { option: "handle", value: "white" },
};

export const AVAILABILITY_EXAMPLE = { option: "finish", value: "magic", available: false, until: "2026-12-03" };

export const SETTINGS_EXAMPLE = {
  currency: "EUR",
  country: "FR",
  taxTable: [
    { country: "FR", ratePercent: "20" },
    { country: "FR", taxClass: "reduced", ratePercent: "5.5" },
    { country: "BE", ratePercent: "21" },
  ],
  legalTexts: {
    version: "2026-11",
    texts: [{ right: "lost", text: { fr: "Article personnalisé\u00a0: pas de droit de rétractation." } }],
  },
};

export const SIMULATION_EXAMPLE = {
  product: "mug-11oz",
  prices: [{ currency: "EUR", tax: "inclusive", base: "12.90" }],
  quantity: 12,
};

export const ORDER_EXAMPLE = {
  externalId: "1001",
  placedAt: "2026-11-21T12:00:00Z",
  lines: [{ design: "d_…", version: 1, receipt: "eyJ…", lines: [{ quantity: 12 }] }],
  release: "now",
};

export const STATUS_EXAMPLE = { state: "accepted" };
