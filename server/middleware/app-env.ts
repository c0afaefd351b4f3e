import type { Language } from "../../configurator-schemas/schema/localised.ts";

/** What middleware leaves for the routes. */
export interface AppEnv {
  Variables: {
    requestId: string;
    language: Language;
    /** Set on every route that needs a key. */
    caller: Caller;
  };
}

/** Whose key it is. Every query a route makes is filtered by its owner. */
export type Caller =
  | {
      readonly kind: "pk" | "sk";
      readonly merchantId: string;
      readonly keyId: string;
      readonly origins: readonly string[];
    }
  | { readonly kind: "ps"; readonly printShopId: string; readonly keyId: string; readonly origins: readonly string[] };
