import type { Configuration } from "../../../configurator-schemas/configuration/configuration.ts";
import type { Api } from "../../api/api.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import { sameData } from "./same-data.ts";

/** A design on the server, as this browser knows it. */
export interface DesignRef {
  readonly id: string;
  readonly token: string;
  readonly version: number;
  readonly code: string;
  readonly shareUrl: string;
  readonly previewUrl: string;
}

export type SavingState =
  | { readonly kind: "untouched" | "waiting" | "saving" | "saved" | "offline" | "conflict" }
  | { readonly kind: "refused"; readonly problem: ApiProblem };

export interface Autosave {
  /** Something changed: saves after a pause in the editing. */
  touch(): void;
  /** Saves now and answers when the server has exactly what `read` gives. Throws the ApiProblem that prevents it. */
  flush(): Promise<DesignRef>;
  /** The line is back. */
  retry(): void;
  /** Another window saved meanwhile: mine becomes a design of its own. */
  keepMine(): Promise<DesignRef>;
  /** …or theirs is taken; the caller shows it. */
  takeTheirs(): Promise<Configuration>;
  /** What is saved stays as it is; the next change becomes a design of its own. */
  detach(): void;
  stop(): void;
}

export interface AutosaveOptions {
  readonly api: Pick<Api, "createDesign" | "saveDesign" | "readDesign">;
  /** What is to be saved now. */
  readonly read: () => Configuration;
  readonly design?: DesignRef | undefined;
  readonly onState: (state: SavingState) => void;
  readonly onDesign: (design: DesignRef) => void;
}

const IDLE_MS = 800;
const RETRY_MS = { first: 2000, last: 30_000 } as const;

export function createAutosave({ api, read, design: first, onState, onDesign }: AutosaveOptions): Autosave {
  let design = first;
  let saved: Configuration | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let retryMs: number = RETRY_MS.first;
  let conflict = false;
  /** Something waits to be saved: a page that was only looked at makes no design. */
  let dirty = false;
  let creationKey = crypto.randomUUID();

  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void saveQuietly(), milliseconds);
  };
  const adopt = (next: DesignRef, configuration: Configuration) => {
    design = next;
    saved = configuration;
    dirty = !sameData(read(), configuration);
    conflict = false;
    retryMs = RETRY_MS.first;
    onDesign(next);
  };

  /** One save at a time; whoever asks meanwhile waits for the running one and then looks again. */
  const save = (): Promise<void> => {
    running ??= saveOnce().finally(() => (running = undefined));
    return running;
  };

  const saveOnce = async () => {
    clearTimeout(timer);
    const configuration = read();
    onState({ kind: "saving" });
    if (design) await update(design, configuration);
    else await create(configuration);
    onState({ kind: sameData(read(), configuration) ? "saved" : "waiting" });
  };

  const create = async (configuration: Configuration) => {
    const created = await api.createDesign(configuration, creationKey);
    creationKey = crypto.randomUUID();
    adopt(created, configuration);
  };

  const update = async (current: DesignRef, configuration: Configuration) => {
    try {
      const next = await api.saveDesign(current, configuration);
      adopt({ ...current, version: next.version, previewUrl: next.previewUrl }, configuration);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      // Gone or not ours any more: what the shopper made is worth more than where it was.
      if (problem.code === "not_found" || problem.code === "gone") return create(configuration);
      if (problem.code !== "version_mismatch") throw problem;
      await meetOtherVersion(current, { configuration, problem });
    }
  };

  /** Another version is there. It may be our own: a save whose answer got lost on the way. */
  const meetOtherVersion = async (
    current: DesignRef,
    { configuration, problem }: { configuration: Configuration; problem: ApiProblem },
  ) => {
    const theirs = await api.readDesign(current);
    const theirRef = { ...current, version: theirs.version, previewUrl: theirs.previewUrl };
    if (sameData(theirs.configuration, configuration)) return adopt(theirRef, configuration);
    conflict = true;
    throw problem;
  };

  const saveQuietly = async () => {
    if (conflict) return;
    try {
      await save();
      if (!sameData(read(), saved)) schedule(IDLE_MS);
    } catch (problem) {
      reportFailure(problem);
    }
  };

  const reportFailure = (problem: unknown) => {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (conflict) return onState({ kind: "conflict" });
    if (!problem.passing) return onState({ kind: "refused", problem });
    onState({ kind: "offline" });
    schedule(retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS.last);
  };

  return {
    touch() {
      dirty = true;
      if (conflict) return;
      onState({ kind: "waiting" });
      schedule(IDLE_MS);
    },
    async flush() {
      clearTimeout(timer);
      if (conflict) throw new ApiProblem("version_mismatch", { status: 412 });
      try {
        // Twice at most in practice: once for a save under way, once for what changed since.
        for (;;) {
          const there = design;
          if (there && sameData(read(), saved)) {
            onState({ kind: "saved" });
            return there;
          }
          await save();
        }
      } catch (problem) {
        reportFailure(problem);
        throw problem;
      }
    },
    retry() {
      if (dirty && !conflict) schedule(0);
    },
    async keepMine() {
      const configuration = read();
      const created = await api.createDesign(configuration, crypto.randomUUID());
      adopt(created, configuration);
      onState({ kind: "saved" });
      return created;
    },
    async takeTheirs() {
      if (!design) throw new Error("takeTheirs needs a design that another window saved");
      const theirs = await api.readDesign(design);
      adopt({ ...design, version: theirs.version, previewUrl: theirs.previewUrl }, theirs.configuration);
      onState({ kind: "saved" });
      return theirs.configuration;
    },
    detach() {
      design = undefined;
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
