import { createApi } from "../api/api.ts";
import type { Api, FontList } from "../api/api.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { decodePicture } from "./session/decode-picture.ts";
import { browserStorage, createDraftStore } from "./session/draft-store.ts";
import type { Draft } from "./session/draft-store.ts";
import { createSession } from "./session/session.ts";
import type { SessionOptions } from "./session/session-options.ts";
import type { Session } from "./session/session.ts";
import type { WidgetAddress } from "./host/widget-address.ts";
import type { WidgetHost } from "./host/widget-host.ts";

export interface OpenedCustomizer {
  readonly session: Session;
  readonly fonts: FontList;
  readonly api: Api;
}

/** Fetches what the customizer needs, all at once, and starts the session. Throws the ApiProblem that prevents it. */
export async function openCustomizer(
  address: WidgetAddress,
  { host, language }: { readonly host: WidgetHost; readonly language: Language },
): Promise<OpenedCustomizer> {
  const api = createApi({ server: "", key: address.key, language, fetch: (...args) => fetch(...args) });
  const name = `${address.key}:${address.design?.id ?? address.product}`;
  const drafts = createDraftStore(browserStorage(), name);
  const [{ availability, ...product }, fonts, opened] = await Promise.all([
    api.product(address.product),
    api.fonts(),
    openDesign(api, address, drafts.read()),
  ]);
  const session = createSession({
    api,
    product,
    shortages: availability ?? [],
    language,
    fonts: fonts.items,
    drafts,
    shop: host,
    decode: decodePicture,
    opened,
    shopBase: address.shopBase,
  });
  return { session, fonts, api };
}

/** A design named in the address: what this browser has not saved yet goes before the server's version. */
async function openDesign(
  api: Api,
  { design }: WidgetAddress,
  draft: Draft | undefined,
): Promise<SessionOptions["opened"]> {
  if (!design || (draft?.unsaved && draft.design?.id === design.id)) return undefined;
  const { configuration, version, code, shareUrl, previewUrl, approval } = await api.readDesign(design);
  return {
    configuration,
    design: { ...design, version, code, shareUrl, previewUrl },
    approval: approval && { ...approval, design: design.id },
  };
}
