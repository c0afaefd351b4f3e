import decoderUrl from "libheif-js/libheif-wasm/libheif.js?url";
import wasmUrl from "libheif-js/libheif-wasm/libheif.wasm?url";
import { ApiProblem } from "../../api/api-problem.ts";
import { isDisplayP3 } from "./heic-colour.ts";
import type { HeicAnswer, HeicTask } from "./heic-worker.ts";

/** A phone of 2020 reads 12 megapixels in about 3 s; a file that keeps the decoder busy for longer is given up. */
const MOST_MS = 60_000;

/**
 * The primary picture of a HEIC file as a JPEG, read by libheif in a worker, so that the page stays quick and a file that
 * crashes the decoder takes nothing along. Undefined for a file it cannot read; throws an ApiProblem when the decoder does not
 * arrive, or for too many pixels. The decoder is two files of their own beside ours (LGPL-3.0: whoever runs a shop may put
 * another build in their place), fetched when the first such file is picked.
 */
export async function decodeHeic(file: File): Promise<Blob | undefined> {
  if (typeof Worker === "undefined") return undefined;
  const bytes = await file.arrayBuffer();
  const task: HeicTask = {
    bytes,
    colorSpace: isDisplayP3(new Uint8Array(bytes)) ? "display-p3" : "srgb",
    // A worker's addresses are relative to its own.
    decoderUrl: new URL(decoderUrl, document.baseURI).href,
    wasmUrl: new URL(wasmUrl, document.baseURI).href,
  };
  const worker = new Worker(new URL("heic-worker.ts", import.meta.url), { type: "module", name: "heic" });
  try {
    const answer = await answerOf(worker, task);
    if (answer.kind === "unreachable") throw new ApiProblem("network");
    if (answer.kind === "tooLarge") throw new ApiProblem("image_too_large");
    return answer.kind === "read" ? answer.jpeg : undefined;
  } finally {
    worker.terminate();
  }
}

function answerOf(worker: Worker, task: HeicTask): Promise<HeicAnswer> {
  return new Promise((resolve) => {
    let clock: ReturnType<typeof setTimeout> | undefined;
    const end = (answer: HeicAnswer) => {
      clearTimeout(clock);
      resolve(answer);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<HeicAnswer | { readonly kind: "started" }>) => {
      // Fetching takes what the line takes; only the decoder's own time is bounded.
      if (data.kind === "started") clock = setTimeout(end, MOST_MS, { kind: "unread" });
      else end(data);
    });
    // It did not load, or the decoder crashed.
    worker.addEventListener("error", () => end({ kind: clock === undefined ? "unreachable" : "unread" }));
    worker.postMessage(task, [task.bytes]);
  });
}
