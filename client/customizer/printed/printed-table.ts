import { colourTableOf } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { ColourTable } from "../../../configurator-schemas/artwork/colour-table.ts";
import type { PressProfileBody } from "../../../configurator-schemas/protocol/press-profile.ts";
import type { Press } from "../../../configurator-schemas/schema/press.ts";
import type { Api } from "../../api/api.ts";

const known = new WeakMap<Api, Map<string, Promise<ColourTable>>>();

/** What colours look like once this press has printed them; fetched once, and again after it failed. */
export function printedTable(api: Api, press: Press): Promise<ColourTable> {
  const tables = known.get(api) ?? new Map<string, Promise<ColourTable>>();
  known.set(api, tables);
  const name = `${press.icc} ${press.intents[0] ?? ""}`;
  const arriving = tables.get(name) ?? fetchTable(api, press);
  tables.set(name, arriving);
  arriving.catch(() => tables.delete(name));
  return arriving;
}

async function fetchTable(api: Api, { icc, intents }: Press): Promise<ColourTable> {
  const path = `/press-profiles/${encodeURIComponent(icc)}`;
  const described = await api.send({ path });
  // The server's own route answers with this body; its tests hold it to that.
  const { sha256, ...profile } = (await described.json()) as PressProfileBody;
  const intent = intents.find((each) => profile.intents.includes(each)) ?? profile.intents[0] ?? "perceptual";
  const answer = await api.send({ path: `${path}/soft-proof?intent=${intent}&sha256=${sha256}`, timeoutMs: 60_000 });
  return colourTableOf(new Uint8Array(await answer.arrayBuffer()));
}
