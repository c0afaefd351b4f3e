/** A print job's life. The lease of a claim lapses only before `accepted`. */
export const JOB_STATES = [
  "held",
  "rendering",
  "queued",
  "claimed",
  "downloaded",
  "accepted",
  "printed",
  "shipped",
  "rejected",
  "cancelled",
  "failed",
] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Who may move a job. */
export type JobActor = "merchant" | "server" | "printShop";

const MOVES: Readonly<Record<JobState, Partial<Record<JobState, JobActor>>>> = {
  held: { rendering: "merchant", cancelled: "merchant" },
  rendering: { queued: "server", held: "server", failed: "server", cancelled: "merchant" },
  queued: { claimed: "printShop", cancelled: "merchant" },
  claimed: {
    downloaded: "printShop",
    accepted: "printShop",
    queued: "printShop",
    rejected: "printShop",
    cancelled: "merchant",
  },
  downloaded: { accepted: "printShop", queued: "printShop", rejected: "printShop", cancelled: "merchant" },
  accepted: { printed: "printShop", rejected: "printShop" },
  printed: { shipped: "printShop", rejected: "printShop" },
  shipped: {},
  rejected: {},
  cancelled: {},
  failed: { rendering: "merchant", cancelled: "merchant" },
};

/** May `actor` move a job from one state to another? */
export function mayMove(actor: JobActor, from: JobState, to: JobState): boolean {
  return MOVES[from][to] === actor;
}

/** The states `actor` may move a job to. */
export function movesFrom(actor: JobActor, from: JobState): JobState[] {
  return JOB_STATES.filter((to) => mayMove(actor, from, to));
}

/** While a lease counts: another print shop worker may take the job when it lapses. */
export function isLeased(state: JobState): boolean {
  return state === "claimed" || state === "downloaded";
}
