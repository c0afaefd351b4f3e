import { html, raw } from "hono/html";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import { curlExample } from "./curl-example.ts";
import { DOCS_STYLE } from "./docs-style.ts";
import { DOCS_WORDS } from "./docs-words.ts";
import type { DocsGroup, DocsWords } from "./docs-words.ts";
import type { OpenApiCall, OpenApiDocument } from "./openapi-document.ts";
import { receiptExample } from "./receipt-example.ts";
import { outlineSchema } from "./schema-outline.ts";
import type { SchemaNode } from "./schema-outline.ts";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly call: OpenApiCall;
}

const METHODS = new Set(["get", "post", "put", "delete", "patch"]);
const GROUPS: readonly DocsGroup[] = ["shopper", "merchant", "printShop", "open"];

/** The API, browsable: one page without scripts, made from the document that is also served raw. */
export function renderDocsPage(
  document: OpenApiDocument,
  { language, origin }: { readonly language: Language; readonly origin: string },
) {
  const words = DOCS_WORDS[language];
  const calls = callsOf(document);
  const components = document.components?.schemas ?? {};
  return html`<!doctype html>
    <html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <style>
          ${raw(DOCS_STYLE)}
        </style>
      </head>
      <body>
        <header>
          <nav class="languages">
            ${(["fr", "en", "ar"] as const).map((each) => html`<a href="?lang=${each}" lang="${each}" ${each === language ? raw('aria-current="true"') : ""}>${each}</a>`)}
          </nav>
          <h1>${words.title} <small>${document.info.version}</small></h1>
          <p class="lead">${words.lead}</p>
          <p><a href="openapi.json">${words.raw}</a></p>
        </header>
        <main>
          <section>
            <h2>${words.start}</h2>
            <p>${words.startText}</p>
            <pre dir="ltr">curl -H "Authorization: Bearer $KEY" ${origin}/api/v1/products</pre>
          </section>
          ${GROUPS.map((group) =>
            renderGroup(
              group,
              calls.filter((each) => groupOf(each) === group),
              { words, components, origin },
            ),
          )}
          <section>
            <h2 id="receipts">${words.receipts}</h2>
            <p>${words.receiptsText}</p>
            <p>
              <a href="/till/atelier-receipt.ts">atelier-receipt.ts</a> ·
              <a href="/till/atelier-receipt.js">atelier-receipt.js</a> ·
              <a href="/.well-known/jwks.json">jwks.json</a>
            </p>
            <pre dir="ltr">${receiptExample(origin)}</pre>
          </section>
          <section>
            <h2>${words.errors}</h2>
            <p>${words.errorsText}</p>
          </section>
        </main>
      </body>
    </html>`;
}

function callsOf(document: OpenApiDocument): Call[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.has(method))
      .map(([method, call]) => ({ method: method.toUpperCase(), path, call })),
  );
}

function groupOf({ path, call }: Call): DocsGroup {
  if ((call.security ?? []).length === 0) return "open";
  if (path.includes("/merchant/")) return "merchant";
  return path.includes("/print/") ? "printShop" : "shopper";
}

interface RenderContext {
  readonly origin: string;
  readonly words: DocsWords;
  readonly components: Readonly<Record<string, SchemaNode>>;
}

function renderGroup(group: DocsGroup, calls: readonly Call[], context: RenderContext) {
  if (calls.length === 0) return "";
  return html`<section>
    <h2>${context.words.groups[group]}</h2>
    ${calls.map((each) => renderCall(each, context))}
  </section>`;
}

function renderCall({ method, path, call }: Call, { words, components, origin }: RenderContext) {
  const body = Object.entries(call.requestBody?.content ?? {})[0];
  return html`<details>
    <summary>
      <code class="method ${method.toLowerCase()}">${method}</code> <code dir="ltr">${path}</code>
      <span>${call.summary ?? ""}</span>
    </summary>
    ${call.description === undefined ? "" : html`<p>${call.description}</p>`}
    ${
      (call.parameters ?? []).length === 0
        ? ""
        : html`<h3>${words.parameters}</h3>
            <ul dir="ltr">
              ${(call.parameters ?? []).map(
                (each) =>
                  html`<li>
                    <code>${each.name}</code>
                    <small>${each.in}${each.required === true ? ` · ${words.required}` : ""}</small>
                    ${outlineSchema(each.schema, components)} ${each.description ?? ""}
                  </li>`,
              )}
            </ul>`
    }
    <pre dir="ltr">${curlExample({ method, path, call }, origin)}</pre>
    <h3>${words.request}</h3>
    ${
      body === undefined
        ? html`<p><small>${words.none}</small></p>`
        : html`<p><small dir="ltr">${body[0]}</small></p>
            <pre dir="ltr">${outlineSchema(body[1].schema, components)}</pre>`
    }
    <h3>${words.answers}</h3>
    ${Object.entries(call.responses ?? {}).map(([status, answer]) => {
      const [content] = Object.values(answer.content ?? {});
      return html`<p><code>${status}</code> ${answer.description ?? ""}</p>
        ${content?.schema === undefined ? "" : html`<pre dir="ltr">${outlineSchema(content.schema, components)}</pre>`}`;
    })}
  </details>`;
}
