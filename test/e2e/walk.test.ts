import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FrameLocator, Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { Answers, call } from "../support/api.ts";
import { NO_BROWSER } from "../support/browser.ts";
import { expectPhotoInside, inkedArea, readPrintFile } from "../support/expect-artwork.ts";
import type { RunningServer } from "../support/running-server.ts";
import { runningDemo } from "../support/running-demo.ts";

/** From the landing page to the print shop's folder, by hand, on the built app. */
const PHOTO_FILE = fileURLToPath(new URL("../../assets/photos/sample.jpg", import.meta.url));
/** Software WebGL draws slowly; nothing here is a timing. */
const PATIENCE_MS = 60_000;
const MOST_TAPS = 8;

describe.skipIf(NO_BROWSER)("the walk", () => {
  const demo = runningDemo();

  it.each([
    { name: "on a desk", width: 1440, height: 900 },
    { name: "on a phone", width: 390, height: 844 },
  ])(
    "goes from the landing page to a verified print file $name",
    async ({ width, height }) => {
      const page = await demo.browser.newPage({ viewport: { width, height }, locale: "fr-FR" });
      page.setDefaultTimeout(PATIENCE_MS);
      const complaints = listenForComplaints(page);
      const hand = aHand();

      await page.goto(demo.server.url);
      expect(await page.locator("html").getAttribute("lang")).toBe("fr");
      await hand.tap(page.getByText("Personnaliser un mug"));
      const widget = page.frameLocator("iframe");
      await hand.tap(widget.getByRole("tab", { name: "Décor" }));
      await hand.tap(panelOf(widget).getByLabel("Votre prénom"));
      await page.keyboard.type("Léa");
      const chosen = page.waitForEvent("filechooser");
      await hand.tap(panelOf(widget).getByRole("button", { name: "Votre photo" }));
      await (await chosen).setFiles(PHOTO_FILE);
      await widget
        .getByText(/10,90\s€/)
        .first()
        .waitFor();
      await hand.tap(widget.getByRole("button", { name: "Ajouter au panier" }));

      const drawer = page.getByRole("dialog", { name: "Panier" });
      await drawer.getByText("Léa", { exact: false }).first().waitFor();
      expect(hand.taps()).toBeLessThanOrEqual(MOST_TAPS);
      expect(await drawer.innerText()).toMatch(/10,90\s€/);
      // Made for one person: what that means for sending it back is read and ticked before the order.
      await hand.tap(drawer.getByRole("checkbox", { name: /droit de rétractation/ }));
      await hand.tap(drawer.getByRole("button", { name: /^Commander/ }));
      await page.locator('[data-job][data-state="queued"]').waitFor();

      const job = await claimJob(demo.server);
      expect(job.ticket).toMatchObject({
        quantity: 1,
        variant: { sku: "MUG11-W" },
        description: expect.stringContaining("Léa"),
      });
      const [file] = job.files.filter((each) => each.area === "wrap");
      const png = await fetch(new URL(file!.url, demo.server.url), {
        headers: { authorization: `Bearer ${demo.server.keys.printShop}` },
      });
      const pixels = await readPrintFile(Buffer.from(await png.arrayBuffer()));
      expect([pixels.widthPx, pixels.heightPx]).toEqual([2700, 1050]);
      // Where the template "photo and name" puts them.
      await expectPhotoInside(pixels, readFileSync(PHOTO_FILE), { xMm: 72, yMm: 44.45, widthMm: 86, heightMm: 64.5 });
      expect(inkedArea(pixels, "#8c1d40", { xMm: 169, yMm: 44.45, widthMm: 60, heightMm: 40 })).toBeGreaterThan(80);
      expect(complaints).toEqual([]);
      await page.close();
    },
    4 * PATIENCE_MS,
  );
});

/** The questions beside the artboard; the artboard has a frame of the same name. */
function panelOf(widget: FrameLocator): Locator {
  return widget.getByRole("tabpanel");
}

/** Taps as a person does, and counts them. */
function aHand() {
  let taps = 0;
  return {
    taps: () => taps,
    async tap(target: Locator) {
      taps += 1;
      await target.click();
    },
  };
}

/** Everything the browser complains of, from the page and the widget. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

async function claimJob(server: RunningServer) {
  const { json } = await call(server.url, "POST /print/claims?wait=20&limit=1", {
    key: server.keys.printShop,
  });
  const [job] = Answers.claims.parse(json).items;
  if (!job) throw new Error("expected a job to be offered within 20 seconds");
  return job;
}
