import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLayerRest } from "../../../client/customizer/paint/layer-rest.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("layers are let go of soon after the element was, late while one is held, and never under the hand", () => {
  const release = vi.fn();
  const rest = createLayerRest(release);
  rest.touch(true);
  vi.advanceTimersByTime(29_000);
  rest.touch(true);
  vi.advanceTimersByTime(29_000);
  expect(release).not.toHaveBeenCalled();
  rest.touch(false);
  vi.advanceTimersByTime(2900);
  expect(release).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(release).toHaveBeenCalledTimes(1);
  rest.touch(true);
  vi.advanceTimersByTime(30_000);
  expect(release).toHaveBeenCalledTimes(2);
  rest.touch(false);
  rest.stop();
  vi.advanceTimersByTime(60_000);
  expect(release).toHaveBeenCalledTimes(2);
});
