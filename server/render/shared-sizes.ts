import { isDeepStrictEqual } from "node:util";
import { FALLBACK_CHAIN } from "../../assets/fonts/catalogue.ts";
import { groupSizes } from "../../configurator-schemas/artwork/group-sizes.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { emoji } from "./emoji.ts";
import { loadShaper } from "./fonts.ts";
import type { GroupSizesAnswer, GroupSizesRequest } from "./render-request.ts";

/** The sizes pieces made together share (SPEC A77), for each that would have others by itself. */
export async function sharedSizes(
  product: Product,
  { configurations, fonts: files }: Pick<GroupSizesRequest, "configurations" | "fonts">,
): Promise<GroupSizesAnswer> {
  const shaper = await loadShaper({ product, configurations, fonts: files });
  const fonts = { shaper, fallbackFonts: FALLBACK_CHAIN, emoji };
  const shared = groupSizes(product, configurations, fonts);
  const sizes = configurations.map((each) =>
    isDeepStrictEqual(groupSizes(product, [each], fonts), shared) ? null : shared,
  );
  return { sizes };
}
