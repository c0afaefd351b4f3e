import type { SchemaNode } from "./schema-outline.ts";

/** What this page reads of an OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiCall>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, SchemaNode>> };
}

export interface OpenApiCall {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: SchemaNode;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: SchemaNode; readonly example?: unknown }>>;
