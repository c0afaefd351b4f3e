import { useEffect, useState } from "react";
import { useSessionState } from "./session/use-session.ts";

/** The stage does not wait for letters that do not come. */
const PATIENCE_MS = 2500;

/**
 * False until letters can be written: what a shopper types comes before the view of it in 3D, whose start keeps a weak
 * machine busy for seconds.
 */
export function useStageMayLoad(): boolean {
  const lettersReady = useSessionState((state) => state.lettersReady);
  const [mayLoad, setMayLoad] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setMayLoad(true), lettersReady ? 0 : PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [lettersReady]);
  return mayLoad;
}
