import { join } from "node:path";
import type { Hono } from "hono";
import type { Context } from "hono";
import { LANGUAGES } from "../../configurator-schemas/schema/localised.ts";
import type { Language } from "../../configurator-schemas/schema/localised.ts";
import type { Dependencies } from "../dependencies.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { findCaller } from "../middleware/authenticate.ts";
import { isAllowedOrigin } from "../middleware/origins.ts";
import { setPagePolicy } from "./page-policy.ts";
import { sendStaticFile } from "./static-files.ts";
import { plainPage } from "./plain-page.ts";

const REFUSAL: Readonly<Record<Language, { readonly title: string; readonly text: string }>> = {
  fr: {
    title: "Le configurateur ne peut pas s’ouvrir ici",
    text: "La clé n’est pas valable pour cette page. Le marchand peut vérifier la clé publiable et la liste des adresses autorisées.",
  },
  en: {
    title: "The customizer cannot open here",
    text: "The key is not valid for this page. The merchant can check the publishable key and the list of allowed addresses.",
  },
  ar: {
    title: "لا يمكن فتح أداة التخصيص هنا",
    text: "المفتاح غير صالح لهذه الصفحة. يمكن للتاجر التحقق من المفتاح القابل للنشر ومن قائمة العناوين المسموح بها.",
  },
};

/** The built client: the demo shop, the customizer's page (checked against the key's origins), and their files. */
export function addClientPages(app: Hono<AppEnv>, { database, distDir }: Dependencies): void {
  const client = join(distDir, "client");

  app.get("/embed.js", async (context) => {
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    context.header("Access-Control-Allow-Origin", "*");
    return (await sendStaticFile(context, join(distDir, "embed"), "embed.js")) ?? context.notFound();
  });
  for (const folder of ["fonts", "schemas", "till"]) {
    app.get(`/${folder}/*`, async (context) => {
      context.header("Access-Control-Allow-Origin", "*");
      context.header("Cross-Origin-Resource-Policy", "cross-origin");
      const path = context.req.path.slice(`/${folder}/`.length);
      return (await sendStaticFile(context, join(distDir, folder), path)) ?? context.notFound();
    });
  }

  app.get("/customizer/", async (context) => {
    const ancestors = await framingOrigin(context, database);
    if (ancestors === undefined) return refuse(context);
    setPagePolicy(context, ancestors);
    return (await sendStaticFile(context, client, "customizer/")) ?? notBuilt(context);
  });
  app.get("/customizer", (context) => context.redirect(`/customizer/${new URL(context.req.url).search}`, 301));

  app.get("*", async (context) => {
    const { path } = context.req;
    if (path.startsWith("/api/")) return context.notFound();
    if (path === "/" || path.endsWith(".html") || path.endsWith("/")) setPagePolicy(context, "'none'");
    const found = await sendStaticFile(context, client, path.slice(1) === "" ? "index.html" : path.slice(1));
    return found ?? (path === "/" ? notBuilt(context) : context.notFound());
  });
}

/** Who may frame the page: the origin it was opened for, if the key lists it. No origin = opened by itself. */
async function framingOrigin(
  context: Context<AppEnv>,
  database: Dependencies["database"],
): Promise<string | undefined> {
  const key = context.req.query("key") ?? "";
  const caller = key.startsWith("pk_") ? await findCaller(database, key) : undefined;
  if (!caller) return undefined;
  const own = new URL(context.req.url).origin;
  const origin = context.req.query("origin") ?? own;
  // Only an exact origin goes into the header: a path or a list would widen it.
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) return undefined;
  if (origin === own) return "'self'";
  return isAllowedOrigin(origin, caller.origins) ? origin : undefined;
}

/** In words, and framable anywhere: the person who embeds the widget must be able to read why it is not there. */
function refuse(context: Context<AppEnv>) {
  const asked = context.req.query("lang");
  const language = LANGUAGES.find((each) => each === asked) ?? context.get("language");
  const { title, text } = REFUSAL[language];
  context.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *");
  context.header("Cache-Control", "no-store");
  return context.html(plainPage({ language, title, body: text }), 403);
}

function notBuilt(context: Context<AppEnv>) {
  return context.text("The client is not built yet: run `npm run build`.\n", 503);
}
