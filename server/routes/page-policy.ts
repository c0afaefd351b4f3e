import type { Context } from "hono";
import type { AppEnv } from "../middleware/app-env.ts";

/**
 * What our pages may do: their own scripts, WebAssembly (text shaping, mesh decoding), pictures the shopper gave (blob:),
 * inline styles (React sets positions), nothing from elsewhere. `ancestors` says who may frame them.
 */
export function setPagePolicy(context: Context<AppEnv>, ancestors: string): void {
  context.header(
    "Content-Security-Policy",
    [
      "default-src 'self'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' blob: data:",
      "font-src 'self' data:",
      "connect-src 'self' blob: data:",
      "worker-src 'self' blob:",
      "frame-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${ancestors}`,
    ].join("; "),
  );
  context.header("Referrer-Policy", "strict-origin-when-cross-origin");
  context.header(
    "Permissions-Policy",
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  );
}
