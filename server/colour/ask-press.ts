import type { PressFacts } from "../../configurator-schemas/protocol/press-profile.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";
import type { WorkerPool } from "../workers/worker-pool.ts";
import type { IccFault } from "./icc-invalid.ts";
import type { PressFile } from "./press-request.ts";
import type { PressIntent } from "./press-conversion.ts";
import type { FactsAnswer, PressAnswer, PressRequest, SoftProofAnswer } from "./press-request.ts";

/** Asks about press profiles in a process of its own, and remembers: the same bytes have the same answers. */
export interface Press {
  facts(file: PressFile): Promise<PressFacts | IccFault>;
  softProof(file: PressFile, intent: PressIntent): Promise<Uint8Array<ArrayBuffer> | IccFault>;
  close(): Promise<void>;
}

/** A soft proof is 144 kB. */
const MAX_KEPT = 40;

export function createPress(pool: WorkerPool): Press {
  const kept = new Map<string, Promise<unknown>>();
  const ask = async <Found>(name: string, request: PressRequest): Promise<PressAnswer<Found>> => {
    const known = kept.get(name);
    const answering = (known ?? pool.run<PressRequest, PressAnswer<Found>>(request)) as Promise<PressAnswer<Found>>;
    kept.delete(name);
    kept.set(name, answering);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    try {
      return await answering;
    } catch (error) {
      kept.delete(name);
      // Out of time or memory: a file made for that. Any other end is a defect of ours.
      if (error instanceof WorkerFailed && error.reason !== "threw" && error.reason !== "closed")
        return { ok: false, fault: "unsupported" };
      throw error;
    }
  };
  return {
    async facts({ path, sha256 }) {
      const answer: FactsAnswer = await ask(`facts ${sha256}`, { kind: "facts", path });
      return answer.ok ? answer.facts : answer.fault;
    },
    async softProof({ path, sha256 }, intent) {
      const answer: SoftProofAnswer = await ask(`${intent} ${sha256}`, { kind: "softProof", path, intent });
      return answer.ok ? answer.table : answer.fault;
    },
    close: () => pool.close(),
  };
}
