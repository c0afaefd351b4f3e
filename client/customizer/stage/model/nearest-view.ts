import { nearestTurn } from "./turntable.ts";
import type { Pose } from "./turntable.ts";

/** Farther than this from every view, the product stands between them. */
const REACH_DEG = 40;

interface View {
  readonly id: string;
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
}

/** The named view a pose is closest to; undefined in between. */
export function nearestView(views: readonly View[], pose: Pose): string | undefined {
  let best: { readonly id: string; readonly apart: number } | undefined;
  for (const view of views) {
    const turn = Math.abs(nearestTurn(view.azimuthDeg, pose.azimuthDeg) - pose.azimuthDeg);
    const apart = Math.hypot(turn, view.elevationDeg - pose.elevationDeg);
    if (apart < (best?.apart ?? REACH_DEG)) best = { id: view.id, apart };
  }
  return best?.id;
}
