import type { ArtworkCanvas } from "./paint/artwork-canvas.ts";

/** Artworks for a stage that may be out of sight: while it is, it hears of no repaint, and of one when it comes back. */
export interface StageGate {
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  setOpen(open: boolean): void;
}

export function createStageGate(artworks: ReadonlyMap<string, ArtworkCanvas>): StageGate {
  let open = true;
  const missed = new Set<() => void>();
  const gated = [...artworks].map(([area, artwork]): [string, ArtworkCanvas] => [
    area,
    {
      canvas: artwork.canvas,
      get version() {
        return artwork.version;
      },
      subscribe(listener) {
        const unsubscribe = artwork.subscribe(() => {
          if (open) listener();
          else missed.add(listener);
        });
        return () => {
          missed.delete(listener);
          unsubscribe();
        };
      },
    },
  ]);
  return {
    artworks: new Map(gated),
    setOpen(next) {
      open = next;
      if (!open) return;
      for (const listener of missed) listener();
      missed.clear();
    },
  };
}
