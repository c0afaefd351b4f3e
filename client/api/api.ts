import type { Shortage } from "../../configurator-schemas/configuration/availability.ts";
import type { Configuration } from "../../configurator-schemas/configuration/configuration.ts";
import type {
  DesignBody,
  DesignCreated,
  FontEntry,
  QuoteBody,
  UploadBody,
} from "../../configurator-schemas/protocol/http.ts";
import type { SvgDrawing } from "../../configurator-schemas/artwork/svg/svg-drawing.ts";
import type { Product } from "../../configurator-schemas/schema/product.ts";
import { sendRequest } from "./send-request.ts";
import type { ApiRequest, Connection } from "./send-request.ts";
import { sendUpload } from "./send-upload.ts";

export interface DesignAccess {
  readonly id: string;
  readonly token: string;
}

export interface SavedVersion {
  readonly version: number;
  readonly previewUrl: string;
}

export interface QuoteQuestion {
  readonly configuration: Configuration;
  /** Of one line; else the lines. */
  readonly quantity?: number;
  readonly lines?: readonly {
    readonly quantity: number;
    readonly selections?: Configuration["selections"];
    readonly fields?: Readonly<Record<string, string>>;
  }[];
  readonly design?: string;
}

/** The document, with what of it is out of stock. */
export type ProductBody = Product & { readonly availability?: readonly Shortage[] };

/** The contract's calls a shopper's browser makes. Answers are our own server's promise; they are not checked again. */
export interface Api {
  product(id: string, signal?: AbortSignal): Promise<ProductBody>;
  fonts(): Promise<FontList>;
  fontBytes(url: string): Promise<Uint8Array>;
  quote(question: QuoteQuestion, signal?: AbortSignal): Promise<QuoteBody>;
  createDesign(configuration: Configuration, idempotencyKey: string): Promise<DesignCreated>;
  readDesign(design: DesignAccess): Promise<DesignBody>;
  saveDesign(design: DesignAccess & { readonly version: number }, configuration: Configuration): Promise<SavedVersion>;
  upload(file: File, onProgress: (ratio: number) => void, signal?: AbortSignal): Promise<UploadBody>;
  uploadImage(id: string): Promise<Blob>;
  workingCopy(id: string): Promise<Blob>;
  /** Any call of the contract, for parts of the page that are fetched when they are needed. */
  send(request: ApiRequest): Promise<Response>;
  /** Outlines of an upload; undefined when it is a picture. */
  drawing(id: string): Promise<SvgDrawing | undefined>;
}

export interface FontList {
  readonly items: readonly FontEntry[];
  /** Fonts tried in order for letters the chosen one lacks. */
  readonly fallback?: readonly string[];
}

export function createApi(connection: Connection): Api {
  const json = async <Body>(request: Parameters<typeof sendRequest>[1]): Promise<Body> => {
    const response = await sendRequest(connection, request);
    // The server's routes answer with the bodies of protocol/http.ts; its tests hold it to that.
    return (await response.json()) as Body;
  };
  const id = encodeURIComponent;
  return {
    send: (request) => sendRequest(connection, request),
    product: (product, signal) => json<ProductBody>({ path: `/products/${id(product)}`, signal }),
    fonts: () => json<FontList>({ path: "/fonts" }),
    fontBytes: async (url) => {
      const response = await connection.fetch(new URL(url, connection.server || location.href));
      if (!response.ok) throw new Error(`expected a font at ${url}, got status ${response.status}`);
      return new Uint8Array(await response.arrayBuffer());
    },
    quote: (body, signal) => json<QuoteBody>({ method: "POST", path: "/quotes", body, signal }),
    createDesign: (configuration, key) =>
      json<DesignCreated>({
        method: "POST",
        path: "/designs",
        body: { configuration },
        headers: { "Idempotency-Key": key },
        retries: 1,
      }),
    readDesign: (design) =>
      json<DesignBody>({ path: `/designs/${id(design.id)}`, headers: { "Design-Token": design.token } }),
    saveDesign: ({ id: design, token, version }, configuration) =>
      json<SavedVersion>({
        method: "PUT",
        path: `/designs/${id(design)}`,
        body: { configuration },
        headers: { "Design-Token": token, "If-Match": `"${version}"` },
        // Never blindly again: if the first attempt did arrive, the second would meet its own version.
        retries: 0,
      }),
    upload: (file, onProgress, signal) => sendUpload(connection, file, { onProgress, signal }),
    uploadImage: async (upload) =>
      (await sendRequest(connection, { path: `/uploads/${id(upload)}/image`, timeoutMs: 60_000 })).blob(),
    workingCopy: async (upload) =>
      (await sendRequest(connection, { path: `/uploads/${id(upload)}/working-copy`, timeoutMs: 30_000 })).blob(),
    drawing: async (upload) => {
      const response = await sendRequest(connection, { path: `/uploads/${id(upload)}/drawing`, timeoutMs: 30_000 });
      // Written by the server's own ingest, in the type that its core is given here.
      return response.status === 204 ? undefined : ((await response.json()) as SvgDrawing);
    },
  };
}
