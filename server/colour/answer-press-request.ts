import { readFile } from "node:fs/promises";
import { IccInvalid } from "./icc-invalid.ts";
import { readPressProfile } from "./icc-profile.ts";
import { pressFacts } from "./press-facts.ts";
import type { FactsAnswer, PressRequest, SoftProofAnswer } from "./press-request.ts";
import { softProof } from "./soft-proof.ts";

/** Reads a profile and answers about it; a file that is none is an answer, not an exception. */
export async function answerPressRequest(request: PressRequest): Promise<FactsAnswer | SoftProofAnswer> {
  const bytes = await readFile(request.path);
  try {
    const profile = readPressProfile(bytes);
    switch (request.kind) {
      case "facts":
        return { ok: true, facts: pressFacts(profile) };
      case "softProof":
        return { ok: true, table: softProof(profile, request.intent) };
    }
  } catch (error) {
    if (error instanceof IccInvalid) return { ok: false, fault: error.fault };
    throw error;
  }
}
