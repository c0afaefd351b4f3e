import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "../../configurator-schemas/schema/localised.ts";

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface PlainPage {
  readonly language: Language;
  readonly title: string;
  readonly body: string | Html;
}

/** A page that only says something: no script, no file, readable at every width. */
export function plainPage({ language, title, body }: PlainPage): Html {
  return html`<!doctype html>
    <html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title}</title>
      <body
        style="font: 1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 12vh auto; padding: 0 1.5rem; color: #23211e"
      >
        <h1 style="font-size: 1.5rem">${title}</h1>
        <p>${body}</p>
      </body>
    </html>`;
}
