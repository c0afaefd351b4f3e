import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./browser.ts";
import { startServer } from "./running-server.ts";
import type { RunningServer } from "./running-server.ts";

export interface RunningDemo {
  readonly server: RunningServer;
  readonly browser: Browser;
}

/** Building what is stale belongs to it. */
const START_MS = 180_000;

/** The built demo and a real browser, from before the first test of a `describe` until after its last. */
export function runningDemo(): RunningDemo {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
  }, START_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.dispose();
  });
  return {
    get server() {
      return started(server);
    },
    get browser() {
      return started(browser);
    },
  };
}

function started<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error("expected the demo to run: it is there from beforeAll on");
  return part;
}
