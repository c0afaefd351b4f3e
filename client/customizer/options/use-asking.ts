import { useEffect, useRef } from "react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { Explanation, Wanted } from "../session/explanation.ts";
import { useSession } from "../session/use-session.ts";

/** The mouse may cross a value on its way; the reasons come when it rests. */
const HOVER_MS = 350;

export interface Asked {
  readonly wanted: Wanted;
  /** Not to be chosen as it is. */
  readonly muted: boolean;
  /** Being explained now. */
  readonly told: Explanation | undefined;
}

/**
 * What an input does that stands for a value one cannot simply choose: it keeps the focus, says that it is disabled and why,
 * and Enter takes the best way to have the value all the same.
 */
export function useAsking() {
  const session = useSession();
  const hover = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(hover.current), []);

  return {
    input: ({ wanted, muted, told }: Asked) =>
      muted
        ? {
            "aria-disabled": true,
            "aria-describedby": told ? whyId(wanted.option) : undefined,
            onFocus: () => session.explain(wanted),
            onKeyDown: (event: KeyboardEvent) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              const best = told?.ways.find(({ kind }) => kind !== "instead");
              if (best) session.take(best);
              else session.explain(wanted);
            },
          }
        : {},
    label: ({ wanted, muted, told }: Asked) => ({
      "data-muted": muted || undefined,
      "data-asked": told !== undefined || undefined,
      ...(muted && {
        onPointerEnter: ({ pointerType }: PointerEvent) => {
          if (pointerType === "mouse") hover.current = setTimeout(() => session.explain(wanted), HOVER_MS);
        },
        onPointerLeave: () => clearTimeout(hover.current),
      }),
    }),
  };
}

/** The id of the words that describe a value one cannot choose. */
export function whyId(option: string): string {
  return `why-${option}`;
}
