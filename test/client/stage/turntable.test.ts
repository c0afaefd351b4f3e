import { describe, expect, it } from "vitest";
import { nearestView } from "../../../client/customizer/stage/model/nearest-view.ts";
import { nearestTurn, Turntable, ZOOM_LIMITS } from "../../../client/customizer/stage/model/turntable.ts";

const VIEWS = [
  { id: "front", azimuthDeg: 180, elevationDeg: 10 },
  { id: "left", azimuthDeg: 125, elevationDeg: 12 },
  { id: "right", azimuthDeg: 235, elevationDeg: 12 },
  { id: "inside", azimuthDeg: 200, elevationDeg: 52 },
];

function settle(turntable: Turntable): number {
  let frames = 0;
  while (turntable.advance(1 / 60)) frames += 1;
  return frames;
}

describe("turntable", () => {
  it("[T1] flies to a view the short way round and then rests", () => {
    const turntable = new Turntable({ azimuthDeg: 350, elevationDeg: 10, zoom: 1 });
    turntable.flyTo({ azimuthDeg: 10 });
    turntable.advance(1 / 60);
    expect(turntable.pose.azimuthDeg).toBeGreaterThan(350);
    expect(settle(turntable)).toBeLessThan(240);
    expect(turntable.pose.azimuthDeg).toBe(370);
    expect(turntable.advance(1)).toBe(false);
  });

  it("[T2] arrives at the same pose whatever the frame rate", () => {
    const poses = [120, 60, 8].map((perSecond) => {
      const turntable = new Turntable({ azimuthDeg: 0, elevationDeg: 0, zoom: 1 });
      turntable.flyTo({ azimuthDeg: 90 });
      for (let i = 0; i < perSecond / 2; i++) turntable.advance(1 / perSecond);
      return turntable.pose.azimuthDeg;
    });
    for (const pose of poses) expect(pose).toBeCloseTo(poses[0] ?? 0, 6);
  });

  it("[T3] never looks from below the table, nor closer or farther than it may", () => {
    const turntable = new Turntable({ azimuthDeg: 0, elevationDeg: 0, zoom: 1 });
    turntable.turnBy(0, -500);
    turntable.zoomBy(1000);
    settle(turntable);
    expect(turntable.pose).toMatchObject({ elevationDeg: -8, zoom: ZOOM_LIMITS.most });
    turntable.turnBy(0, 5000);
    turntable.zoomBy(1e-9);
    settle(turntable);
    expect(turntable.pose).toMatchObject({ elevationDeg: 70, zoom: ZOOM_LIMITS.least });
  });

  it("[T4] stands in a pose at once for who asked for less motion", () => {
    const turntable = new Turntable({ azimuthDeg: 0, elevationDeg: 0, zoom: 1 });
    turntable.jumpTo({ azimuthDeg: 90 });
    expect(turntable.pose.azimuthDeg).toBe(90);
    expect(turntable.advance(1 / 60)).toBe(false);
  });

  it("[T5] turns on after a flick", () => {
    const turntable = new Turntable({ azimuthDeg: 0, elevationDeg: 0, zoom: 1 });
    turntable.turnBy(10, 0);
    turntable.flick(200);
    settle(turntable);
    expect(turntable.pose.azimuthDeg).toBeGreaterThan(40);
  });

  it("[T6] knows which view a hand has turned to, and when it is none", () => {
    const pose = (azimuthDeg: number, elevationDeg: number) => ({ azimuthDeg, elevationDeg, zoom: 1 });
    expect(nearestView(VIEWS, pose(180 + 720, 12))).toBe("front");
    expect(nearestView(VIEWS, pose(140, 12))).toBe("left");
    expect(nearestView(VIEWS, pose(205, 45))).toBe("inside");
    expect(nearestView(VIEWS, pose(0, 10))).toBeUndefined();
    expect(nearestTurn(10, 350)).toBe(370);
  });
});
