import { build } from "vite";

/** A module and all it imports as one script for a page. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["es"], fileName: () => "script.js" } },
  });
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!("output" in result)) continue;
    for (const part of result.output) if (part.type === "chunk" && part.isEntry) return part.code;
  }
  throw new Error(`expected one script of ${entry}, got none`);
}
