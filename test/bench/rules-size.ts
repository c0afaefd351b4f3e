import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const ENGINE = "../../configurator-schemas/rules/engine/";
/** What every page with rules loads: how a model is built, and the engine that answers about it. */
const ENTRY = `export { createModel } from "${ENGINE}model.ts"; export { Engine } from "${ENGINE}engine.ts";`;
/** Ways for text to become a program, which a shop's content security policy forbids. */
const FORBIDDEN = /\beval\b|\bnew Function\b|\bFunction\(|WebAssembly/;

export interface EngineSize {
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
  readonly isPlain: boolean;
}

/** The engine by itself, bundled and minified as the widget's build does it, then gzip at its best level. */
export async function measureEngineSize(): Promise<EngineSize> {
  const here = fileURLToPath(new URL("entry.ts", import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, rollupOptions: { input: here, preserveEntrySignatures: "strict" } },
    plugins: [
      {
        name: "engine-alone",
        resolveId: (id) => (id === here ? id : null),
        load: (id) => (id === here ? ENTRY : null),
      },
    ],
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs
    .flatMap((each) => ("output" in each ? each.output : []))
    .map((file) => (file.type === "chunk" ? file.code : ""))
    .join("");
  return {
    minifiedBytes: Buffer.byteLength(code),
    gzipBytes: gzipSync(code, { level: 9 }).length,
    isPlain: !FORBIDDEN.test(code),
  };
}
