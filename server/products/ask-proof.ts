import { issue } from "../../configurator-schemas/schema/issue.ts";
import type { Dependencies } from "../dependencies.ts";
import { libraryOf } from "../fonts/library-of.ts";
import { WorkerFailed } from "../workers/worker-pool.ts";
import type { Proof, ToProve } from "./prove-document.ts";

const WHAT = {
  fr: "Temps ou mémoire de la vérification",
  en: "Time or memory of the check",
  ar: "وقت الفحص أو ذاكرته",
};

/** Proves a merchant's document in a process of its own. One that cannot be judged within its limits cannot be published. */
export async function askProof(
  dependencies: Dependencies,
  { text, merchantId }: { readonly text: string; readonly merchantId: string },
): Promise<Proof> {
  const { publishing, publishingLimits } = dependencies;
  const library = await libraryOf(dependencies, merchantId);
  try {
    return await publishing.run<ToProve, Proof>({ text, library });
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    const { timeoutMs, memoryMb } = publishingLimits;
    const max = `${timeoutMs / 1000} s, ${memoryMb} MB`;
    return { issues: [issue("limit_exceeded", "error", [], { what: WHAT, got: `> ${max}`, max })] };
  }
}

/** Out of time, or out of memory, which Node answers with an abort; any other end of the process is a defect of ours. */
function isTooMuch(error: unknown): boolean {
  if (!(error instanceof WorkerFailed)) return false;
  return error.reason === "timeout" || (error.reason === "crashed" && error.message.includes("SIGABRT"));
}
