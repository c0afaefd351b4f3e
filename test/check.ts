import { spawnSync } from "node:child_process";

/** `npm run check`: every gate, in the order of how soon it tells. Errors only, no warnings, all gates run. */
const GATES: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["types and import directions", "tsc", "-b"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["format", "oxfmt", "--check"],
  ["unused code and dependencies", "knip", "--no-progress"],
];

const failed = GATES.filter(([name, command, ...args]) => {
  console.log(`— ${name}: ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit" }).status !== 0;
});
if (failed.length > 0) {
  console.error(`check failed: ${failed.map(([name]) => name).join(", ")}`);
  process.exit(1);
}
console.log("check passed");
