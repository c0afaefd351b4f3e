import { issue } from "./issue.ts";
import type { Issue } from "./issue.ts";
import type { Library } from "./library.ts";
import type { ProductDocument } from "./product.ts";

/** What is cut to shape, or printed on white, needs a machine among the product's that does it. */
export function checkPlates(document: ProductDocument, library: Library, issues: Issue[]): void {
  const profiles = library.profiles.filter(({ id }) => document.profiles.includes(id));
  document.printAreas.forEach(({ cut, underbase }, i) => {
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
