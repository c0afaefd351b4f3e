import type { FontEntry } from "../../../configurator-schemas/protocol/http.ts";

const shown = new Set<string>();

/** The CSS family under which a bundled font's own face is registered. */
export function cssFamily(id: string): string {
  return `"face-${id}", var(--font-text)`;
}

/** Registers a font's face with the page; the browser fetches it when something is set in it. One that stays on the server has none. */
export function showFace(font: FontEntry): void {
  if (shown.has(font.id) || font.url === undefined) return;
  shown.add(font.id);
  document.fonts.add(new FontFace(`face-${font.id}`, `url("${font.url}")`, { display: "swap" }));
}
