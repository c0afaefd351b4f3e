import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import { hasTextGroup } from "../../configurator-schemas/artwork/text-group.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Dependencies } from "../dependencies.ts";
import type { GroupSizesAnswer, GroupSizesRequest } from "../render/render-request.ts";
import { askAbout } from "../workers/about-product.ts";

/**
 * For pieces that are made together, the sizes of their groups of texts where a piece by itself would have others. Unlike
 * preflight a worker that fails fails the request, which may be repeated: names in two sizes would be printed unnoticed.
 */
export async function rosterSizes(
  { render }: Pick<Dependencies, "render">,
  product: Product,
  made: readonly Configuration[],
): Promise<readonly (GroupSizes | null)[]> {
  if (made.length < 2 || !made.some((each) => Object.values(each.elements).flat().some(hasTextGroup))) {
    return made.map(() => null);
  }
  const question: Pick<GroupSizesRequest, "kind" | "configurations"> = { kind: "groupSizes", configurations: made };
  return (await askAbout<GroupSizesAnswer>(render, product, question)).sizes;
}
