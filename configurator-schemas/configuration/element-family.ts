import type { DesignElement } from "../schema/design-element.ts";

/**
 * What a kind counts as where products speak of kinds (`allows`, `legalEffect`): motifs and codes are drawn like shapes, so
 * that products published before there were any take them. Not beside the grammar: browsers do not load grammars.
 */
export function familyOf(kind: DesignElement["kind"]): "text" | "image" | "shape" {
  return kind === "text" || kind === "image" ? kind : "shape";
}
