import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { AppError } from "../problems/app-error.ts";
import { isUnprinted, NO_PROFILE } from "../render/unprinted.ts";

/** The print profile that was asked for, or the product's first; one the product does not offer is refused at `path`. */
export function offeredProfile(
  product: Product,
  { profile, path }: { readonly profile: string | undefined; readonly path: readonly (string | number)[] },
): string {
  const offered = isUnprinted(product) ? [NO_PROFILE] : product.profiles;
  const profileId = profile ?? offered[0];
  if (profileId !== undefined && offered.includes(profileId)) return profileId;
  throw new AppError("invalid_configuration", {
    issues: [issue("profile_not_offered", "error", path, { profile: profileId ?? "", expected: offered.join(", ") })],
  });
}
