import { timingSafeEqual } from "node:crypto";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Database } from "../database/database.ts";
import { readDesignRow, readDesignVersion } from "../database/designs.ts";
import { ERASED_JSON } from "../database/erasure.ts";
import type { DesignRow, DesignVersionRow } from "../database/tables.ts";
import { sha256Hex } from "../identifiers.ts";
import { AppError } from "../problems/app-error.ts";

export interface SavedDesign {
  readonly design: DesignRow;
  readonly version: DesignVersionRow;
  readonly configuration: Configuration;
}

export interface DesignAccess {
  readonly merchantId: string;
  readonly id: string;
  /** The Design-Token header. */
  readonly token: string | undefined;
}

/** A design for whoever has its token. A wrong token and a missing design are the same answer: neither is revealed. */
export async function openDesign(database: Database, { merchantId, id, token }: DesignAccess): Promise<DesignRow> {
  const design = await readDesignRow(database, { merchantId, id });
  if (!design || token === undefined || !equalHashes(sha256Hex(token), design.tokenSha256))
    throw new AppError("not_found");
  if (design.erasedAt !== null) throw new AppError("erased", { params: { since: design.erasedAt.slice(0, 10) } });
  return design;
}

/** A version of a merchant's design; undefined when there is none. Refuses one that was erased. */
export async function findVersion(
  database: Database,
  wanted: { readonly merchantId: string; readonly id: string; readonly version: number },
): Promise<Omit<SavedDesign, "design"> | undefined> {
  const version = await readDesignVersion(database, wanted);
  if (version?.configurationJson === ERASED_JSON) throw new AppError("erased");
  // Written by save-design.ts, checked against the grammar before.
  return version && { version, configuration: JSON.parse(version.configurationJson) as Configuration };
}

function equalHashes(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
