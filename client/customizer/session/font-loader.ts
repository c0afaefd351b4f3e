import type { FontList } from "../../api/api.ts";

interface FontTarget {
  addFont(id: string, bytes: Uint8Array): void;
}

export interface FontLoader {
  /** True when all are there already; otherwise loads what is missing and calls back once they are. */
  ensure(ids: readonly string[], target: FontTarget): boolean;
  /** Fonts that could not be fetched; text in them waits, and the issue says so. */
  readonly failed: ReadonlySet<string>;
}

export interface FontLoaderOptions {
  readonly fonts: FontList["items"];
  readonly fetchBytes: (url: string) => Promise<Uint8Array>;
  readonly onLoaded: () => void;
}

/** Brings font files to the shaper, each once, only when a text needs it. */
export function createFontLoader({ fonts, fetchBytes, onLoaded }: FontLoaderOptions): FontLoader {
  const loaded = new Set<string>();
  const loading = new Set<string>();
  const failed = new Set<string>();

  const load = async (id: string, url: string, target: FontTarget) => {
    loading.add(id);
    try {
      target.addFont(id, await fetchBytes(url));
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
    ensure(ids, target) {
      for (const id of ids) {
        const url = fonts.find((font) => font.id === id)?.url;
        if (url !== undefined && !loaded.has(id) && !loading.has(id) && !failed.has(id)) void load(id, url, target);
      }
      return ids.every((id) => !loading.has(id));
    },
  };
}
