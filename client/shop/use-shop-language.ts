import { useEffect, useState } from "react";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { toLanguage } from "../i18n/i18n.ts";
import { SHOP_WORDS } from "./shop-words.ts";

const KEY = "atelier-shop.language";

/** The reader's language: chosen here before, else the browser's first that we speak, else French. */
export function useShopLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    document.title = SHOP_WORDS[language].title;
  }, [language]);
  return [
    language,
    (next) => {
      setLanguage(next);
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // A browser that forbids storage still gets the language, until the page goes.
      }
    },
  ];
}

function firstLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  const known = [chosen, ...navigator.languages].find((tag) => tag && /^(?:fr|en|ar)\b/i.test(tag));
  return toLanguage(known);
}
