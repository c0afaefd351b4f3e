import { createContext, use } from "react";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Format } from "../i18n/format.ts";
import type { ShopWords } from "./shop-words.ts";

interface ShopContextValue {
  readonly language: Language;
  readonly words: ShopWords;
  readonly format: Format;
}

export const ShopContext = createContext<ShopContextValue | undefined>(undefined);

export function useShop(): ShopContextValue {
  const value = use(ShopContext);
  if (!value) throw new Error("useShop needs a ShopContext above it");
  return value;
}
