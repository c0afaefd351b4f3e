import type { DrawnSizes } from "../../../configurator-schemas/answers/describe-artwork.ts";
import type { SessionState } from "./session-state.ts";

/** Where the design was laid out last, for words that tell sizes; undefined while letters cannot be drawn yet. */
export function drawnSizes({
  product,
  boxes,
  lettersReady,
}: Pick<SessionState, "product" | "boxes" | "lettersReady">): DrawnSizes | undefined {
  const [profile] = product.profileDocuments;
  return lettersReady && profile ? { profile: profile.id, boxes } : undefined;
}
