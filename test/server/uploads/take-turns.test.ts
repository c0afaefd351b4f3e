import { describe, expect, it } from "vitest";
import { createTurns } from "../../../server/uploads/take-turns.ts";

describe("turns", () => {
  it("[TT1] one piece is done in each round of the event loop, in the order of asking", async () => {
    const turn = createTurns();
    let round = 0;
    const done: { who: number; round: number }[] = [];
    let goesOn = true;
    const count = () => {
      round += 1;
      if (goesOn) setImmediate(count);
    };
    setImmediate(count);
    const work = async (who: number) => {
      for (let piece = 0; piece < 5; piece += 1) {
        await turn();
        done.push({ who, round });
      }
    };
    await Promise.all([1, 2, 3, 4].map(work));
    goesOn = false;
    expect(new Set(done.map((each) => each.round)).size).toBe(20);
    expect(done.map(({ who }) => who)).toEqual(Array.from({ length: 5 }, () => [1, 2, 3, 4]).flat());
  });
});
