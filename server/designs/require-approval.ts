import type { Product } from "../../configurator-schemas/schema/product.ts";
import { readApproval } from "../database/approvals.ts";
import type { DesignVersionRow } from "../database/tables.ts";
import type { Dependencies } from "../dependencies.ts";
import { AppError } from "../problems/app-error.ts";

/** Refuses to make a version that nobody approved, where the product asks for it. */
export async function requireApproval(
  { database }: Pick<Dependencies, "database">,
  { merchantId, designId, version }: DesignVersionRow,
  { product, profileId }: { readonly product: Product; readonly profileId: string },
): Promise<void> {
  if (product.approval !== "required") return;
  const approval = await readApproval(database, { merchantId, designId, version, profileId });
  if (!approval) throw new AppError("not_approved", { params: { version } });
}
