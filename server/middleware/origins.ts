/** In a key's list: any page served from this machine. The demo key has it. */
export const LOOPBACK_ORIGINS = "loopback";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** May a page of this origin use a key with this list? Exact origins only: no wildcards to get wrong. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  if (allowed.includes(origin)) return true;
  return allowed.includes(LOOPBACK_ORIGINS) && isLoopbackOrigin(origin);
}

export function isLoopbackOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && (LOOPBACK_HOSTS.has(url.hostname) || url.hostname.endsWith(".localhost"));
}
