import type { Ingredient, JobRecipe } from "../../configurator-schemas/production/job-recipe.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { UploadRow } from "../database/tables.ts";
import { hashConfiguration } from "../designs/configurations.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";
import type { Materials } from "../render/materials.ts";
import type { JobPiece } from "./job-piece.ts";

interface Made {
  readonly product: Product;
  readonly profileId: string;
  readonly pieces: readonly JobPiece[];
  readonly uploads: ReadonlyMap<string, UploadRow>;
  readonly materials: Materials;
}

/** Everything that went into a job's files, each by its hash. */
export function recipeOf({ product, profileId, pieces, uploads, materials }: Made): JobRecipe {
  const profile = product.profileDocuments.find((each) => each.id === profileId);
  return {
    ...materials,
    documents: [
      document(`product/${product.id}@${product.version}`, product),
      ...(profile ? [document(`profile/${profile.id}@${profile.version}`, profile)] : []),
    ],
    configurations: pieces.map(({ row, configuration, groupSizes }) => ({
      id: String(row),
      sha256: groupSizes ? hashOf({ configuration, groupSizes }) : hashConfiguration(configuration),
    })),
    uploads: [...uploads.values()]
      .map(({ id, sha256, drawingSha256 }) => ({ id, sha256: drawingSha256 ?? sha256 }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A published version never changes, so its hash is worked out once. */
const known = new WeakMap<object, string>();

function document(id: string, content: object): Ingredient {
  const sha256 = known.get(content) ?? hashOf(content);
  known.set(content, sha256);
  return { id, sha256 };
}

function hashOf(content: unknown): string {
  return sha256Hex(canonicalJson(content));
}
