import type { DisplayGroup, DisplayItem, DisplayPath } from "./display-list.ts";

/** Items faded as one picture; where a single line or area is faded, it is its own opacity, which painters do at once. */
export function fadeItems(
  items: readonly DisplayItem[],
  opacity: number,
  cut: Pick<DisplayGroup, "clip" | "clipRule"> = {},
): DisplayItem {
  const [only, ...more] = items;
  const isPlain = only?.kind === "path" && more.length === 0 && !(only.fill && only.stroke);
  if (opacity === 1) return { kind: "group", ...cut, items };
  if (!isPlain) return { kind: "group", ...cut, opacity, items };
  const faded: DisplayPath = { ...only, opacity: Math.round((only.opacity ?? 1) * opacity * 1e4) / 1e4 };
  return cut.clip === undefined ? faded : { kind: "group", ...cut, items: [faded] };
}
