import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/** One request asks for it several times, and configurations never change. */
const hashes = new WeakMap<Configuration, string>();

/** What a receipt is about: equal for equal configurations, whatever the order of their properties. */
export function hashConfiguration(configuration: Configuration): string {
  const hash = hashes.get(configuration) ?? sha256Hex(canonicalJson(configuration));
  hashes.set(configuration, hash);
  return hash;
}
