import type { GroupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import { hasTextGroup } from "../../configurator-schemas/artwork/text-group.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontFiles } from "../fonts/font-files.ts";
import type { GroupSizesAnswer, GroupSizesRequest } from "../render/render-request.ts";
import { askAbout } from "../workers/about-product.ts";

interface RosterQuestion {
  readonly merchantId: string;
  readonly product: Product;
  readonly made: readonly Configuration[];
}

/**
 * For pieces that are made together, the sizes of their groups of texts where a piece by itself would have others. Unlike
 * preflight a worker that fails fails the request, which may be repeated: names in two sizes would be printed unnoticed.
 */
export async function rosterSizes(
  dependencies: Pick<Dependencies, "database" | "blobs" | "render">,
  { merchantId, product, made }: RosterQuestion,
): Promise<readonly (GroupSizes | null)[]> {
  if (made.length < 2 || !made.some((each) => Object.values(each.elements).flat().some(hasTextGroup))) {
    return made.map(() => null);
  }
  const question: Omit<GroupSizesRequest, "product"> = {
    kind: "groupSizes",
    configurations: made,
    fonts: await fontFiles(dependencies, { merchantId, product, configurations: made }),
  };
  return (await askAbout<GroupSizesAnswer>(dependencies.render, product, question)).sizes;
}
