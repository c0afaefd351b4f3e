import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settleConfiguration } from "../../configurator-schemas/answers/guide.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type { PrintProfile } from "../../configurator-schemas/schema/print-profile.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { CommandRefused } from "../../server/command-line/command.ts";
import type { Terminal } from "../../server/command-line/command.ts";
import { ingestPictures } from "../../server/command-line/ingest-pictures.ts";
import { readConfiguration } from "../../server/command-line/read-configuration.ts";
import type { Documents } from "../../server/documents/load-documents.ts";
import type { UploadFiles } from "../../server/render/paint-raster.ts";

/** A configuration file as `render` reads it, its pictures through the same ingest as a shopper's uploads. */
export interface ParityDesign {
  readonly file: string;
  readonly product: Product;
  readonly configuration: Configuration;
  /** The product's default. */
  readonly profile: PrintProfile;
  readonly uploads: UploadFiles;
  /** Removes the pictures. */
  dispose(): Promise<void>;
}

export async function readDesign(
  file: string,
  { documents, terminal }: { readonly documents: Documents; readonly terminal: Terminal },
): Promise<ParityDesign> {
  const { configuration: own, product } = await readConfiguration(file, { documents, terminal });
  const configuration = settleConfiguration(product, own);
  const [profile] = product.profileDocuments;
  if (!profile) throw new CommandRefused(2, { sentence: `${file}: nothing is printed on ${product.id}` });
  const folder = await mkdtemp(join(tmpdir(), "parity-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const uploads = await ingestPictures(configuration, { file, folder, terminal });
    return { file, product, configuration, profile, uploads, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
