import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { runCommandLine } from "../../../server/command-line/run-command-line.ts";
import { CheckBody } from "../../../configurator-schemas/protocol/http.ts";
import { aChoice, aRule } from "../../support/a-product.ts";
import type { Written } from "../../support/a-product.ts";
import { aDocument } from "../../support/hostile-products.ts";
import { aMug, aMugWith, aText, anImage } from "../../support/builders.ts";
import { photo } from "../ingest/picture-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-"));
  await photo(1200, 800).jpeg().toFile(join(folder, "photo.jpg"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function run(args: readonly string[], { stdin = "", env = {} } = {}) {
  return runCommandLine(args, { env, readStdin: () => Promise.resolve(stdin) });
}

async function file(configuration: unknown, name = "design.json"): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof configuration === "string" ? configuration : JSON.stringify(configuration));
  return path;
}

const out = () => join(folder, "out");
const render = (path: string, ...more: string[]) =>
  run(["render", path, "--profile", "mug-228x89", "--out", out(), ...more, "--lang", "en"]);
const DESIGN: Configuration = aMugWith(anImage({ upload: "photo.jpg" }), aText());

describe("list", () => {
  it("names products with their areas and profiles, the default first", async () => {
    const { exitCode, stdout } = await run(["list"]);
    const Listed = z.object({
      products: z.array(
        z.object({ id: z.string(), version: z.int(), areas: z.array(z.unknown()), profiles: z.array(z.string()) }),
      ),
      profiles: z.array(
        z.object({ id: z.string(), formats: z.array(z.string()), bleedMm: z.number(), targetPpi: z.number() }),
      ),
    });
    const listed = Listed.parse(JSON.parse(stdout));
    expect(exitCode).toBe(0);
    const mug = listed.products.find((product) => product.id === "mug-11oz");
    expect(mug?.areas).toEqual([{ id: "wrap", sizeMm: [228.6, 88.9] }]);
    expect(mug?.profiles[0]).toBe("mug-228x89");
    expect(listed.profiles.find((profile) => profile.id === "mug-228x89-bleed-3")).toMatchObject({
      bleedMm: 3,
      targetPpi: 300,
    });
  });
});

describe("render", () => {
  it("writes verified files, with a picture named relative to the file", async () => {
    const { exitCode, stdout } = await render(await file(DESIGN));
    const Rendered = z.object({
      files: z.array(
        z.object({
          name: z.string(),
          areas: z.array(z.string()),
          format: z.string(),
          sha256: z.string(),
          bytes: z.int(),
        }),
      ),
      preflight: z.array(z.unknown()),
    });
    const { files } = Rendered.parse(JSON.parse(stdout));
    expect(exitCode).toBe(0);
    expect(files).toMatchObject([{ name: "mug-11oz-wrap.png", areas: ["wrap"], format: "png" }]);
    const bytes = await readFile(join(out(), "mug-11oz-wrap.png"));
    expect(files[0]?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(await readdir(out())).toEqual(["mug-11oz-wrap.png"]);
  });

  it.each([
    ["an unknown option", aMug({ selections: { wings: true } }), "option_unknown"],
    ["a picture that is not there", aMugWith(anImage({ upload: "none.jpg" })), "upload_unknown"],
    ["another product", { ...DESIGN, product: "boat" }, "product_unknown"],
    ["a form that is none", { product: "mug-11oz", elements: [] }, "document_invalid"],
    ["a text no font can write", aMugWith(aText({ text: "日本" })), "missing_glyph"],
  ])("exits with 2 for %s, says it in words, and writes nothing", async (_, configuration, code) => {
    const { exitCode, stderr, stdout } = await render(await file(configuration));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(new RegExp(`^error ${code} — .+ — [A-Z].+\\.$`, "m"));
    expect(stdout).toContain(`"code": "${code}"`);
    expect(await readdir(folder)).not.toContain("out");
  });

  it("exits with 2 for a profile, format or picture that will not do", async () => {
    const path = await file(DESIGN);
    expect(await run(["render", path, "--profile", "nope", "--out", out()])).toMatchObject({ exitCode: 2 });
    expect((await render(path, "--format", "pdf")).stderr).toBe(
      "The profile mug-228x89 does not take the format pdf. Formats: png.\n",
    );
    await writeFile(join(folder, "photo.jpg"), (await readFile(join(folder, "photo.jpg"))).subarray(0, 5000));
    expect(await render(path)).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("Picture photo.jpg: "),
    });
    expect(await readdir(folder)).not.toContain("out");
  });
});

describe("render in a press's inks", () => {
  const card: Configuration = {
    product: "business-card",
    selections: { backPrint: true },
    elements: {
      front: [aText({ sizeMm: 6, placement: { xMm: 42, yMm: 27, rotationDeg: 0 } })],
      back: [aText({ id: "e2", sizeMm: 6, placement: { xMm: 42, yMm: 27, rotationDeg: 0 } })],
    },
  };
  const asked = async (profile: string, ...more: string[]) =>
    run(["render", await file(card), "--profile", profile, "--out", out(), ...more, "--lang", "en"]);

  it(
    "makes a two-sided card one file of two pages, by default or when it is asked for",
    { timeout: 60_000 },
    async () => {
      for (const more of [[], ["--format", "pdf"]]) {
        const { exitCode, stdout } = await asked("eu-offset-card", ...more);
        expect(exitCode).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({
          files: [{ name: "business-card-front.pdf", areas: ["front", "back"], format: "pdf" }],
        });
      }
      expect(await readdir(out())).toEqual(["business-card-front.pdf"]);
    },
  );

  it("exits with 2 where the press's profile is not installed, and names the file it wants", async () => {
    const { exitCode, stdout, stderr } = await asked("gelato-card");
    expect(exitCode).toBe(2);
    expect(stdout).toContain("profile_without_icc");
    expect(stderr).toContain("gracol2006-coated1.icc");
  });
});

describe("check, price and lint", () => {
  it("checks from standard input", async () => {
    const stdin = JSON.stringify(aMug());
    expect(await run(["check", "-"], { stdin })).toMatchObject({ exitCode: 0, stderr: "" });
    expect(
      await run(["check", "-"], { stdin: JSON.stringify(aMug({ selections: { finish: "pink" } })) }),
    ).toMatchObject({ exitCode: 2 });
    expect(await run(["check", "-"], { stdin: "{" })).toMatchObject({ exitCode: 2 });
  });

  it("prices, and refuses a quantity out of range", async () => {
    const path = await file(aMug());
    const Quote = z.object({ total: z.object({ amount: z.int() }), unitPrice: z.object({ amount: z.int() }) });
    const one = Quote.parse(JSON.parse((await run(["price", path])).stdout));
    const twelve = Quote.parse(JSON.parse((await run(["price", path, "--quantity", "12"])).stdout));
    expect(twelve.total.amount).toBeGreaterThan(one.total.amount);
    expect(twelve.unitPrice.amount).toBeLessThan(one.unitPrice.amount);
    for (const quantity of ["0", "-3", "2.5", "9999999"]) {
      expect(await run(["price", path, `--quantity=${quantity}`])).toMatchObject({ exitCode: 2 });
    }
  });

  it("lints a product document", async () => {
    const source = new URL("../../../configurator-schemas/products/mug-11oz.json", import.meta.url);
    expect(await run(["lint", fileURLToPath(source)])).toMatchObject({ exitCode: 0, stderr: "" });
    const stdin = (await readFile(source, "utf8")).replace('"default": "white"', '"default": "pink"');
    expect(await run(["lint", "-"], { stdin })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("/options/0/default"),
    });
  });
});

describe("check, lint and import-uvl, as other programs read them", () => {
  const json = (stdout: string) => JSON.parse(stdout) as unknown;
  const thing = (change: Written) => JSON.stringify(aDocument(change));
  const colour = aChoice("colour", ["red", "blue", "green"], { default: "red" });

  it("check tells every option and what may still be chosen, as the API does", async () => {
    const stdin = JSON.stringify(aMug({ selections: { finish: "magic" } }));
    const { exitCode, stdout, stderr } = await run(["check", "-"], { stdin });
    const answer = CheckBody.parse(json(stdout));
    expect([exitCode, stderr, answer.valid, answer.complete]).toEqual([0, "", true, true]);
    const handle = answer.options.find(({ id }) => id === "handle");
    expect(handle).toMatchObject({ available: true, value: "black", forced: true });
    expect(handle?.values).toContainEqual({ id: "white", state: "impossible" });
  });

  it("check exits with 2 for picks that contradict each other, and says why on both streams", async () => {
    const stdin = JSON.stringify(aMug({ selections: { finish: "magic", handle: "white" } }));
    const { exitCode, stdout, stderr } = await run(["check", "-", "--lang", "en"], { stdin });
    expect(exitCode).toBe(2);
    expect(CheckBody.parse(json(stdout))).toMatchObject({ valid: false, issues: [{ code: "rule_broken" }] });
    expect(stderr).toContain("rule_broken");
  });

  it.each([
    ["a void product", { options: [colour], rules: [aRule("never", { require: "false" })] }, "product_void"],
    ["a dead value", { options: [colour], rules: [aRule("no", { exclude: "colour == 'red'" })] }, "value_dead"],
    [
      "an unknown name",
      { options: [colour], rules: [aRule("typo", { require: "color == 'red'" })] },
      "expression_invalid",
    ],
  ])("lint exits with 2 for %s", async (_, change, code) => {
    const { exitCode, stdout, stderr } = await run(["lint", "-", "--lang", "en"], { stdin: thing(change) });
    expect(exitCode).toBe(2);
    expect(json(stdout)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code })]) });
    expect(stderr).toContain(`error ${code}`);
  });

  it("lint exits with 2 for contradictory prices, with 0 for warnings alone, and with 0 and nothing for neither", async () => {
    const price = { currency: "EUR", tax: "inclusive", base: "10.00" };
    const prices = await run(["lint", "-"], { stdin: thing({ prices: [price, price] }) });
    expect(prices.exitCode).toBe(2);
    expect(json(prices.stdout)).toMatchObject({ findings: [{ code: "prices_contradict", severity: "error" }] });
    const rules = [aRule("any", { require: "colour != 'pink' || true" })];
    expect((await run(["lint", "-"], { stdin: thing({ options: [colour], rules }) })).exitCode).toBe(2);
    const needless = [aRule("any", { require: "colour == 'red' || colour != 'red'" })];
    const warned = await run(["lint", "-"], { stdin: thing({ options: [colour], rules: needless }) });
    expect(warned.exitCode).toBe(0);
    expect(json(warned.stdout)).toMatchObject({ findings: [{ code: "rule_redundant", severity: "warning" }] });
    expect(await run(["lint", "-"], { stdin: thing({ options: [colour] }) })).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
  });

  it("import-uvl makes a document that lint takes, and names what it cannot say with its line", async () => {
    const uvl =
      "features\n\tSandwich\n\t\tmandatory\n\t\t\tBread\n\t\toptional\n\t\t\tCheese\n\t\t\tSauce\nconstraints\n\tSauce => Cheese\n";
    const imported = await run(["import-uvl", "-"], { stdin: uvl });
    expect(imported.exitCode).toBe(0);
    expect((await run(["lint", "-"], { stdin: imported.stdout })).exitCode).toBe(0);
    const wrong = await run(["import-uvl", "-", "--lang", "en"], { stdin: `${uvl}\tSauce => Ketchup\n` });
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toMatch(/line 10.*Ketchup/);
    expect((await run(["import-uvl"])).exitCode).toBe(1);
  });
});

describe("calls that are wrong", () => {
  it.each([
    [[]],
    [["frob"]],
    [["render"]],
    [["render", "--bogus"]],
    [["check", "no-such-file.json"]],
    [["price", "-", "--quantity", "x"]],
  ])("exits with 1 and a sentence for %j", async (args) => {
    const { exitCode, stdout, stderr } = await run(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr.length).toBeGreaterThan(10);
  });

  it("speaks French unless the machine or the call says otherwise", async () => {
    const words = async (...args: Parameters<typeof run>) => (await run(...args)).stderr.split("\n")[0];
    expect(await words(["frob"])).toBe("La commande « frob » n’existe pas.");
    expect(await words(["frob"], { env: { LANG: "en_GB.UTF-8" } })).toBe("There is no command “frob”.");
    expect(await words(["frob", "--lang", "ar"])).toBe("لا يوجد أمر «frob».");
  });

  it("gives its exit code to the shell", async () => {
    const cli = fileURLToPath(new URL("../../../server/cli.ts", import.meta.url));
    const call = promisify(execFile)(process.execPath, [cli, "check", "-"], {});
    call.child.stdin?.end("nonsense");
    await expect(call).rejects.toMatchObject({ code: 2 });
  });
});
