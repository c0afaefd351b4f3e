import { groupSizes } from "../../../configurator-schemas/artwork/group-sizes.ts";
import type { GroupSizes } from "../../../configurator-schemas/artwork/group-sizes.ts";
import type { LayoutContext } from "../../../configurator-schemas/artwork/layout-artwork.ts";
import { hasTextGroup } from "../../../configurator-schemas/artwork/text-group.ts";
import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import { lineConfiguration } from "../../../configurator-schemas/configuration/line-configuration.ts";
import type { Product } from "../../../configurator-schemas/schema/product.ts";
import { askedLines } from "./asked-lines.ts";
import type { SessionState } from "./session-state.ts";

type Chosen = Pick<SessionState, "configuration" | "lines" | "quantity">;
type Fonts = Pick<LayoutContext, "shaper" | "fallbackFonts" | "emoji">;

/** The sizes a design's texts have because of the names it will be made with (SPEC A77); worked out once for what is the same. */
export interface RosterSizes {
  /** The pieces whose words decide, so that their fonts are fetched; none where nothing shares a size. */
  piecesOf(chosen: Chosen): readonly Configuration[];
  /** `letters` changes whenever letters may look different; undefined = the design's own sizes. */
  sizesOf(chosen: Chosen, letters: number, fonts: Fonts): GroupSizes | undefined;
}

const NONE: readonly Configuration[] = [];

export function createRosterSizes(product: Product): RosterSizes {
  let before: (Chosen & { readonly pieces: readonly Configuration[] }) | undefined;
  let known:
    | { readonly pieces: readonly Configuration[]; readonly letters: number; readonly sizes: GroupSizes }
    | undefined;
  const piecesOf = ({ configuration, lines, quantity }: Chosen): readonly Configuration[] => {
    if (before?.configuration === configuration && before.lines === lines) return before.pieces;
    const isShared = lines !== undefined && Object.values(configuration.elements).flat().some(hasTextGroup);
    const pieces = isShared
      ? askedLines({ lines, quantity, own: configuration }).map((line) => lineConfiguration(configuration, line))
      : NONE;
    before = { configuration, lines, quantity, pieces };
    return pieces;
  };
  return {
    piecesOf,
    sizesOf(chosen, letters, fonts) {
      const pieces = piecesOf(chosen);
      if (pieces.length === 0) return undefined;
      if (known?.pieces !== pieces || known.letters !== letters) {
        known = { pieces, letters, sizes: groupSizes(product, pieces, fonts) };
      }
      return known.sizes;
    },
  };
}
