import type { ReactElement } from "react";

/** Our own drawings on a 24 px grid, 1.75 px strokes with round ends. */
const PATHS = {
  undo: "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3",
  redo: "m16 5 4 4-4 4m4-4H10a5.5 5.5 0 0 0 0 11h3",
  text: "M5 7V5h14v2M12 5v14m-3 0h6",
  photo:
    "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v11A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 5 5Zm-1 12 5-5.5 4 4 2.5-2.5L20 17M15.5 9.5h.01",
  shape: "M4.5 13h7v7h-7zM16 4.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM7.5 3.5l3.5 6H4z",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "m6 6 12 12M18 6 6 18",
  check: "m5 12.5 4.5 4.5L19 7.5",
  trash: "M5 7h14M10 7V5h4v2m-7.5 0 .8 12h9.4l.8-12M10.5 11v5m3-5v5",
  copy: "M9 9h10v10H9zM5.5 15H5V5h10v.5",
  up: "m6 15 6-6 6 6",
  down: "m6 9 6 6 6-6",
  forward: "m9 6 6 6-6 6",
  back: "m15 6-6 6 6 6",
  alignStart: "M5 6h14M5 10h8M5 14h14M5 18h8",
  alignCenter: "M5 6h14M8 10h8M5 14h14M8 18h8",
  alignEnd: "M5 6h14m-8 4h8M5 14h14m-8 4h8",
  alignJustify: "M5 6h14M5 10h14M5 14h14M5 18h14",
  rotate: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4",
  flipX: "M12 4v16M9 7 4 17h5zm6 0 5 10h-5z",
  flipY: "M4 12h16M7 9l10-5v5zm0 6 10 5v-5z",
  centre: "M12 3v4m0 10v4M3 12h4m10 0h4M9 9h6v6H9z",
  cube: "m12 3.5 7.5 4.2v8.6L12 20.5l-7.5-4.2V7.7zm0 0v0M4.5 7.7 12 12l7.5-4.3M12 12v8.5",
  flat: "M4 7h16v10H4zM8 7v10",
  cart: "M4 5h2l1.8 9.5h9.4L19 8H6.6M9.5 19h.01M16 19h.01",
  warning: "M12 4 3.5 19h17zM12 10v4m0 2.5h.01",
  info: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 7v5m0-8.2h.01",
  cloud: "M7.5 18.5a4 4 0 0 1-.6-7.95 5.5 5.5 0 0 1 10.6 1A3.5 3.5 0 0 1 17 18.5z",
  cloudOff: "M9.6 6.5a5.5 5.5 0 0 1 7.9 5.05A3.5 3.5 0 0 1 19.6 17M16 18.5H7.5a4 4 0 0 1-.6-7.95L7.3 9M4 4l16 16",
  layers: "m12 4 8.5 4.5L12 13 3.5 8.5zm-8.5 8.7L12 17.2l8.5-4.5M3.5 16 12 20.5 20.5 16",
  spark: "M12 4v5m0 6v5m-8-8h5m6 0h5M7 7l2.5 2.5m5 5L17 17m0-10-2.5 2.5m-5 5L7 17",
  swap: "M7 4 4 7l3 3M4 7h13M17 14l3 3-3 3m3-3H7",
  lock: "M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  link: "M10 14a4 4 0 0 0 6 .3l2.5-2.5a4 4 0 0 0-5.7-5.6l-1 1M14 10a4 4 0 0 0-6-.3l-2.5 2.5a4 4 0 0 0 5.7 5.6l1-1",
  sheet: "M5 15h14M8 19h8M12 4v7m-3-3 3 3 3-3",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return <Strokes d={PATHS[name]} {...(size !== undefined && { size })} />;
}

/** A drawing like the icons, for those that only a part fetched later shows. */
export function Strokes({ d, size = 22 }: { readonly d: string; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={d} />
    </svg>
  );
}
