/** What the page asks for; addresses are whole. */
export interface HeicTask {
  readonly bytes: ArrayBuffer;
  readonly colorSpace: PredefinedColorSpace;
  readonly decoderUrl: string;
  readonly wasmUrl: string;
}

export type HeicAnswer =
  | { readonly kind: "read"; readonly jpeg: Blob }
  | { readonly kind: "unread" | "tooLarge" | "unreachable" };

/** What we use of libheif. */
interface Libheif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  /** Fills in the pixels, turned as the file says; null when it cannot. */
  display(target: ImageData, done: (target: ImageData | null) => void): void;
}

/** An iPhone's largest picture has 48.8 million; twice that would be 800 MB here, and a phone would end the page. */
const MAX_PIXELS = 50_000_000;
/** The server takes 25 MB (contract.md): a picture of very many details is packed closer, unseen in print. */
const MAX_BYTES = 25 * 1024 * 1024;
const QUALITIES = [0.95, 0.85];

addEventListener("message", ({ data }: MessageEvent<HeicTask>) => {
  void convert(data).then((answer) => postMessage(answer));
});

async function convert(task: HeicTask): Promise<HeicAnswer> {
  const libheif = await load(task).catch(() => undefined);
  if (!libheif) return { kind: "unreachable" };
  postMessage({ kind: "started" });
  try {
    const images = new libheif.HeifDecoder().decode(new Uint8Array(task.bytes));
    const image = images.find((each) => each.is_primary()) ?? images[0];
    if (!image) return { kind: "unread" };
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > MAX_PIXELS) return { kind: "tooLarge" };
    const target = new ImageData(width, height, { colorSpace: task.colorSpace });
    const pixels = await new Promise<ImageData | null>((resolve) => image.display(target, resolve));
    const jpeg = pixels && (await packed(pixels));
    return jpeg ? { kind: "read", jpeg } : { kind: "unread" };
  } catch {
    // Damaged, or more than WebAssembly's memory holds.
    return { kind: "unread" };
  }
}

/** On a canvas of sRGB, which is what converts the colours. */
async function packed(pixels: ImageData): Promise<Blob | undefined> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
  let jpeg: Blob | undefined;
  for (const quality of QUALITIES) {
    jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality });
    if (jpeg.size <= MAX_BYTES) break;
  }
  return jpeg;
}

/** The package is written for loaders older than modules: it hands itself to a `define`, as AMD has it. */
async function load({ decoderUrl, wasmUrl }: HeicTask): Promise<Libheif> {
  let start: ((options: { wasmBinary: ArrayBuffer }) => Libheif) | undefined;
  const define = (_names: unknown, factory: () => typeof start) => {
    start = factory();
  };
  Object.assign(globalThis, { define: Object.assign(define, { amd: true }) });
  const [wasm] = await Promise.all([fetch(wasmUrl), import(/* @vite-ignore */ decoderUrl)]);
  if (!wasm.ok || !start) throw new Error(`expected libheif at ${decoderUrl} and ${wasmUrl}`);
  return start({ wasmBinary: await wasm.arrayBuffer() });
}
