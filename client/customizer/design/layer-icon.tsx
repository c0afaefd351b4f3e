import type { ReactElement } from "react";
import { Strokes } from "../../ui/icons.tsx";

/** Drawings only the list of layers and its tools need. */
const PATHS = {
  eye: "M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6Zm9-2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  eyeOff:
    "M4 4l16 16M9.5 6.4A9 9 0 0 1 12 6c5.5 0 9 6 9 6a15 15 0 0 1-2.7 3.3M6.5 7.7A15 15 0 0 0 3 12s3.5 6 9 6a9 9 0 0 0 4-1",
  lock: "M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  unlock: "M6.5 11h11v8.5h-11zM8.5 11V7a3.5 3.5 0 0 1 6.7-1.5",
  group: "M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4M8.5 8.5h5v5h-5zm5 2h2v5h-5v-2",
  ungroup: "M4.5 4.5h8v8h-8zM15.5 11.5h4v8h-8v-4M4 20l4-4",
  pencil: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  several: "M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11 6.5h9M11 12.5h9M11 18.5h9",
  left: "M4 4v16M7 7h11v3.5H7zM7 13.5h6V17H7z",
  centre: "M12 4v16M6 7h12v3.5H6zM9 13.5h6V17H9z",
  right: "M20 4v16M6 7h11v3.5H6zM11 13.5h6V17h-6z",
  top: "M4 4h16M7 7h3.5v11H7zM13.5 7H17v6h-3.5z",
  middle: "M4 12h16M7 6h3.5v12H7zM13.5 9H17v6h-3.5z",
  bottom: "M4 20h16M7 6h3.5v11H7zM13.5 11H17v6h-3.5z",
  spreadX: "M4 4v16M20 4v16M9.5 8h5v8h-5z",
  spreadY: "M4 4h16M4 20h16M8 9.5h8v5H8z",
} as const;

export type LayerIconName = keyof typeof PATHS;

export function LayerIcon({ name, size }: { readonly name: LayerIconName; readonly size?: number }): ReactElement {
  return <Strokes d={PATHS[name]} {...(size !== undefined && { size })} />;
}
