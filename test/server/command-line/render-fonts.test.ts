import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../../server/command-line/run-command-line.ts";
import { fontId } from "../../../server/fonts/name-font.ts";
import { sha256Hex } from "../../../server/identifiers.ts";
import { writeSfnt } from "../../../server/ingest/font/write-sfnt.ts";
import { aMugWith, aText } from "../../support/builders.ts";
import { bundledFont, tablesOf, toWoff } from "../ingest/font/font-files.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-fonts-"));
  mkdirSync(join(folder, "fonts"));
  writeFileSync(join(folder, "fonts", "a.woff"), toWoff(bundledFont("great-vibes")));
  writeFileSync(join(folder, "fonts", "b.ttf"), bundledFont("monoton"));
  writeFileSync(join(folder, "fonts", "c.ttf"), "no font");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function render(font: string, ...more: readonly string[]) {
  const path = join(folder, "design.json");
  writeFileSync(path, JSON.stringify(aMugWith(aText({ font, text: "Éléonore", sizeMm: 20 }))));
  const out = join(folder, "out");
  const args = ["render", path, "--profile", "mug-228x89", "--out", out, ...more, "--lang", "en"];
  const { exitCode, stdout } = await runCommandLine(args, { env: {}, readStdin: () => Promise.resolve("") });
  const output = stdout === "" ? undefined : (JSON.parse(stdout) as { preflight: { code: string }[] });
  const file = exitCode === 0 ? sha256Hex(readFileSync(join(out, "mug-11oz-wrap.png"))) : undefined;
  return { exitCode, file, codes: output?.preflight.map(({ code }) => code) };
}

describe("render with a merchant's fonts", () => {
  it("[MF60] finds the font in a folder by the hash in its id, and prints what the server prints", async () => {
    // Its tables are all kept: the bytes are those that are kept of the file.
    const kept = new Map([...tablesOf(bundledFont("great-vibes"))].filter(([tag]) => tag !== "DSIG" && tag !== "STAT"));
    const id = fontId({ family: "Plume", style: "Regular", sha256: sha256Hex(writeSfnt(kept)) });
    const installed = await render("great-vibes");
    expect(installed.exitCode).toBe(0);
    expect(await render(id, "--fonts", join(folder, "fonts"))).toEqual(installed);
    expect(await render(id)).toMatchObject({ exitCode: 2, codes: ["font_unknown"] });
    expect(await render("plume-00000000", "--fonts", join(folder, "fonts"))).toMatchObject({
      exitCode: 2,
      codes: ["font_unknown"],
    });
    expect(await render(id, "--fonts", join(folder, "nowhere"))).toMatchObject({ exitCode: 1 });
  });
});
