import type { Context } from "hono";
import { html } from "hono/html";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { AppEnv } from "../middleware/app-env.ts";

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
  return context.html(
    html`<!doctype html>
      <html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <body
          style="font: 1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; color: #23211e"
        >
          <h1 style="font-size: 1.5rem">${title}</h1>
          <p><a href="/" style="color: #a3324f">${back}</a></p>
        </body>
      </html>`,
    404,
  );
}
