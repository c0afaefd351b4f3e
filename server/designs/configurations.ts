import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/** What a receipt is about: equal for equal configurations, whatever the order of their properties. */
export function hashConfiguration(configuration: Configuration): string {
  return sha256Hex(canonicalJson(configuration));
}
