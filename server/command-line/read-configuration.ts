import { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { issue } from "../../configurator-schemas/schema/issue.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import type { Documents } from "../documents/load-documents.ts";
import { parseJson } from "../documents/read-document.ts";
import { CommandRefused } from "./command.ts";
import type { Terminal } from "./command.ts";
import { readText } from "./read-text.ts";

/** A configuration file and the product it is for; anything wrong with either refuses the command. */
export async function readConfiguration(
  file: string | undefined,
  { documents, terminal }: { readonly documents: Documents; readonly terminal: Terminal },
): Promise<{ readonly configuration: Configuration; readonly product: Product }> {
  const json = parseJson(await readText(file, terminal));
  const parsed = json.ok ? parseDocument(Configuration, json.value) : json;
  if (!parsed.ok) throw new CommandRefused(2, { issues: parsed.issues });
  const configuration = parsed.value;
  const product = documents.products.find((each) => each.id === configuration.product);
  if (!product) {
    const params = { product: configuration.product, expected: documents.products.map((each) => each.id).join(", ") };
    throw new CommandRefused(2, { issues: [issue("product_unknown", "error", ["product"], params)] });
  }
  return { configuration, product };
}
