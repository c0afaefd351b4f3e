import { areasToPrint } from "./areas-to-print.ts";
import type { PrintRequest } from "./render-request.ts";

type Request = Omit<PrintRequest, "kind">;

/** One piece of what is printed together, and its areas that carry something. */
export type Piece = Omit<Request, "rows" | "areas"> & { readonly areas: readonly string[] };

/** The design itself, and the pieces of a roster that go into one file with it. */
export function piecesOf({ rows = [], ...first }: Request): Piece[] {
  return [first, ...rows.map((row) => ({ ...first, ...row }))].map((piece) => ({
    ...piece,
    areas: areasToPrint(piece),
  }));
}
