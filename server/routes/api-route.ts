import { OpenAPIHono } from "@hono/zod-openapi";
import { routePath } from "hono/route";
import { z } from "zod";
import { Problem, PROBLEMS } from "../../configurator-schemas/protocol/problem.ts";
import type { ProblemCode } from "../../configurator-schemas/protocol/problem.ts";
import { parseDocument } from "../../configurator-schemas/schema/parse-document.ts";
import type { AppEnv } from "../middleware/app-env.ts";
import { AppError } from "../problems/app-error.ts";

/** Nobody reads more, and each is a sentence to write. */
const MAX_ISSUES = 100;

/** Named, so that the documentation refers to it instead of repeating it under every status. */
const ProblemDocument = named("Problem", Problem);

/** Who calls a route: its group in the documentation. */
export const SHOPPER = { tags: ["shopper"], security: [{ publishable: [] }, { secret: [] }] };
export const MERCHANT = { tags: ["merchant"], security: [{ secret: [] }] };
export const PRINT_SHOP = { tags: ["print shop"], security: [{ printShop: [] }] };

/**
 * A body under a name, so that the documentation refers to it. Built anew from its shape: `.openapi` is only there on
 * schemas made after the generator was loaded, and the core's are made before or after, as imports fall.
 */
export function named<Shape extends z.ZodRawShape>(name: string, schema: z.ZodObject<Shape>) {
  return z.object(schema.shape).openapi(name);
}

/** A JSON body, asked for or answered. */
export function json<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body a request must have. */
export function required<Schema extends z.ZodType>(schema: Schema, example?: unknown) {
  return { required: true, content: { "application/json": { schema, ...(example !== undefined && { example }) } } };
}

/** The refusals of a route, grouped by status as OpenAPI wants them; those any route can give come by themselves. */
export function refusals(...codes: ProblemCode[]) {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set<ProblemCode>([
    "unauthenticated",
    "forbidden",
    "origin_not_allowed",
    "too_many_requests",
    ...codes,
  ])) {
    byStatus.set(PROBLEMS[code], [...(byStatus.get(PROBLEMS[code]) ?? []), code]);
  }
  const entries = [...byStatus].map(([status, list]) => [
    status,
    { description: list.join(", "), content: { "application/problem+json": { schema: ProblemDocument } } },
  ]);
  // Not part of a handler's type: refusals are thrown, never returned.
  return Object.fromEntries(entries) as object;
}

export const IdParameter = z.object({ id: z.string().min(1).max(100) });

/** A header as a parameter of the documentation; handlers read it themselves to refuse it in their own words. */
export function header(name: string, schema: z.ZodType = z.string().optional()) {
  return z.object({ [name.toLowerCase()]: schema });
}

/** The API's router: a request that does not fit its route's schema is refused with one issue per mistake. */
export function createApiRouter(): OpenAPIHono<AppEnv> {
  const router: OpenAPIHono<AppEnv> = new OpenAPIHono<AppEnv>({
    defaultHook: async (result, context) => {
      if (result.success) return;
      if (result.target !== "json") throw invalidParameter(result.error);
      const schema = bodySchemaOf(router, context.req.method, routePath(context));
      const parsed = parseDocument(schema, await context.req.json());
      // What failed once fails again: the validator and parseDocument use the same schema.
      const issues = parsed.ok ? [] : parsed.issues.slice(0, MAX_ISSUES);
      throw new AppError("invalid_request", parsed.ok ? { cause: result.error } : { issues });
    },
  });
  return router;
}

function bodySchemaOf({ openAPIRegistry }: OpenAPIHono<AppEnv>, method: string, path: string): z.ZodType {
  for (const definition of openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { route } = definition;
    if (route.method !== method.toLowerCase() || !path.endsWith(route.path.replaceAll(/\{(\w+)\}/g, ":$1"))) continue;
    const content = route.request?.body?.content["application/json"];
    if (content && "schema" in content && content.schema instanceof z.ZodType) return content.schema;
  }
  throw new Error(`expected ${method} ${path} to have a JSON body`);
}

/** A parameter of the address or a header. */
function invalidParameter(error: unknown): AppError {
  const first = error instanceof z.ZodError ? error.issues[0] : undefined;
  const hint = first ? `${first.path.join(".")}: ${first.message}.` : "";
  return new AppError("invalid_request", { params: { hint }, cause: error });
}
