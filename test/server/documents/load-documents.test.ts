import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadDocuments } from "../../../server/documents/load-documents.ts";

const CORE = fileURLToPath(new URL("../../../configurator-schemas/", import.meta.url));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "documents-"));
  for (const kind of ["products", "profiles", "templates", "option-sets", "calendars"]) {
    await cp(join(CORE, kind), join(folder, kind), { recursive: true });
  }
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("documents", () => {
  it("brings a mug and a T-shirt that compile, with what they name", async () => {
    const { products, profiles, problems } = await loadDocuments();
    expect(problems).toEqual([]);
    expect(products.map((product) => product.id)).toEqual(expect.arrayContaining(["mug-11oz", "t-shirt"]));
    const mug = products.find((product) => product.id === "mug-11oz");
    expect(mug?.profileDocuments.map((profile) => profile.id)).toEqual(mug?.profiles);
    expect(profiles.map((profile) => profile.id)).toContain("dtg-a");
  });

  it("names the file and the place of a mistake and keeps the others", async () => {
    const mug = join(folder, "products", "mug-11oz.json");
    await writeFile(mug, (await readFile(mug, "utf8")).replace('"maxQuantity": 5000', '"maxQuantity": "many"'));
    await writeFile(join(folder, "profiles", "broken.json"), "{ not json");
    const { products, problems } = await loadDocuments(folder);
    expect(products.map((product) => product.id)).not.toContain("mug-11oz");
    expect(products.map((product) => product.id)).toContain("t-shirt");
    expect(problems.map(({ file, issues }) => [file, issues[0]?.code, issues[0]?.path])).toEqual([
      ["profiles/broken.json", "document_invalid", ""],
      ["products/mug-11oz.json", "document_invalid", "/maxQuantity"],
    ]);
  });

  it("finds what does not compile: a profile that is not there", async () => {
    await rm(join(folder, "profiles", "dtg-a.json"));
    const { problems } = await loadDocuments(folder);
    expect(problems).toMatchObject(
      ["club-shirt", "t-shirt"].map((id) => ({ file: `products/${id}.json`, issues: [{ code: "unknown_reference" }] })),
    );
  });

  it("says so when a newer program wrote a document", async () => {
    await writeFile(join(folder, "products", "new.json"), JSON.stringify({ schemaVersion: 99, id: "new" }));
    const { problems } = await loadDocuments(folder);
    expect(problems).toMatchObject([{ file: "products/new.json", issues: [{ path: "/schemaVersion" }] }]);
  });

  it("finds nothing in an empty folder", async () => {
    const empty = await mkdtemp(join(tmpdir(), "empty-"));
    expect(await loadDocuments(empty)).toMatchObject({ products: [], profiles: [], problems: [] });
    await rm(empty, { recursive: true });
  });
});
