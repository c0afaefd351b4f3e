import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { buildStale } from "../server/build.ts";

/**
 * `npm test`: installs what the tests need where it may (Debian as root, or CI), builds the client the browser tests
 * drive, runs everything, and ends in one line that counts.
 */
const REPORT = "dist/test-report.json";
const CHROMIUM = "/usr/bin/chromium";

/** What this reads of vitest's JSON report. */
const Report = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), message: z.string().optional(), assertionResults: z.array(z.unknown()) }),
  ),
});

installBrowser();
const only = process.argv.slice(2);
await buildStale();
mkdirSync("dist", { recursive: true });
const run = spawnSync(
  "vitest",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`, ...only],
  {
    stdio: "inherit",
  },
);
const report = Report.parse(JSON.parse(readFileSync(REPORT, "utf8")));
// A file that does not load has no tests to count, and must not pass unseen.
const brokenFiles = report.testResults.filter(
  (file) => file.status === "failed" && file.assertionResults.length === 0,
).length;
const failed = report.numFailedTests + brokenFiles;
const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || run.status !== 0 || report.numPassedTests === 0 ? 1 : 0);

function installBrowser(): void {
  if (existsSync(CHROMIUM)) return;
  const root = process.getuid?.() === 0;
  if (!(root || process.env["CI"] === "true") || !existsSync("/etc/debian_version")) {
    console.log("No Chromium here and no right to install it: the browser tests will be skipped, by name.");
    return;
  }
  console.log("Installing Debian's Chromium for the browser tests…");
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status } = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
    if (status !== 0) {
      console.error(`apt-get ${args.join(" ")} failed: install Chromium by hand, then run the tests again.`);
      process.exit(1);
    }
  }
}
