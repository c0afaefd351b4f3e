import type { Library } from "../../configurator-schemas/schema/library.ts";
import { listMerchantFonts } from "../database/merchant-fonts.ts";
import type { Dependencies } from "../dependencies.ts";

/** What a merchant's products may name: the installation's documents and fonts, and the fonts the merchant offers. */
export async function libraryOf(
  { database, library }: Pick<Dependencies, "database" | "library">,
  merchantId: string,
): Promise<Library> {
  const rows = await listMerchantFonts(database, merchantId);
  const own = rows.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id);
  return own.length === 0 ? library : { ...library, fonts: new Set([...library.fonts, ...own]) };
}
