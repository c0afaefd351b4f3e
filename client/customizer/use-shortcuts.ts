import { useEffect } from "react";
import type { Session } from "./session/session.ts";

/** Undo and redo anywhere, pasted pictures, and Escape to let go of the element. */
export function useShortcuts(session: Session): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (event.key === "Escape" && !event.defaultPrevented && !isWriting(event.target)) {
        session.selectElement(undefined);
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // Inside a field the browser's own undo would know only that field; ours knows the typing too.
      if (key === "z" || key === "y") {
        event.preventDefault();
        if (key === "y" || event.shiftKey) session.redo();
        else session.undo();
      }
    };
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith("image/"));
      if (files.length === 0) return;
      event.preventDefault();
      for (const file of files) void session.addPhoto(file);
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("paste", onPaste);
    };
  }, [session]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
