import type { JobTicket } from "../../configurator-schemas/production/job-ticket.ts";

const SHA = "0123456789abcdef".repeat(4);

/** A ticket for two sides of one card, with everything a ticket can have but a roster. */
export function aTicket(parts: Partial<JobTicket> = {}): JobTicket {
  const area = {
    technique: "offset",
    trimMm: [85, 55] as const,
    bleedMm: 3,
    safeMm: 3,
    ppi: 300,
    file: "card-front.pdf",
    sha256: SHA,
    colourSpace: "cmyk",
  };
  return {
    schemaVersion: 1,
    language: "fr",
    job: "job_0-a_B",
    order: "ord_1",
    externalId: "1001",
    createdAt: "2026-11-28T10:00:00.000Z",
    dueAt: "2026-12-04T16:00:00.000Z",
    product: { id: "card", version: 3, name: "Carte de visite" },
    variant: { sku: "CARD-MATT-350" },
    quantity: 250,
    profile: { id: "eu-offset-card", version: 1, name: "Offset, carte" },
    options: [{ id: "paper", label: "Papier", value: "Mat 350 g" }],
    areas: [
      { ...area, area: "front", label: "Recto", page: 1 },
      { ...area, area: "back", label: "Verso", page: 2 },
    ],
    inks: [
      { kind: "process", name: "Black", plate: "Black", screen: "#1d1d1b" },
      { kind: "spot", name: "Red", plate: "PANTONE 485 C", screen: "#da291c" },
      { kind: "spot", name: "CutContour", plate: "CutContour", screen: "#ff00ff", role: "cut", overprint: true },
    ],
    files: [{ name: "card-front.pdf", format: "pdf", sha256: SHA, bytes: 12345 }],
    description: "Carte de visite · Papier\u00a0: Mat 350 g · Recto\u00a0: « Léa »",
    artwork: [{ area: "front", label: "Recto", elements: ["« Léa », rouge, 8 mm, centré"] }],
    shipTo: { name: "Léa Martin", street: "1 rue du Bac", city: "Paris", postalCode: "75007", country: "FR" },
    warnings: [],
    renderer: "atelier-sharp/1",
    recipe: { renderer: "atelier-sharp/1", fonts: [], icc: [], documents: [], configurations: [], uploads: [] },
    ...parts,
  };
}
