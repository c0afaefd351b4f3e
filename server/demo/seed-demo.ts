import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Library } from "../../configurator-schemas/schema/library.ts";
import { findApiKey, insertApiKey } from "../database/api-keys.ts";
import type { Database } from "../database/database.ts";
import { insertMerchant, insertPrintShop, readMerchant } from "../database/merchants.ts";
import type { ApiKeyRow } from "../database/tables.ts";
import type { DemoKeys } from "../dependencies.ts";
import { newId, newSecret, sha256Hex } from "../identifiers.ts";
import { LOOPBACK_ORIGINS } from "../middleware/origins.ts";
import { publishDocument } from "../products/publish-product.ts";

export const DEMO_MERCHANT = "merchant_demo";
const DEMO_PRINT_SHOP = "printshop_demo";
const KEYS_FILE = "demo-keys.json";

const KeysFile = z.object({ publishable: z.string(), secret: z.string(), printShop: z.string() });

interface DemoSources {
  readonly dataDir: string;
  readonly products: readonly Product[];
  readonly library: Library;
  readonly now: Date;
}

/**
 * Makes the demo installation: a merchant, a print shop, keys in demo-keys.json, and every product that comes along.
 * Later starts keep all of it, and publish a new version of a product whose documents changed.
 */
export async function seedDemo(
  database: Database,
  { dataDir, products, library, now }: DemoSources,
): Promise<DemoKeys> {
  if (!(await readMerchant(database, DEMO_MERCHANT))) await createDemoParties(database, now);
  const keys = await keepKeys(database, join(dataDir, KEYS_FILE), now);
  for (const document of products) {
    const published = await publishDocument(database, { merchantId: DEMO_MERCHANT, document, library, now });
    // The same library just compiled it.
    if (!published.ok)
      throw new Error(`expected product ${document.id} to compile: ${JSON.stringify(published.issues)}`);
  }
  return keys;
}

async function createDemoParties(database: Database, now: Date): Promise<void> {
  const createdAt = now.toISOString();
  await database.write([
    insertPrintShop(database, { id: DEMO_PRINT_SHOP, name: "Atelier d’impression de démonstration", createdAt }),
    insertMerchant(database, {
      id: DEMO_MERCHANT,
      name: "Boutique de démonstration",
      printShopId: DEMO_PRINT_SHOP,
      currency: "EUR",
      taxRatePercent: "20",
      createdAt,
    }),
  ]);
}

/** The keys of the file as long as they live; else new ones. The database holds hashes, so a lost file is a lost key. */
async function keepKeys(database: Database, file: string, now: Date): Promise<DemoKeys> {
  const known = await readKeys(file);
  if (known && (await areLive(database, known))) return known;
  const keys: DemoKeys = { publishable: newSecret("pk"), secret: newSecret("sk"), printShop: newSecret("ps") };
  const row = (key: string, part: Pick<ApiKeyRow, "kind" | "merchantId" | "printShopId">, origins: readonly string[]) =>
    insertApiKey(database, {
      id: newId("key"),
      sha256: sha256Hex(key),
      ...part,
      originsJson: JSON.stringify(origins),
      createdAt: now.toISOString(),
      revokedAt: null,
    });
  await database.write([
    row(keys.publishable, { kind: "pk", merchantId: DEMO_MERCHANT, printShopId: null }, [LOOPBACK_ORIGINS]),
    row(keys.secret, { kind: "sk", merchantId: DEMO_MERCHANT, printShopId: null }, []),
    row(keys.printShop, { kind: "ps", merchantId: null, printShopId: DEMO_PRINT_SHOP }, []),
  ]);
  await writeFile(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}

async function readKeys(file: string): Promise<DemoKeys | undefined> {
  try {
    return KeysFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    // Not there yet, or not ours any more: new keys are written.
    return undefined;
  }
}

async function areLive(database: Database, keys: DemoKeys): Promise<boolean> {
  const rows = await Promise.all(Object.values(keys).map((key: string) => findApiKey(database, sha256Hex(key))));
  return rows.every((row) => row !== undefined);
}
