import { fileURLToPath } from "node:url";
import { build } from "vite";

const CONFIG = fileURLToPath(new URL("../../../vite.config.ts", import.meta.url));

/** embed.js as shops get it, built in memory. */
export async function buildEmbed(): Promise<string> {
  const built = await build({ configFile: CONFIG, mode: "embed", logLevel: "error", build: { write: false } });
  const [output] = [built].flat();
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (!chunk) throw new Error("expected one chunk from the embed build, got none");
  return chunk.code;
}
