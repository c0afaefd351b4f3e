import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { Database, Write } from "../database/database.ts";
import { insertDesign, insertDesignVersion } from "../database/designs.ts";
import type { DesignRow, DesignVersionRow, PreviewRow } from "../database/tables.ts";
import { newHumanCode, newId, newSecret, sha256Hex } from "../identifiers.ts";
import { hashConfiguration } from "./configurations.ts";
import { newNonce } from "./preview-address.ts";

export interface NewDesign {
  readonly design: DesignRow;
  readonly preview: PreviewRow;
  /** Shown once; only its hash is kept. */
  readonly token: string;
  readonly writes: readonly Write[];
}

interface ToSave {
  readonly merchantId: string;
  readonly configuration: Configuration;
  readonly now: Date;
}

/** A design's first version. */
export function createDesign(database: Database, { merchantId, configuration, now }: ToSave): NewDesign {
  const token = newSecret("dt");
  const design: DesignRow = {
    merchantId,
    id: newId("d"),
    version: 1,
    code: newHumanCode(),
    tokenSha256: sha256Hex(token),
    createdAt: now.toISOString(),
    erasedAt: null,
  };
  const { version, preview } = versionRows({ merchantId, designId: design.id, version: 1, configuration, now });
  return { design, preview, token, writes: insertDesign(database, { design, version, preview }) };
}

/** The version after the newest one; the older ones stay. */
export function nextVersion(
  database: Database,
  design: DesignRow,
  { configuration, now }: { readonly configuration: Configuration; readonly now: Date },
): { readonly version: DesignVersionRow; readonly preview: PreviewRow; readonly writes: readonly Write[] } {
  const number = design.version + 1;
  const { merchantId, id: designId } = design;
  const { version, preview } = versionRows({ merchantId, designId, version: number, configuration, now });
  return { version, preview, writes: insertDesignVersion(database, { version, preview }) };
}

function versionRows(saved: {
  readonly merchantId: string;
  readonly designId: string;
  readonly version: number;
  readonly configuration: Configuration;
  readonly now: Date;
}): { readonly version: DesignVersionRow; readonly preview: PreviewRow } {
  const { merchantId, designId, version, configuration, now } = saved;
  return {
    version: {
      merchantId,
      designId,
      version,
      productId: configuration.product,
      configurationJson: JSON.stringify(configuration),
      configurationSha256: hashConfiguration(configuration),
      savedAt: now.toISOString(),
    },
    preview: { merchantId, designId, version, nonce: newNonce(), sha256: null },
  };
}
