import { describe, expect, it } from "vitest";
import { aPdf } from "../server/ingest/pdf-files.ts";
import { NO_POPPLER } from "../server/ingest/hostile-pdfs.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { runningDemo } from "../support/running-demo.ts";

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="#a10"/></svg>';

/** As the file picker of a phone or a desk hands them over. */
const FILES = [
  { name: "logo.svg", mimeType: "image/svg+xml", buffer: Buffer.from(SVG), note: undefined },
  {
    name: "logo.pdf",
    mimeType: "application/pdf",
    buffer: aPdf({ pages: 2 }),
    note: "Seule la première des 2 pages du PDF est imprimée.",
  },
] as const;

describe.skipIf(NO_BROWSER)("a drawing given to the customizer", () => {
  const demo = runningDemo();

  it.each(FILES.filter(({ name }) => name !== "logo.pdf" || !NO_POPPLER))(
    "[A80] is shown from its outlines, which are fetched once, and what it lost is said: $name",
    { timeout: 180_000 },
    async ({ note, ...file }) => {
      const page = await demo.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
      page.setDefaultTimeout(60_000);
      const asked: number[] = [];
      page.on("response", (response) => {
        if (/\/uploads\/[\w-]+\/drawing$/.test(response.url())) asked.push(response.status());
      });
      await page.goto(demo.server.url);
      await page.getByText("Personnaliser un mug").click();
      const widget = page.frameLocator("iframe");
      await widget.getByRole("tab", { name: "Décor" }).click();
      const panel = widget.getByRole("tabpanel");
      const chosen = page.waitForEvent("filechooser");
      await panel.getByRole("button", { name: "Votre photo" }).click();
      await (await chosen).setFiles(file);
      await expect.poll(() => asked, { timeout: 60_000 }).toEqual([200]);
      if (note !== undefined) await panel.getByText(note).waitFor();
      await panel.getByLabel("Votre prénom").fill("Léa");
      await panel.getByRole("button", { name: "Recadrer" }).click();
      await panel.getByText("net à toutes les tailles").waitFor();
      expect(asked).toEqual([200]);
    },
  );
});
