import type { FontEntry } from "../../../configurator-schemas/protocol/http.ts";

export interface FontLoader {
  /** True when all are there already; otherwise loads what is missing and calls back once they are. */
  ensure(ids: readonly string[]): boolean;
  /** Fonts that could not be fetched; text in them waits, and the issue says so. */
  readonly failed: ReadonlySet<string>;
}

export interface FontLoaderOptions {
  readonly fonts: readonly FontEntry[];
  /** Gives a font to the shaper: its file, or what is to be known of one that stays on the server. */
  readonly bring: (font: FontEntry) => Promise<void>;
  readonly onLoaded: () => void;
}

/** Brings fonts to the shaper, each once, only when a text needs it. */
export function createFontLoader({ fonts, bring, onLoaded }: FontLoaderOptions): FontLoader {
  const loaded = new Set<string>();
  const loading = new Set<string>();
  const failed = new Set<string>();

  const load = async (font: FontEntry) => {
    const { id } = font;
    loading.add(id);
    try {
      await bring(font);
      loaded.add(id);
      failed.delete(id);
    } catch {
      failed.add(id);
    } finally {
      loading.delete(id);
      if (loading.size === 0) onLoaded();
    }
  };

  return {
    failed,
    ensure(ids) {
      for (const id of ids) {
        const font = fonts.find((each) => each.id === id);
        if (font && !loaded.has(id) && !loading.has(id) && !failed.has(id)) void load(font);
      }
      return ids.every((id) => !loading.has(id));
    },
  };
}
