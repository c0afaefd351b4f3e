import type { Library } from "../../configurator-schemas/schema/library.ts";
import { listMerchantFonts } from "../database/merchant-fonts.ts";
import type { Dependencies } from "../dependencies.ts";
import { profilesOf } from "../profiles/profiles-of.ts";

/** What a merchant's products may name: the installation's documents and fonts, and the merchant's own profiles and fonts. */
export async function libraryOf(
  { database, library }: Pick<Dependencies, "database" | "library">,
  merchantId: string,
): Promise<Library> {
  const rows = await listMerchantFonts(database, merchantId);
  const own = rows.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => id);
  const profiles = await profilesOf({ database, library }, merchantId);
  return { ...library, profiles, fonts: new Set([...library.fonts, ...own]) };
}
