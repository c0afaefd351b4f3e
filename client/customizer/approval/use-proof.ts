import { useCallback, useEffect, useState } from "react";
import { ApiProblem } from "../../api/api-problem.ts";
import type { DesignRef } from "../session/autosave.ts";
import { useSession } from "../session/use-session.ts";
import { areaPicture } from "./approval-calls.ts";

export type Proof =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly problem: ApiProblem }
  /** Addresses of pictures by area. */
  | { readonly kind: "ready"; readonly design: DesignRef; readonly pictures: ReadonlyMap<string, string> };

/** Twice the dialog's width, for phones with fine screens. */
const WIDTH_PX = 1200;

/** Saves what is on the screen and fetches the server's pictures of it; `retry` begins again. */
export function useProof(areas: readonly string[]): { readonly proof: Proof; readonly retry: () => void } {
  const session = useSession();
  const [proof, setProof] = useState<Proof>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  const wanted = areas.join(" ");
  useEffect(() => {
    const made: string[] = [];
    let gone = false;
    const load = async () => {
      const design = await session.saved();
      const pictures = new Map<string, string>();
      for (const area of wanted.split(" ").filter(Boolean)) {
        const blob = await areaPicture(session.api, design, { area, widthPx: WIDTH_PX });
        if (gone) return;
        const address = URL.createObjectURL(blob);
        made.push(address);
        pictures.set(area, address);
      }
      if (!gone) setProof({ kind: "ready", design, pictures });
    };
    setProof({ kind: "loading" });
    load().catch((cause: unknown) => {
      if (!gone) setProof({ kind: "failed", problem: toProblem(cause) });
    });
    return () => {
      gone = true;
      made.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [session, wanted, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { proof, retry };
}

export function toProblem(cause: unknown): ApiProblem {
  return cause instanceof ApiProblem ? cause : new ApiProblem("unexpected", { cause });
}
