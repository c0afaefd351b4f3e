import type { Configuration, Selections } from "../../configurator-schemas/configuration/configuration.ts";
import { sha256Hex } from "../identifiers.ts";
import { canonicalJson } from "../receipts/canonical-json.ts";

/** A configuration with a line's own selections over the design's: picks, nothing that follows from them. */
export function withSelections(configuration: Configuration, selections: Selections | undefined): Configuration {
  return selections ? { ...configuration, selections: { ...configuration.selections, ...selections } } : configuration;
}

/** What a receipt is about: equal for equal configurations, whatever the order of their properties. */
export function hashConfiguration(configuration: Configuration): string {
  return sha256Hex(canonicalJson(configuration));
}
