import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { PrintProfile } from "./print-profile.ts";
import { unknownReference } from "./unknown-reference.ts";

/** Names that mean the press's own inks, or all of them, in every file format. */
const TAKEN: readonly string[] = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];

/** What a print profile says that cannot hold together; the grammar has seen to every field by itself. */
export function checkProfile(profile: PrintProfile): Issue[] {
  return [...colourIssues(profile), ...spotIssues(profile), ...vectorIssues(profile), ...sizeIssues(profile)];
}

function invalid(path: readonly (string | number)[], expected: string, got: string | number): Issue {
  return issue("document_invalid", "error", path, { expected, got });
}

function* colourIssues({ colourSpace, press, formats, tacPct }: PrintProfile): Generator<Issue> {
  if (colourSpace === "cmyk" && !press) yield invalid(["press"], 'press with colourSpace "cmyk"', "nothing");
  if (colourSpace === "srgb" && press) yield invalid(["press"], 'no press with colourSpace "srgb"', "press");
  for (const [i, format] of formats.entries()) {
    const needed = format === "png" ? "srgb" : "cmyk";
    if (colourSpace !== needed) yield invalid(["formats", i], `${format} with colourSpace "${needed}"`, colourSpace);
  }
  const black = press?.richBlackPct?.reduce((sum, ink) => sum + ink, 0) ?? 0;
  if (tacPct !== null && black > tacPct) yield invalid(["press", "richBlackPct"], `at most ${tacPct} % of ink`, black);
}

function* spotIssues({ spots, cut, white }: PrintProfile): Generator<Issue> {
  const [names, plates] = [new Set<string>(TAKEN), new Set<string>(TAKEN)];
  for (const [i, { name, plate = name }] of spots.entries()) {
    if (names.has(name)) yield issue("duplicate_id", "error", ["spots", i, "name"], { got: name });
    else if (plates.has(plate)) yield issue("duplicate_id", "error", ["spots", i, "plate"], { got: plate });
    names.add(name);
    plates.add(plate);
  }
  const known = spots.map(({ name }) => name);
  for (const [role, given] of [
    ["cut", cut],
    ["white", white],
  ] as const)
    if (given && !known.includes(given.spot)) yield unknownReference([role, "spot"], "spot", given.spot, known);
}

/** Cut lines are strokes, and marks stand beside the picture: only a vector file has them. */
function* vectorIssues({ formats, cut, marks }: PrintProfile): Generator<Issue> {
  if (formats.includes("pdf")) return;
  if (cut) yield invalid(["cut"], "pdf among the formats", formats.join(", "));
  for (const mark of ["crop", "slug"] as const)
    if (marks?.[mark] === "required") yield invalid(["marks", mark], "pdf among the formats", formats.join(", "));
}

function* sizeIssues({ floorPpi, targetPpi, minSizeMm, maxSizeMm }: PrintProfile): Generator<Issue> {
  if (floorPpi > targetPpi) yield invalid(["floorPpi"], `at most targetPpi, ${targetPpi}`, floorPpi);
  if (!minSizeMm || !maxSizeMm) return;
  for (const i of [0, 1] as const)
    if (minSizeMm[i] > maxSizeMm[i])
      yield invalid(["minSizeMm", i], `at most maxSizeMm, ${maxSizeMm[i]}`, minSizeMm[i]);
}
