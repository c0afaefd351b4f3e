import type { FrameLocator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { emoji } from "../../server/render/emoji.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { runningDemo } from "../support/running-demo.ts";

const CAKE = "1f382";

describe.skipIf(NO_BROWSER)("an emoji typed into the customizer", () => {
  const demo = runningDemo();

  it(
    "[A75] is fetched when it is typed, not before, and shown in its colours without a finding",
    { timeout: 180_000 },
    async () => {
      const page = await demo.browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
      page.setDefaultTimeout(60_000);
      const files: string[] = [];
      page.on("request", (request) => {
        const file = /\/assets\/([0-9a-f]{3,5}(?:-tones)?)-[\w-]+\.json$/u.exec(request.url())?.[1];
        if (file !== undefined) files.push(file);
      });
      await page.goto(demo.server.url);
      await page.getByText("Personnaliser un mug").click();
      const widget = page.frameLocator("iframe");
      await widget.getByRole("tab", { name: "Décor" }).click();
      const field = widget.getByRole("tabpanel").getByLabel("Votre prénom");
      await field.fill("Léa");
      await expect.poll(() => inksOn(page, widget), { timeout: 60_000 }).toContain("#8c1d40");
      expect(files).toEqual([]);
      await field.fill("Léa 🎂");
      const [ink = ""] = emoji(CAKE)?.palette ?? [];
      await expect.poll(() => inksOn(page, widget), { timeout: 60_000 }).toContain(ink);
      expect(files).toEqual(["1f38"]);
      expect(await widget.getByText(/ne sait écrire/u).count()).toBe(0);
    },
  );
});

/** Colours of at least some pixels of the flat pictures the customizer holds. */
async function inksOn(page: Page, widget: FrameLocator): Promise<readonly string[]> {
  const frame = await (await widget.locator("body").elementHandle())?.ownerFrame();
  if (!frame) throw new Error(`expected the widget's frame in ${page.url()}`);
  return frame.evaluate(() => {
    const counts = new Map<string, number>();
    for (const canvas of document.querySelectorAll("canvas")) {
      const context = canvas.getContext("2d");
      if (!context || canvas.width === 0) continue;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4) {
        if ((data[i + 3] ?? 0) < 255) continue;
        const hex = `#${[data[i], data[i + 1], data[i + 2]].map((value = 0) => value.toString(16).padStart(2, "0")).join("")}`;
        counts.set(hex, (counts.get(hex) ?? 0) + 1);
      }
    }
    return [...counts].filter(([, count]) => count > 20).map(([hex]) => hex);
  });
}
