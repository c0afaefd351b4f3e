import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { FONTS } from "../../assets/fonts/catalogue.ts";
import type { DesignElement } from "../../configurator-schemas/schema/design-element.ts";
import { openCorePage } from "../parity/core-page.ts";
import { aShape, aText, anImage } from "../support/builders.ts";
import { bundledProduct } from "../support/documents.ts";
import { bundleScript } from "./bundle-script.ts";
import { installPeers } from "./peers/install-peers.ts";
import type * as TypingPage from "./typing-page.ts";
import type { TypingDesign } from "./typing-design.ts";

const SIDE_MM = 200;
const SIDE_PX = 2048;
const KEYSTROKES = 66;
const WORDS = "The quick brown fox jumps over it";
const DESIGN_FONTS = ["noto-sans", "playfair-display", "pacifico"];
const EDITED = 12;
/** Our share of a peer's median that is too much. */
const LIMITS = { "konva 10.9.1": 0.5, "konva 10.9.1, groups cached by hand": 1, "fabric 7.4.0": 0.25 } as const;
const OURS = "Atelier";

export interface TypingResult {
  readonly keystrokes: number;
  readonly sidePx: number;
  readonly layers: number;
  /** Milliseconds per keystroke. */
  readonly libraries: Readonly<Record<string, { readonly median: number; readonly p90: number }>>;
  /** Peers whose share is over its limit; "not measured" in words where they could not be installed. */
  readonly overLimit: readonly string[];
  readonly peers: "measured" | "could not be installed here";
}

/** What a keystroke in a full design costs, beside konva and fabric, all of them interleaved in one page. */
export async function benchTyping(browser: Browser): Promise<TypingResult> {
  const hasPeers = installPeers(["konva", "fabric"]);
  const page = await openTypingPage(browser, hasPeers);
  try {
    const times = await page.call("measureTyping", typingDesign(hasPeers));
    const libraries = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, summary(each)]));
    const ours = libraries[OURS]?.median ?? Infinity;
    const overLimit = Object.entries(LIMITS).flatMap(([name, limit]) => {
      const peer = libraries[name]?.median;
      return peer !== undefined && ours > peer * limit ? [`${name}: ${ours} ms is over ${limit} × ${peer} ms`] : [];
    });
    const peers = hasPeers ? "measured" : "could not be installed here";
    return { keystrokes: KEYSTROKES, sidePx: SIDE_PX, layers: 20, libraries, overLimit, peers };
  } finally {
    page.close();
  }
}

/** The page of the bench, fonts and peers at hand. */
export async function openTypingPage(browser: Browser, hasPeers: boolean) {
  const peers = hasPeers
    ? new TextEncoder().encode(await bundleScript(fileURLToPath(new URL("peers/canvas-peers.js", import.meta.url))))
    : undefined;
  return openCorePage<typeof TypingPage>(browser, "../bench/typing-page.ts", {
    policy:
      "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'self' data:",
    async read(path) {
      if (path === "/peers.js") return peers;
      const font = FONTS.find(({ id }) => path === `/fonts/${id}`);
      return font && readFile(new URL(`../../node_modules/${font.file}`, import.meta.url));
    },
    take: () => undefined,
  });
}

/** Twenty layers on a square: two photos, texts and shapes, some see-through, the edited text among them. */
export function typingDesign(hasPeers: boolean): TypingDesign {
  const mug = bundledProduct("mug-11oz");
  const [area] = mug.printAreas;
  const [profile] = mug.profileDocuments;
  if (!area || !profile) throw new Error("expected the mug to have an area and a profile");
  const product = { ...mug, printAreas: [{ ...area, sizeMm: [SIDE_MM, SIDE_MM], sizeByProfile: [] }] } as typeof mug; // a square
  const elements = Array.from({ length: 20 }, (_, i) => anElement(i));
  return {
    product,
    profile,
    area: area.id,
    fonts: DESIGN_FONTS,
    fallbackFonts: ["noto-sans"],
    elements,
    edited: EDITED,
    words: WORDS,
    keystrokes: KEYSTROKES,
    sidePx: SIDE_PX,
    hasPeers,
  };
}

const SHAPES = ["heart", "star", "ellipse", "triangle", "arrow"] as const;
const INKS = ["#c2185b", "#1a237e", "#00796b", "#f57f17"];

function anElement(i: number): DesignElement {
  const id = `e${i}`;
  const ink = INKS[i % INKS.length] ?? "#000000";
  if (i === 0) {
    const placement = { xMm: 100, yMm: 100, widthMm: 200, heightMm: 200, rotationDeg: 0 };
    return aShape({ id, shape: "rectangle", fill: "#fff8e1", placement });
  }
  if (i === EDITED) {
    const placement = { xMm: 100, yMm: 100, rotationDeg: 0 };
    return aText({ id, text: "", font: "playfair-display", sizeMm: 11, color: "#000000", placement });
  }
  if (i === 3 || i === 15) {
    const placement = { xMm: i * 9, yMm: 40 + i * 5, widthMm: 64, heightMm: 48, rotationDeg: i === 3 ? 0 : 12 };
    return anImage({ id, upload: i === 3 ? "photo_1" : "photo_2", placement });
  }
  if (i % 2 === 0) {
    const placement = { xMm: 90 + (i % 3) * 10, yMm: 12 + i * 9.4, rotationDeg: i % 4 === 0 ? 6 : 0 };
    return aText({ id, text: `Layer number ${i}`, font: DESIGN_FONTS[i % 3] ?? "", sizeMm: 12, color: ink, placement });
  }
  const placement = { xMm: 20 + i * 8.6, yMm: 25 + i * 8, widthMm: 46, heightMm: 40, rotationDeg: i * 4 };
  return aShape({
    id,
    shape: SHAPES[i % SHAPES.length] ?? "star",
    fill: ink,
    opacity: i % 3 === 0 ? 1 : 0.4,
    placement,
  });
}

function summary(times: readonly number[]): { median: number; p90: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? NaN) * 100) / 100;
  return { median: at(0.5), p90: at(0.9) };
}
