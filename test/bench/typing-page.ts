import type { DisplayList } from "../../configurator-schemas/artwork/display-list.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { createArtworkCanvas } from "../../client/customizer/paint/artwork-canvas.ts";
import { paintCanvas } from "../../client/customizer/paint/paint-canvas.ts";
import { createArtworkEngine } from "../../client/customizer/session/artwork-engine.ts";
import { fabricTypist, konvaTypist } from "./typing-peers.ts";
import type { TypingDesign, Typist } from "./typing-design.ts";
import type { Fabric, KonvaLibrary } from "./typing-peers.ts";

/** Milliseconds of every counted keystroke, by library. */
export async function measureTyping(design: TypingDesign): Promise<Record<string, number[]>> {
  forceOneMode();
  const typists = await prepare(design);
  const times: Record<string, number[]> = Object.fromEntries(typists.map(({ name }) => [name, []]));
  const { words, keystrokes } = design;
  // A whole round of the words warms everything up; it does not count.
  for (let stroke = -words.length; stroke < keystrokes; stroke += 1) {
    const text = words.slice(0, 1 + ((stroke + words.length) % words.length));
    // In turn, each at another place of the round: what one leaves to be cleared away is not always the same one's.
    for (let i = 0; i < typists.length; i += 1) {
      const typist = typists[(i + stroke + words.length) % typists.length];
      if (!typist) continue;
      await nextFrame();
      const started = performance.now();
      typist.type(text);
      // Reading a pixel waits until everything is really painted.
      typist.canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
      if (stroke >= 0) times[typist.name]?.push(performance.now() - started);
    }
  }
  return times;
}

/** What each library shows, as data URLs, for the eye: it must be the same design. */
export async function picturesOf(design: TypingDesign): Promise<Record<string, string>> {
  forceOneMode();
  const typists = await prepare(design);
  for (const typist of typists) typist.type(design.words);
  return Object.fromEntries(typists.map(({ name, canvas }) => [name, canvas.toDataURL("image/webp", 0.8)]));
}

async function prepare(design: TypingDesign): Promise<Typist[]> {
  const photos = new Map([
    ["photo_1", photo(1)],
    ["photo_2", photo(2)],
  ]);
  const ours = await atelierTypists(design, photos);
  if (!design.hasPeers) return ours;
  const script = new Blob([await (await fetch("/peers.js")).arrayBuffer()], { type: "text/javascript" });
  // The bench's own bundle of exactly these two.
  const peers = (await import(/* @vite-ignore */ URL.createObjectURL(script))) as {
    Konva: KonvaLibrary;
    fabric: Fabric;
  };
  const pixelsPerMm = design.sidePx / widthOf(design);
  const drawing = { ...design, photos, pixelsPerMm };
  return [
    ...ours,
    konvaTypist(peers.Konva, drawing, { isHandCached: false }),
    konvaTypist(peers.Konva, drawing, { isHandCached: true }),
    fabricTypist(peers.fabric, drawing),
  ];
}

async function atelierTypists(design: TypingDesign, images: ReadonlyMap<string, HTMLCanvasElement>): Promise<Typist[]> {
  const { product, profile, area, fallbackFonts, fonts } = design;
  const engine = await createArtworkEngine();
  for (const font of fonts) {
    const bytes = new Uint8Array(await (await fetch(`/fonts/${font}`)).arrayBuffer());
    engine.shaper.addFont(font, bytes);
    document.fonts.add(await new FontFace(font, bytes).load());
  }
  const size = { widthMm: widthOf(design), heightMm: widthOf(design) };
  const { shaper } = engine;
  const choice = { fonts: fonts.map((id) => ({ id, scripts: ["latin"] })), fallbackFonts, shaper };
  /** As the customizer's loop does it: fonts, layout, paint. */
  const listOf = (text: string, layoutElement?: typeof engine.memory.layoutElement): DisplayList => {
    const elements = design.elements.map((each, i) =>
      i === design.edited && each.kind === "text" ? { ...each, text } : each,
    );
    const configuration: Configuration = { product: product.id, selections: {}, elements: { [area]: elements } };
    engine.fontsNeeded(product, configuration, choice);
    const context = { area, profile, shaper, fallbackFonts, ...(layoutElement && { layoutElement }) };
    const { list } = engine.layoutArtwork(product, configuration, context);
    if (!list) throw new Error("expected a display list");
    return list;
  };
  const sheet = createArtworkCanvas(design.sidePx);
  const pixelsPerMm = sheet.setSize(size);
  const painter = engine.createPainter(sheet.canvas);
  const options = { pixelsPerMm, images, bleedMm: 0 };

  const whole = createArtworkCanvas(design.sidePx);
  whole.setSize(size);
  const context = whole.canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("expected a 2D canvas, got none");
  return [
    {
      name: "Atelier",
      canvas: sheet.canvas,
      type: (text) => void painter.paint(listOf(text, engine.memory.layoutElement), options),
    },
    {
      name: "Atelier, everything laid out and painted again",
      canvas: whole.canvas,
      type(text) {
        context.clearRect(0, 0, design.sidePx, design.sidePx);
        paintCanvas(context, listOf(text), options);
      },
    },
  ];
}

function widthOf({ product, area }: TypingDesign): number {
  const sizeMm = product.printAreas.find((each) => each.id === area)?.sizeMm;
  if (!Array.isArray(sizeMm)) throw new Error("expected an area with a size of its own");
  return sizeMm[0];
}

/** Every canvas of every library on the CPU: the mode the texture needs, and five times faster here than a GPU's emulation. */
function forceOneMode(): void {
  const { prototype } = HTMLCanvasElement;
  const getContext = prototype.getContext;
  Object.assign(prototype, {
    getContext(this: HTMLCanvasElement, kind: string, options?: object) {
      return getContext.call(this, kind, { ...options, willReadFrequently: true });
    },
  });
}

function photo(seed: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width: 2048, height: 1536 });
  const context = canvas.getContext("2d");
  const pixels = context?.createImageData(canvas.width, canvas.height);
  if (!context || !pixels) return canvas;
  for (let i = 0; i < canvas.width * canvas.height; i += 1) {
    const [x, y] = [i % canvas.width, Math.floor(i / canvas.width)];
    const light = 120 + 80 * Math.sin((x * seed) / 90) * Math.cos(y / 130) + ((x * 31 + y * 17 * seed) % 29);
    pixels.data.set([light, 200 - light / 2, (x * 200) / canvas.width, 255], i * 4);
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
