import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Library } from "./library.ts";
import type { ProductDocument } from "./product.ts";
import { unknownReference } from "./unknown-reference.ts";

/** What is cut to shape, printed on white or in an ink of its own needs a machine among the product's that does it. */
export function checkPlates(document: ProductDocument, library: Library, issues: Issue[]): void {
  const profiles = library.profiles.filter(({ id }) => document.profiles.includes(id));
  const inks = profiles.flatMap(({ spots }) => spots.map(({ name }) => name));
  document.printAreas.forEach(({ cut, underbase, spots = [] }, i) => {
    spots.forEach(({ name }, j) => {
      if (!inks.includes(name))
        issues.push(unknownReference(["printAreas", i, "spots", j, "name"], "spot", name, inks));
    });
    const missing = (key: string, what: string) =>
      issues.push(
        issue("document_invalid", "error", ["printAreas", i, key], {
          expected: `a print profile with ${what}`,
          got: document.profiles.join(", "),
        }),
      );
    if (cut && !profiles.some((each) => each.cut)) missing("cut", "cut");
    if (underbase !== undefined && !profiles.some((each) => each.white)) missing("underbase", "white");
  });
}
