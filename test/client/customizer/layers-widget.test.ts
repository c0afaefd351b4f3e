import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { DesignElement } from "../../../configurator-schemas/schema/design-element.ts";
import { aMug, aShape } from "../../support/builders.ts";
import { NO_BROWSER } from "../../support/browser.ts";
import { runningDemo } from "../../support/running-demo.ts";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Squares of 16 mm in a row, the first the lowest. */
const square = (id: string, xMm: number, change: Partial<DesignElement> = {}) =>
  aShape({ id, placement: { xMm, yMm: 45, widthMm: 16, heightMm: 16, rotationDeg: 0 }, ...(change as object) });
const ROW = [square("a", 40), square("b", 90), square("c", 140), square("d", 190)];

/** Browsers on a busy machine take their time; nothing here is a timing. */
const eventually = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 15_000 });

describe.skipIf(NO_BROWSER)("layers in the widget", { timeout: 120_000 }, () => {
  const demo = runningDemo();

  /** The designing step of a mug with these elements on it, as a shopper who comes back finds it. */
  async function open(elements: readonly DesignElement[], { lang = "en", viewport = DESK, hasTouch = false } = {}) {
    const context = await demo.browser.newContext({ viewport, hasTouch });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const draft = { configuration: aMug({ elements: { wrap: [...elements] } }), quantity: 1, unsaved: true };
    // As on a machine without a GPU: no stage in 3D takes the time of what is tested.
    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      Object.assign(HTMLCanvasElement.prototype, {
        getContext(this: HTMLCanvasElement, kind: string, options?: object) {
          return kind.startsWith("webgl") ? null : getContext.call(this, kind, options);
        },
      });
    });
    await page.addInitScript(
      ([key = "", text = ""]) => {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
      },
      [draftKey(), JSON.stringify({ format: 1, draft })],
    );
    await page.goto(`${demo.server.url}/customizer/?product=mug-11oz&key=${demo.server.keys.publishable}&lang=${lang}`);
    await page.getByRole("tab").nth(1).click();
    await list(page).waitFor();
    await page.getByTestId("artboard-wrap").waitFor();
    return page;
  }
  const draftKey = () => `atelier:draft:${demo.server.keys.publishable}:mug-11oz`;
  const list = (page: Page) => page.getByTestId("layers");
  const row = (page: Page, key: string) => page.locator(`[data-layer="${key}"]`);
  const keys = (page: Page) =>
    list(page)
      .getByRole("row")
      .evaluateAll((rows) => rows.map((each) => each.dataset["layer"] ?? "").join(" "));
  const said = (page: Page, text: string | RegExp) =>
    page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
  /** The elements as this browser keeps them, the lowest first. */
  const kept = (page: Page): Promise<DesignElement[]> =>
    page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? "{}").draft.configuration.elements.wrap, draftKey());
  const orderOf = async (page: Page) => (await kept(page)).map(({ id }) => id).join(" ");
  /** A point of the artboard, from millimetres. */
  const at = async (page: Page, xMm: number, yMm: number) => {
    const box = await page.getByTestId("artboard-wrap").boundingBox();
    if (!box) throw new Error("expected the artboard on the screen");
    const scale = box.width / 228.6;
    return { x: box.x + xMm * scale, y: box.y + yMm * scale };
  };
  const drag = async (page: Page, from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  };
  const frames = (page: Page) => page.locator('[role="option"][aria-selected="true"]').count();

  it("[L1] by keyboard: rows are walked, ordered, grouped, folded, renamed, copied and removed, each one step to undo", async () => {
    const page = await open(ROW);
    expect(await keys(page)).toBe("d c b a");
    await row(page, "d").focus();
    await page.keyboard.press("[");
    await eventually(() => orderOf(page)).toBe("a b d c");
    await said(page, /2 of 4 from the top/);
    expect(await row(page, "d").evaluate((node) => document.activeElement === node)).toBe(true);
    await page.keyboard.press("]");
    await eventually(() => orderOf(page)).toBe("a b c d");

    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+g");
    await eventually(async () => (await kept(page)).map(({ group }) => group ?? "-").join(" ")).toBe("- - g1 g1");
    await said(page, "2 elements grouped");
    expect(await keys(page)).toBe("group g1 d c b a");
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    expect(await keys(page)).toBe("group g1 b a");
    expect(await row(page, "group g1").getAttribute("aria-expanded")).toBe("false");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+z");
    await eventually(() => keys(page)).toBe("d c b a");
    await page.keyboard.press("Control+Shift+z");
    await page.keyboard.press("Control+Shift+g");
    await eventually(() => keys(page)).toBe("d c b a");

    await page.keyboard.press("Escape");
    await page.keyboard.press("End");
    await page.keyboard.press("F2");
    await page.keyboard.type("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk");
    await page.keyboard.press("Enter");
    await eventually(async () => (await kept(page))[0]?.name).toMatch(/^Donaudampf.{20,}/);
    const name = row(page, "a")
      .getByTitle(/^Donau/)
      .first();
    expect(await name.evaluate((node) => node.scrollWidth > node.clientWidth)).toBe(true);
    expect(await list(page).evaluate((node) => node.scrollWidth <= node.clientWidth)).toBe(true);
    await page.keyboard.press("Control+d");
    await eventually(() => orderOf(page)).toBe("a e1 b c d");
    await page.keyboard.press("Delete");
    await eventually(() => orderOf(page)).toBe("e1 b c d");
    expect(
      await list(page)
        .getByRole("row")
        .last()
        .evaluate((node) => document.activeElement === node),
    ).toBe(true);
    await page.keyboard.press("Control+z");
    await eventually(() => orderOf(page)).toBe("a e1 b c d");
    await page.context().close();
  });

  it("[L2] hidden and locked: said, greyed, out of reach of the hand, out of the picture, never out of the list", async () => {
    const page = await open(ROW);
    await row(page, "b").getByRole("button", { name: /^Hide/ }).click();
    await eventually(async () => (await kept(page))[1]?.hidden).toBe(true);
    expect(await page.locator('[role="option"]').count()).toBe(3);
    await said(page, /^Hidden: /);
    await row(page, "c").getByRole("button", { name: /^Lock/ }).click();
    await eventually(async () => (await kept(page))[2]?.locked).toBe(true);
    await drag(page, await at(page, 140, 45), await at(page, 140, 70));
    await drag(page, await at(page, 90, 45), await at(page, 90, 70));
    expect((await kept(page)).map(({ placement }) => placement.yMm)).toEqual([45, 45, 45, 45]);
    // The control: what is neither moves.
    await drag(page, await at(page, 190, 45), await at(page, 190, 66));
    await eventually(async () => (await kept(page))[3]?.placement.yMm).toBeGreaterThan(60);
    await page.getByRole("button", { name: "All elements" }).click();
    // Still there to be opened, told why it keeps still, and freed.
    await row(page, "c").click();
    await page.getByText("Locked: a hand on the design does not move it.").waitFor();
    await page.getByRole("button", { name: /^Unlock/ }).click();
    await eventually(async () => (await kept(page))[2]?.locked).toBe(undefined);
    await page.getByRole("button", { name: "All elements" }).click();
    await row(page, "b").getByRole("button", { name: /^Show/ }).click();
    await eventually(async () => (await kept(page))[1]?.hidden).toBe(undefined);
    await page.context().close();
  });

  it("[L3] on the artboard: a rectangle and Shift choose several, they move as one and snap, a second press goes into a group", async () => {
    const page = await open(ROW);
    await drag(page, await at(page, 20, 20), await at(page, 115, 75));
    expect(await frames(page)).toBe(2);
    await page.getByRole("heading", { name: "2 elements chosen" }).waitFor();
    const third = await at(page, 140, 45);
    await page.keyboard.down("Shift");
    await page.mouse.click(third.x, third.y);
    await page.mouse.click(third.x, third.y);
    await page.keyboard.up("Shift");
    expect(await frames(page)).toBe(2);

    // Their common middle is at 65 mm; a push of 48 mm leaves it 1.3 mm before the area's, which it snaps to.
    await drag(page, await at(page, 40, 45), await at(page, 88, 46));
    await eventually(async () => (await kept(page)).map(({ placement }) => placement.xMm)).toEqual([
      89.3, 139.3, 140, 190,
    ]);
    // And with the squares beside them.
    expect((await kept(page))[0]?.placement.yMm).toBe(45);
    await page.keyboard.press("Control+z");
    await eventually(async () => (await kept(page))[0]?.placement.xMm).toBe(40);

    await page.getByRole("button", { name: "Group", exact: true }).click();
    await page.mouse.click(third.x, third.y);
    expect(await frames(page)).toBe(1);
    const first = await at(page, 40, 45);
    await page.mouse.click(first.x, first.y);
    expect(await frames(page)).toBe(2);
    await page.mouse.click(first.x, first.y);
    expect(await frames(page)).toBe(1);
    await page.getByText("Part of a group.").waitFor();
    await page.keyboard.press("Escape");
    expect(await frames(page)).toBe(2);
    await page.keyboard.press("ArrowRight");
    await eventually(async () => (await kept(page)).map(({ placement }) => placement.xMm)).toEqual([41, 91, 140, 190]);
    await page.context().close();
  });

  it("[L4] several are turned and scaled about their common middle, aligned and spread by buttons", async () => {
    const page = await open(
      ROW.slice(0, 3).map((each, i) => ({ ...each, placement: { ...each.placement, yMm: 30 + i * 10 } })),
    );
    await row(page, "a").click({ modifiers: ["Control"] });
    await row(page, "c").click({ modifiers: ["Shift"] });
    await page.getByRole("heading", { name: "3 elements chosen" }).waitFor();
    await page.getByRole("button", { name: "Align: Middle" }).click();
    await eventually(async () => (await kept(page)).map(({ placement }) => placement.yMm)).toEqual([40, 40, 40]);
    await page.getByRole("radio", { name: "To the whole side" }).check({ force: true });
    await page.getByRole("button", { name: "Align: Top" }).click();
    await eventually(async () => (await kept(page)).map(({ placement }) => placement.yMm)).toEqual([8, 8, 8]);
    for (const each of [1, 2]) await page.keyboard.press("Control+z", { delay: each });
    await eventually(async () => (await kept(page)).map(({ placement }) => placement.yMm)).toEqual([30, 40, 50]);

    const handles = page.locator('[class*="frame"] > [class*="handle"]');
    const corner = await handles.nth(2).boundingBox();
    if (!corner) throw new Error("expected a handle");
    const before = await kept(page);
    const grip = { x: corner.x + corner.width / 2, y: corner.y + corner.height / 2 };
    await drag(page, grip, { x: grip.x - 60, y: grip.y - 20 });
    await eventually(async () => (await kept(page))[2]?.placement.xMm).not.toBe(before[2]?.placement.xMm);
    const after = (await kept(page)) as ReturnType<typeof square>[];
    const scale = (after[0]?.placement.widthMm ?? 0) / 16;
    expect(scale).toBeLessThan(0.95);
    const way = (all: readonly DesignElement[]) => (all[2]?.placement.xMm ?? 0) - (all[0]?.placement.xMm ?? 0);
    expect(way(after)).toBeCloseTo(way(before) * scale, 0);

    const turn = await handles.nth(4).boundingBox();
    if (!turn) throw new Error("expected the turning handle");
    const ear = { x: turn.x + turn.width / 2, y: turn.y + turn.height / 2 };
    await drag(page, ear, { x: ear.x + 400, y: ear.y + 60 });
    await eventually(async () => (await kept(page))[0]?.placement.rotationDeg).toBeGreaterThan(45);
    const turned = await kept(page);
    expect(new Set(turned.map(({ placement }) => placement.rotationDeg)).size).toBe(1);
    const middle = (all: readonly DesignElement[]) =>
      all.reduce((sum, { placement }) => sum + placement.xMm, 0) / all.length;
    expect(middle(turned)).toBeCloseTo(middle(after), 0);
    await page.context().close();
  });

  it("[L5] the list is dragged with a mouse, groups stay whole, and sixty layers scroll", async () => {
    const many = Array.from({ length: 60 }, (_, i) => square(`s${i}`, 20 + i * 3, i < 2 ? { group: "pair" } : {}));
    const page = await open(many);
    expect(await list(page).getByRole("row").count()).toBe(61);
    await row(page, "s54").scrollIntoViewIfNeeded();
    const top = await row(page, "s59").boundingBox();
    if (!top) throw new Error("expected the first row on the screen");
    const from = { x: top.x + 120, y: top.y + 20 };
    await drag(page, from, { x: from.x, y: from.y + top.height * 3 });
    await eventually(() => orderOf(page)).toMatch(/ (?:s56 s59|s59 s56) s57 s58$/);
    await row(page, "s59").focus();
    await page.keyboard.press("End");
    const last = list(page).getByRole("row").last();
    expect(await last.getAttribute("data-layer")).toBe("s0");
    await eventually(async () => (await last.boundingBox())?.y ?? Infinity).toBeLessThan(DESK.height);
    await row(page, "group pair")
      .getByRole("button", { name: /^Forward/ })
      .click();
    await eventually(async () => (await orderOf(page)).startsWith("s2 s0 s1 s3")).toBe(true);
    await page.context().close();
  });

  it("[L6] on a phone by touch, in Arabic: several are picked, grouped, hidden, renamed and taken apart without one drag", async () => {
    const page = await open(ROW, { lang: "ar", viewport: PHONE, hasTouch: true });
    await page.getByRole("button", { name: "اختيار عدة عناصر" }).tap();
    for (const key of ["a", "b"]) await row(page, key).tap();
    const spot = await at(page, 140, 45);
    await page.touchscreen.tap(spot.x, spot.y);
    await page.getByRole("heading", { name: "العناصر المختارة: 3" }).waitFor();
    await page.getByRole("button", { name: "تجميع", exact: true }).tap();
    await eventually(async () => (await kept(page)).map(({ group }) => group ?? "-").join(" ")).toBe("g1 g1 g1 -");
    expect(await row(page, "c").evaluate((node) => getComputedStyle(node).marginRight)).toBe("16px");
    await row(page, "group g1")
      .getByRole("button", { name: /^إخفاء/ })
      .tap();
    await eventually(async () => (await kept(page)).map(({ hidden }) => hidden ?? false)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    await row(page, "group g1")
      .getByRole("button", { name: /^إظهار/ })
      .tap();
    await row(page, "group g1")
      .getByRole("button", { name: /^إلى الأمام/ })
      .tap();
    await eventually(() => orderOf(page)).toBe("d a b c");
    await page.getByRole("button", { name: "فك التجميع" }).tap();
    await page.getByRole("button", { name: "تم", exact: true }).tap();

    const small = await list(page)
      .getByRole("button")
      .evaluateAll(
        (buttons) =>
          buttons
            .map((each) => each.getBoundingClientRect())
            .filter(({ width, height }) => width > 0 && (width < 24 || height < 24)).length,
      );
    expect(small).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);

    await row(page, "a").tap();
    await page.getByRole("button", { name: /^إعادة تسمية/ }).tap();
    await page.keyboard.type("قلب ليلى");
    await page.keyboard.press("Enter");
    await eventually(async () => (await kept(page)).find(({ id }) => id === "a")?.name).toBe("قلب ليلى");
    await page.context().close();
  });

  it("[L7] the finger's grip orders the list, the rest of a row scrolls it", async () => {
    const page = await open(ROW, { viewport: PHONE, hasTouch: true });
    await row(page, "b").scrollIntoViewIfNeeded();
    const finger = await page.context().newCDPSession(page);
    const box = await row(page, "b").boundingBox();
    if (!box) throw new Error("expected the row on the screen");
    const swipe = async (x: number) => {
      const touch = (type: string, y: number) =>
        finger.send("Input.dispatchTouchEvent", {
          type: type as "touchStart",
          touchPoints: type === "touchEnd" ? [] : [{ x, y }],
        });
      await touch("touchStart", box.y + 24);
      for (const step of [10, 25, 40, 60, 80]) await touch("touchMove", box.y + 24 - step);
      await touch("touchEnd", 0);
    };
    await swipe(box.x + box.width / 2);
    expect(await orderOf(page)).toBe("a b c d");
    await row(page, "b").scrollIntoViewIfNeeded();
    const now = await row(page, "b").boundingBox();
    box.y = now?.y ?? box.y;
    await swipe(box.x + 12);
    await eventually(() => orderOf(page)).not.toBe("a b c d");
    await page.context().close();
  });
});
