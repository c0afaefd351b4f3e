import { useEffect, useState } from "react";
import type { JobState } from "../../configurator-schemas/production/job-states.ts";
import { askedOf, losesWithdrawal } from "./design-in-cart.ts";
import type { DesignInCart } from "./design-in-cart.ts";
import { problemText } from "./problem-text.ts";

/** What the demo's stand-in for a merchant's server says about an order. */
export interface PlacedOrder {
  readonly id: string;
  /** The shop's own number. */
  readonly externalId: string;
  readonly lines: readonly { readonly id: string; readonly jobs: readonly PlacedJob[] }[];
}

export interface PlacedJob {
  readonly id: string;
  readonly state: JobState;
  /** `none` for what is made without printing. */
  readonly profile: string;
}

/** What the print shop pulls for a job. */
export interface PlacedFile {
  readonly name: string;
  readonly bytes: number;
  /** The demo shows its shopper what only the print shop gets elsewhere. */
  readonly url: string;
}

const POLL_MS = 1500;
const KEY = "atelier-shop.order";
const OVER: readonly JobState[] = ["shipped", "rejected", "cancelled", "failed"];

/**
 * Places the order at `/demo/orders`, which plays the merchant's server: a browser never holds the secret key. The same
 * `attempt` twice orders once.
 */
export async function placeOrder(
  designs: readonly DesignInCart[],
  { attempt, withdrawalSeenAt }: { readonly attempt: string; readonly withdrawalSeenAt: string | undefined },
): Promise<PlacedOrder> {
  const lines = designs.map((design) => ({
    ...askedOf(design),
    ...(losesWithdrawal(design) && { withdrawalSeenAt }),
  }));
  const response = await fetch("/demo/orders", {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": document.documentElement.lang,
      "Idempotency-Key": attempt,
    },
    body: JSON.stringify({ items: lines }),
  });
  if (!response.ok) throw new Error(await problemText(response));
  const order = (await response.json()) as PlacedOrder; // the contract's order
  remember(order.id);
  return order;
}

/** The order as it stands, asked again until every job is over. */
export function useOrder(placed: PlacedOrder): PlacedOrder {
  const [order, setOrder] = useState(placed);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const ask = async () => {
      const next = await readOrder(placed.id).catch(() => undefined);
      if (!wanted) return;
      if (next) setOrder(next);
      const jobs = next ? jobsOf(next) : [];
      const over = jobs.length > 0 && jobs.every(({ state }) => OVER.includes(state));
      if (!over) timer = setTimeout(() => void ask(), POLL_MS);
    };
    void ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [placed.id]);
  return order;
}

/** Every print job of an order once: the lines of a roster share theirs. */
export function jobsOf({ lines }: PlacedOrder): readonly PlacedJob[] {
  return [...new Map(lines.flatMap((line) => line.jobs).map((job) => [job.id, job])).values()];
}

/** A job's verified print files, as soon as there are any. */
export function usePrintFiles({ id, state }: PlacedJob): readonly PlacedFile[] {
  const [files, setFiles] = useState<readonly PlacedFile[]>([]);
  const rendered = state !== "held" && state !== "rendering" && state !== "failed";
  useEffect(() => {
    if (!rendered) return undefined;
    let wanted = true;
    readFiles(id).then(
      (found) => wanted && setFiles(found),
      // The order stands without its picture.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [id, rendered]);
  return files;
}

async function readFiles(job: string): Promise<readonly PlacedFile[]> {
  const path = `/demo/jobs/${encodeURIComponent(job)}`;
  const response = await fetch(path);
  if (!response.ok) throw new Error(`expected job ${job}, got status ${response.status}`);
  const { files } = (await response.json()) as { files: readonly Omit<PlacedFile, "url">[] }; // the contract's print job
  return files
    .filter(({ name }) => name.endsWith(".png"))
    .map(({ name, bytes }) => ({ name, bytes, url: `${path}/files/${encodeURIComponent(name)}` }));
}

/** The last order placed in this browser, for a page that was reloaded. */
export async function readLastOrder(): Promise<PlacedOrder | undefined> {
  try {
    const id = localStorage.getItem(KEY);
    return id === null ? undefined : await readOrder(id);
  } catch {
    return undefined;
  }
}

export function forgetOrder(): void {
  remember(undefined);
}

async function readOrder(id: string): Promise<PlacedOrder> {
  const response = await fetch(`/demo/orders/${encodeURIComponent(id)}`);
  if (!response.ok) throw new Error(`expected order ${id}, got status ${response.status}`);
  return (await response.json()) as PlacedOrder; // the contract's order
}

function remember(id: string | undefined): void {
  try {
    if (id === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, id);
  } catch {
    // Without storage a reload forgets the order's page; the order stands.
  }
}
