import { designSize } from "../../../configurator-schemas/configuration/area-size.ts";
import { cutOffset } from "../../../configurator-schemas/configuration/cut-of-area.ts";
import type { ElementBox } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import type { SvgDrawing } from "../../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { Configuration, Selections } from "../../../configurator-schemas/configuration/configuration.ts";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import type { PrintProfile } from "../../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import type { SizeMm } from "../../../configurator-schemas/units/length.ts";
import type { Api, FontList } from "../../api/api.ts";
import { createArtworkCanvas } from "../paint/artwork-canvas.ts";
import type { ArtworkCanvas, PaintedArtworkCanvas } from "../paint/artwork-canvas.ts";
import type { CutLines } from "../paint/cut-lines.ts";
import type { Cutouts } from "../paint/cutouts.ts";
import type { LayeredPainter } from "../paint/layered-painter.ts";
import { createLayerRest } from "../paint/layer-rest.ts";
import type { PaintSource } from "../paint/paint-image.ts";
import type { ArtworkEngine } from "../session/artwork-engine.ts";
import type { DrawingLibrary } from "../session/drawing-library.ts";
import type { RemoteLetters } from "../session/remote-letters.ts";
import type { RosterSizes } from "../session/roster-sizes.ts";
import { chosenIds } from "../session/chosen.ts";
import { knownUploads } from "../session/findings.ts";
import { createFontLoader } from "../session/font-loader.ts";
import type { FontLoader } from "../session/font-loader.ts";
import type { Session } from "../session/session.ts";
import type { SessionState } from "../session/session-state.ts";

/** Checks that need a layout of every area wait for a pause; positions and glyphs on the canvas do not. */
const PREFLIGHT_IDLE_MS = 220;
/** A hand that rests this long sees every pixel as a fresh painter makes it; sooner than the stage's sharp texture is made. */
const SETTLE_IDLE_MS = 160;

export interface ArtworkLoop {
  /** One picture per print area, kept up to date. */
  readonly artworks: ReadonlyMap<string, ArtworkCanvas>;
  stop(): void;
}

export interface ArtworkLoopOptions {
  readonly session: Session;
  readonly fonts: FontList;
  readonly fetchFont: (url: string) => Promise<Uint8Array>;
  readonly send: Api["send"];
  readonly workingCopy: (upload: string) => Promise<Blob>;
  readonly drawing: (upload: string) => Promise<SvgDrawing | undefined>;
  readonly loadEngine: () => Promise<ArtworkEngine>;
}

/** What an area's picture was painted from: while it is the same, nothing is laid out again. */
interface Painted {
  readonly elements: readonly DesignElement[] | undefined;
  readonly size: SizeMm;
  /** Of what is cut around its artwork. */
  readonly borderMm: number | undefined;
  readonly letters: number;
  readonly sources: ReadonlyMap<string, PaintSource>;
  /** Pieces whose words decide the sizes of this one's. */
  readonly pieces: readonly Configuration[] | undefined;
}

/** Lays out and paints what changed, once per frame, and reports boxes and findings to the session. */
export function runArtworkLoop(options: ArtworkLoopOptions): ArtworkLoop {
  const { session } = options;
  const { product } = session.get();
  const [profile] = product.profileDocuments;
  const fallbackFonts = fallbackOf(options.fonts);
  const artworks = new Map<string, PaintedArtworkCanvas>(
    product.printAreas.map((area) => [area.id, createArtworkCanvas()]),
  );
  const painted = new Map<string, Painted>();
  /** What was laid out in vain, because letters are on their way: not again before they are here. */
  const waited = new Map<string, Painted>();
  let judged: Selections | undefined;
  const painters = new Map<string, LayeredPainter>();
  let engine: ArtworkEngine | undefined;
  let cutouts: Cutouts | undefined;
  let cutLines: CutLines | undefined;
  let drawings: DrawingLibrary | undefined;
  let roster: RosterSizes | undefined;
  let remote: RemoteLetters | undefined;
  /** Rises whenever letters may look different: the shaper came, a font came. */
  let letters = 0;
  let frame: number | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let isHeld = false;
  const rest = createLayerRest(() => painters.forEach((each) => each.release()));
  let unsubscribePieces: (() => void) | undefined;

  const schedule = () => {
    frame ??= requestAnimationFrame(run);
  };
  const onLetters = () => {
    letters += 1;
    engine?.memory.forget();
    schedule();
  };
  const loader: FontLoader = createFontLoader({
    fonts: options.fonts.items,
    bring: async ({ id, url }) => {
      if (url === undefined) await remote?.bringFont(id);
      else engine?.shaper.addFont(id, await options.fetchFont(url));
    },
    onLoaded: onLetters,
  });

  const run = () => {
    frame = undefined;
    if (stopped || !profile) return;
    const now = session.get();
    const state = now.preview ? { ...now, configuration: now.preview } : now;
    let ready = engine !== undefined && ensureFonts(engine, state);
    const sources = sourcesOf(state, { before: painted.values().next().value?.sources, cutouts });
    const pieces = roster?.piecesOf(state);
    const boxes = new Map(state.boxes);
    let changed = false;
    for (const area of product.printAreas) {
      const size = designSize(product, area, state.configuration);
      const artwork = artworks.get(area.id);
      if (!size || !artwork) continue;
      const borderMm = cutOffset(product, area, state.configuration);
      const elements = state.configuration.elements[area.id];
      const next: Painted = { elements, size, borderMm, letters, sources, pieces };
      const before = painted.get(area.id);
      if (before && isSame(before, next)) continue;
      const waiting = waited.get(area.id);
      if (waiting && isSame(waiting, next)) {
        ready = false;
        continue;
      }
      changed = true;
      const found = paintArea(area.id, { next, state, profile, artwork, keeps: (before?.letters ?? 0) > 0, ready });
      ready &&= found.isWhole;
      boxes.set(area.id, found.boxes);
      if (found.isWhole) waited.delete(area.id);
      else waited.set(area.id, next);
      // A picture held back for a font is not up to date yet.
      if (engine === undefined || ready) painted.set(area.id, next);
    }
    if (changed || ready !== state.lettersReady) {
      session.report({ ...(changed && { boxes }), lettersReady: ready });
    }
    const { selections } = state.configuration;
    const holds = chosenIds(state).length > 0;
    if (changed || holds !== isHeld) rest.touch(holds);
    isHeld = holds;
    if (!ready || (!changed && selections === judged)) return;
    // A choice may change what lies under a design, or leave a side without one.
    judged = selections;
    checkSoon();
  };

  const ensureFonts = (current: ArtworkEngine, state: SessionState) => {
    const { configuration } = state;
    const { shaper, isEmoji: isDrawn } = current;
    const choice = { fonts: options.fonts.items, fallbackFonts, shaper, isDrawn };
    const written = [configuration, ...(roster?.piecesOf(state) ?? [])];
    const needed = new Set(written.flatMap((each) => current.fontsNeeded(product, each, choice)));
    const ready = loader.ensure([...needed]);
    // Fetched ahead: a slot's font is there before its first letter is.
    loader.ensure(slotFonts(product, configuration));
    drawings?.ensure(configuration);
    const hasEmoji = written.map(current.ensureEmoji).every(Boolean);
    return current.ensureArt(configuration) && hasEmoji && ready;
  };

  const toolsOf = (current: ArtworkEngine, state: SessionState) => {
    const fonts = { shaper: current.shaper, fallbackFonts, emoji: current.emojiSource() };
    const { layoutElement } = current.memory;
    const groupSizes = roster?.sizesOf(state, letters, fonts);
    return { ...fonts, art: current.artSource(), drawings: drawings?.source(), groupSizes, layoutElement };
  };

  const paintArea = (
    area: string,
    { next, state, profile: made, artwork, keeps, ready }: PaintContext & { readonly profile: PrintProfile },
  ): PaintedArea => {
    if (!engine) {
      artwork.setSize(next.size);
      return { boxes: (next.elements ?? []).map(boxWithoutLetters), isWhole: true };
    }
    const layout = engine.layoutArtwork(product, state.configuration, {
      ...toolsOf(engine, state),
      area,
      profile: made,
    });
    const painter = painters.get(area) ?? engine.createPainter(artwork.canvas);
    painters.set(area, painter);
    const isWhole = settled();
    // While a newly chosen font is on its way the old letters stay, instead of flashing in another face.
    if ((!keeps || (ready && isWhole)) && layout.list) {
      const pixelsPerMm = artwork.setSize(next.size);
      if (painter.paint(layout.list, { pixelsPerMm, images: next.sources, bleedMm: 0 })) artwork.tell();
      if (cutLines && next.borderMm !== undefined)
        cutLines.follow({ configuration: state.configuration, list: layout.list, sources: next.sources });
      clearTimeout(settling);
      settling = setTimeout(() => painters.forEach((each) => each.settle()), SETTLE_IDLE_MS);
    }
    // Two layers of one area at a time: nobody types on two.
    for (const [other, each] of painters) if (other !== area) each.release();
    return { boxes: isWhole ? layout.boxes : (state.boxes.get(area) ?? layout.boxes), isWhole };
  };

  /** False when letters were missing that come from the server: what was laid out without them is forgotten. */
  const settled = (): boolean => {
    const isWhole = remote?.settle() ?? true;
    if (!isWhole) engine?.memory.forget();
    return isWhole;
  };

  const checkSoon = () => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (!engine || !profile || stopped) return;
      const state = session.get();
      const edges = cutLines?.edges(sourcesOf(state, { before: undefined, cutouts }));
      const context = { ...toolsOf(engine, state), profile, uploads: knownUploads(state), edges };
      const preflight = engine.preflight(product, state.configuration, context);
      if (settled()) session.report({ preflight });
    }, PREFLIGHT_IDLE_MS);
  };

  const unsubscribe = session.subscribe(schedule);
  schedule();
  void options.loadEngine().then((loaded) => {
    engine = loaded;
    roster = loaded.createRosterSizes(product);
    remote = loaded.createRemoteLetters({ shaper: loaded.shaper, send: options.send, onLetters });
    unsubscribePieces = loaded.onPieces(() => {
      letters += 1;
      schedule();
    });
    drawings = loaded.createDrawingLibrary({
      fetchDrawing: options.drawing,
      onReady: () => {
        letters += 1;
        schedule();
      },
    });
    if (profile && product.printAreas.some(({ cut }) => cut))
      cutLines = loaded.createCutLines({
        product,
        profile,
        onLine: (area, d) => session.report({ cuts: new Map(session.get().cuts).set(area, d) }),
      });
    cutouts = loaded.createCutouts({ workingCopy: options.workingCopy, onReady: schedule });
    letters += 1;
    schedule();
  });

  return {
    artworks,
    stop() {
      stopped = true;
      unsubscribe();
      unsubscribePieces?.();
      clearTimeout(idle);
      clearTimeout(settling);
      rest.stop();
      cutLines?.stop();
      if (frame !== undefined) cancelAnimationFrame(frame);
    },
  };
}

interface PaintContext {
  readonly next: Painted;
  readonly state: SessionState;
  readonly artwork: PaintedArtworkCanvas;
  /** There is a picture with letters, which stays until all of the new ones are there. */
  readonly keeps: boolean;
  readonly ready: boolean;
}

interface PaintedArea {
  readonly boxes: readonly ElementBox[];
  /** False while letters are on their way from the server. */
  readonly isWhole: boolean;
}

/** The server's fallback chain; an older server does not name it, and then it is the Noto families in their order. */
function fallbackOf({ fallback, items }: FontList): readonly string[] {
  return fallback ?? items.map((font) => font.id).filter((id) => id.startsWith("noto-sans"));
}

/** The fonts of texts nobody has written yet. */
function slotFonts(product: Product, { elements }: Configuration): string[] {
  return Object.values(elements)
    .flat()
    .flatMap((each) => (each.kind === "text" && each.text === "" ? [each.font ?? product.defaultFont] : []));
}

function isSame(a: Painted, b: Painted): boolean {
  return (
    a.elements === b.elements &&
    a.letters === b.letters &&
    a.sources === b.sources &&
    a.pieces === b.pieces &&
    a.borderMm === b.borderMm &&
    a.size.widthMm === b.size.widthMm &&
    a.size.heightMm === b.size.heightMm
  );
}

/** The pictures that can be painted; the same map while they are the same, whatever an upload's progress says. */
function sourcesOf(
  { pictures, configuration }: SessionState,
  {
    before,
    cutouts,
  }: { readonly before: ReadonlyMap<string, PaintSource> | undefined; readonly cutouts: Cutouts | undefined },
): ReadonlyMap<string, PaintSource> {
  const sources = new Map<string, PaintSource>();
  for (const [id, { source }] of pictures) if (source) sources.set(id, source);
  const cut = cutouts?.of(Object.values(configuration.elements).flat(), sources) ?? [];
  for (const [key, source] of cut) sources.set(key, source);
  const same = before?.size === sources.size && [...sources].every(([id, source]) => before.get(id) === source);
  return same && before ? before : sources;
}

function boxWithoutLetters(element: DesignElement): ElementBox {
  const { xMm, yMm, rotationDeg } = element.placement;
  const size =
    element.kind === "text"
      ? { widthMm: element.sizeMm * Math.max(3, element.text.length / 2), heightMm: element.sizeMm * 1.3 }
      : { widthMm: element.placement.widthMm, heightMm: element.placement.heightMm };
  return { element: element.id, xMm, yMm, rotationDeg, ...size };
}
