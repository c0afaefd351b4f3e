import { conditionHolds } from "../configuration/conditions.ts";
import type { Configuration } from "../configuration/configuration.ts";
import { hasContent, isFilled } from "../configuration/is-filled.ts";
import { madeElements } from "../configuration/made-elements.ts";
import { scopeOf } from "../configuration/scope.ts";
import type { UploadFacts } from "../configuration/upload-facts.ts";
import { familyOf } from "../configuration/element-family.ts";
import { issue } from "../schema/issue.ts";
import type { Issue } from "../schema/issue.ts";
import type { Product } from "../schema/product.ts";

/** What is wrong with the design elements without laying them out: areas, kinds, ids, pictures that do not exist. */
export function checkElements(
  product: Product,
  configuration: Configuration,
  { uploads }: { readonly uploads?: ReadonlyMap<string, UploadFacts> | undefined },
): Issue[] {
  const scope = scopeOf(product, configuration);
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const [areaId, elements] of Object.entries(madeElements(product, configuration))) {
    const area = product.printAreas.find((each) => each.id === areaId);
    if (!area) {
      issues.push(
        issue("area_unknown", "error", ["elements", areaId], {
          area: areaId,
          expected: product.printAreas.map((each) => each.id).join(", "),
        }),
      );
      continue;
    }
    if (elements.some(isFilled) && !conditionHolds(product, area.availableWhen, scope)) {
      issues.push(issue("area_unavailable", "information", ["elements", areaId], { area: areaId }));
    }
    if (elements.length > area.maxElements) {
      issues.push(
        issue("too_many_elements", "error", ["elements", areaId], { got: elements.length, max: area.maxElements }),
      );
    }
    elements.forEach((element, index) => {
      const path = ["elements", areaId, index];
      if (seen.has(element.id)) issues.push(issue("element_duplicate", "error", [...path, "id"], { got: element.id }));
      seen.add(element.id);
      if (!area.allows.includes(familyOf(element.kind))) {
        issues.push(
          issue("element_not_allowed", "error", [...path, "kind"], {
            got: element.kind,
            expected: area.allows.join(", "),
          }),
        );
      }
      if (!hasContent(element)) issues.push(issue("text_empty", "information", path, { element: element.id }));
      if (element.kind === "image" && isFilled(element) && uploads && !uploads.has(element.upload)) {
        issues.push(issue("upload_unknown", "error", [...path, "upload"], { upload: element.upload }));
      }
    });
  }
  return issues;
}
