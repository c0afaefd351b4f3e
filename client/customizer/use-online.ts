import { useEffect, useSyncExternalStore } from "react";
import type { Session } from "./session/session.ts";

/** Whether the browser has a line; saving goes on by itself when it comes back. */
export function useOnline(session: Session): boolean {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  useEffect(() => {
    if (online) session.retrySaving();
  }, [online, session]);
  return online;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}
