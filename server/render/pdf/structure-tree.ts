import { PDFHexString, PDFName } from "@cantoo/pdf-lib";
import type { PDFContext, PDFRef } from "@cantoo/pdf-lib";
import type { Saying } from "./content.ts";

/** What a page's marked content says, in the order it is numbered. */
export interface SaidPage {
  readonly page: PDFRef;
  readonly said: readonly Saying[];
}

/**
 * The structure tree of a tagged PDF (ISO 32000-2, 14.7): one element for each part of a page, in reading order, with its
 * words as replacement text. The n-th page's entry in the parent tree is n.
 */
export function addStructureTree(context: PDFContext, pages: readonly SaidPage[]): PDFRef {
  const [root, whole] = [context.nextRef(), context.nextRef()];
  const parts = pages.map(({ page, said }) =>
    said.map(({ role, words }, i) => {
      const element = context.obj({ Type: "StructElem", S: role, P: whole, Pg: page, K: i });
      const name = role === "Figure" ? "Alt" : "ActualText";
      element.set(PDFName.of(name), PDFHexString.fromText(words));
      return context.register(element);
    }),
  );
  const byPage = parts.flatMap((elements, i) => [i, context.obj(elements)]);
  context.assign(whole, context.obj({ Type: "StructElem", S: "Document", P: root, K: parts.flat() }));
  context.assign(
    root,
    context.obj({
      Type: "StructTreeRoot",
      K: whole,
      ParentTree: { Nums: byPage },
      ParentTreeNextKey: pages.length,
    }),
  );
  return root;
}
