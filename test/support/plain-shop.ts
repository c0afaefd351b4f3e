import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { Server } from "node:http";

const PAGE = new URL("../fixtures/plain-shop/index.html", import.meta.url);

export interface PlainShop {
  /** Its address: another origin than the server's, because the port differs. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Somebody's shop on another origin, with the embed script of `server` and its own publishable key. */
export async function startPlainShop(shop: { readonly server: string; readonly key: string }): Promise<PlainShop> {
  const template = await readFile(PAGE, "utf8");
  const html = template.replaceAll("SERVER", shop.server).replaceAll("KEY", shop.key);
  return servePages({ "/": html });
}

/** Serves a few pages from memory on a loopback port; the ending names the type, HTML without one. */
export async function servePages(pages: Readonly<Record<string, string>>): Promise<PlainShop> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://shop").pathname;
    const body = pages[path];
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server)}`, stop: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("expected a server that listens on a port");
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
