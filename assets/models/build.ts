/** Builds every model of this folder: `npm run assets`. The same sources give the same bytes. */
import { writeFile } from "node:fs/promises";

import { buildMug11oz } from "./mug-11oz.ts";
import { createModel, writeModel } from "./write-model.ts";

const MODELS = { "mug-11oz": buildMug11oz } as const;

for (const [name, build] of Object.entries(MODELS)) {
  const model = createModel(name);
  build(model);
  const bytes = await writeModel(model);
  await writeFile(new URL(`${name}.glb`, import.meta.url), bytes);
  console.log(`${name}.glb: ${Math.ceil(bytes.length / 1000)} kB`);
}
