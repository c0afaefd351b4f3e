import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  closeGroup,
  commit,
  dropRepeats,
  mapHistory,
  redo,
  startHistory,
  undo,
} from "../../../client/customizer/session/history.ts";

describe("history", () => {
  it("takes one gesture back in one step", () => {
    let history = startHistory(0);
    for (const value of [1, 2, 3]) history = commit(history, value, "drag");
    history = commit(closeGroup(history), 4, "drag");
    expect(undo(history).present).toBe(3);
    expect(undo(undo(history)).present).toBe(0);
  });

  it("forgets what was undone once something else is done", () => {
    const history = commit(undo(commit(startHistory("a"), "b")), "c");
    expect(redo(history)).toBe(history);
    expect(undo(history).present).toBe("a");
  });

  it("goes all the way back and forth, whatever was done", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.option(fc.constantFrom("a", "b"), { nil: undefined }))),
        (edits) => {
          const end = edits.reduce((history, [value, group]) => commit(history, value, group), startHistory(-1));
          let back = end;
          while (back.past.length > 0) back = undo(back);
          expect(back.present).toBe(-1);
          while (back.future.length > 0) back = redo(back);
          expect(back.present).toBe(end.present);
          expect(back.past).toEqual(end.past);
        },
      ),
    );
  });

  it("changes what undo will bring back, and leaves no step that does nothing", () => {
    const history = commit(commit(commit(startHistory("a"), "x"), "b"), "c");
    const mapped = mapHistory(history, (value) => (value === "x" ? "a" : value));
    const clean = dropRepeats(mapped, (a, b) => a === b);
    expect(clean.past).toEqual(["a", "b"]);
    expect(undo(undo(clean)).present).toBe("a");
  });
});
