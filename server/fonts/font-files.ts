import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { listMerchantFonts } from "../database/merchant-fonts.ts";
import type { MerchantFontRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { fontsNamed } from "../render/fonts-named.ts";
import type { FontFiles } from "../render/fonts-named.ts";

interface FontUser {
  readonly merchantId: string;
  readonly product: Product;
  readonly configurations: readonly Configuration[];
}

/** The merchant's own fonts that designs are written in, withdrawn ones too. Somebody else's are not among them. */
export async function fontRows(
  { database }: Pick<Dependencies, "database">,
  { merchantId, product, configurations }: FontUser,
): Promise<readonly MerchantFontRow[]> {
  const named = fontsNamed(product, configurations);
  return (await listMerchantFonts(database, merchantId)).filter(({ id }) => named.has(id));
}

/** The same as local files for the render workers, whose bytes are still those that were kept. */
export async function fontFiles(
  dependencies: Pick<Dependencies, "database" | "blobs">,
  user: FontUser,
): Promise<FontFiles> {
  const files: [string, FontFiles[string]][] = [];
  for (const { id, sha256 } of await fontRows(dependencies, user)) {
    await dependencies.blobs.verify(sha256);
    files.push([id, { path: await dependencies.blobs.path(sha256), sha256 }]);
  }
  return Object.fromEntries(files);
}
