import type { Context } from "hono";
import { html } from "hono/html";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { plainPage } from "./plain-page.ts";

const WORDS: Readonly<Record<Language, { readonly title: string; readonly back: string }>> = {
  fr: { title: "Cette page n’existe pas", back: "Retour à la boutique" },
  en: { title: "This page does not exist", back: "Back to the shop" },
  ar: { title: "هذه الصفحة غير موجودة", back: "العودة إلى المتجر" },
};

/** Did a person's browser ask, rather than a program? */
export function isForReader(context: Context<AppEnv>): boolean {
  return !context.req.path.startsWith("/api/") && (context.req.header("Accept") ?? "").includes("text/html");
}

export function sayNotFound(context: Context<AppEnv>) {
  const language = context.get("language");
  const { title, back } = WORDS[language];
  context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  const body = html`<a href="/" style="color: #a3324f">${back}</a>`;
  return context.html(plainPage({ language, title, body }), 404);
}
