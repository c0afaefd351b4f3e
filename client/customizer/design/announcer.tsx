import { createContext, use, useCallback, useRef, useState } from "react";
import type { ReactElement, ReactNode } from "react";

type Announce = (message: string) => void;
const AnnouncerContext = createContext<Announce>(() => undefined);

/** Says something politely to people who do not see the screen. */
export function useAnnouncer(): Announce {
  return use(AnnouncerContext);
}

const PAUSE_MS = 350;

/** A live region. Quick changes (a held arrow key) are summed up in the last one. */
export function Announcer({ children }: { readonly children: ReactNode }): ReactElement {
  const [message, setMessage] = useState("");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback((next: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setMessage(next), PAUSE_MS);
  }, []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {message}
      </div>
    </AnnouncerContext>
  );
}
