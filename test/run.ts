import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { buildStale } from "../server/build.ts";

/**
 * `npm test`: installs what the tests need where it may (Debian as root, or CI), builds the client the browser tests
 * drive, runs everything, and ends in one line that counts.
 */
const REPORT = "dist/test-report.json";

/** Debian's packages that tests use, and by which file it is seen that they are there. */
const PACKAGES: readonly { readonly name: string; readonly file: string; readonly without: string }[] = [
  { name: "chromium", file: "/usr/bin/chromium", without: "the browser tests" },
  { name: "unicode-data", file: "/usr/share/unicode/LineBreak.txt", without: "the Unicode conformance tests" },
  { name: "liblcms2-utils", file: "/usr/bin/tificc", without: "the comparison of inks with Little CMS" },
  { name: "libharfbuzz-bin", file: "/usr/bin/hb-shape", without: "the comparison with hb-shape" },
  { name: "qpdf", file: "/usr/bin/qpdf", without: "the reading of PDF files by qpdf" },
  { name: "poppler-utils", file: "/usr/bin/pdftoppm", without: "the reading of PDF files by poppler" },
  { name: "ghostscript", file: "/usr/bin/gs", without: "the reading of plates and inks by Ghostscript" },
  { name: "libheif-examples", file: "/usr/bin/heif-enc", without: "the reading of phones' HEIC photos" },
];

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

installPackages();
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

function installPackages(): void {
  const absent = PACKAGES.filter(({ file }) => !existsSync(file));
  if (absent.length === 0) return;
  const names = absent.map(({ name }) => name);
  const root = process.getuid?.() === 0;
  if (!(root || process.env["CI"] === "true") || !existsSync("/etc/debian_version")) {
    for (const { name, without } of absent) {
      console.log(`No ${name} here and no right to install it: ${without} will be skipped, by name.`);
    }
    return;
  }
  console.log(`Installing Debian's ${names.join(", ")} for the tests…`);
  for (const args of [
    ["update", "-qq"],
    ["install", "-y", "-qq", "--no-install-recommends", ...names],
  ]) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status } = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
    if (status !== 0) {
      console.error(`apt-get ${args.join(" ")} failed: install ${names.join(", ")} by hand, then run the tests again.`);
      process.exit(1);
    }
  }
}
