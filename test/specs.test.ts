import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SPECS = globSync("{configurator-schemas,server}/**/SPEC.md", { cwd: ROOT });

describe("the SPECs", () => {
  it.each(SPECS)("%s gives every rule a number of its own", (file) => {
    const ids = [...readFileSync(`${ROOT}${file}`, "utf8").matchAll(/^\*\*([A-Z]+\d+) /gm)].map(([, id]) => id ?? "");
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.length).toBeGreaterThan(3);
  });
});
